import { questionsDocumentOf } from '../../graph/questions';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { normalisePath } from '../../graph/relations';
import { folderOf } from '../../graph/territories';
import type { DocumentRule } from '../../profile/compile';
import type { Snapshot } from '../../workspace/snapshot';

/** Where questions of a plan are logged: a document that is there, or the path of one that is to be written. */
export type PlaceOfQuestions =
  | { readonly document: LinkedFile }
  | { readonly path: string; readonly rule: DocumentRule }
  /** Its dialect has no such documents. */
  | null;

const USUAL_NAME = 'questions.md';

/** The questions document of a plan, else where the master plan announces one, else beside the plan. */
export function placeOfQuestions(snapshot: Snapshot, group: PlanGroup, plan: LinkedFile): PlaceOfQuestions {
  const document = questionsDocumentOf(group);
  if (document && document.profile === plan.profile) return { document };
  const rule = plan.profile?.documents.find(({ duty }) => duty === 'questions');
  if (!rule) return null;
  const folder = folderOf(plan.path);
  const path = announced(snapshot, group, rule) ?? (folder === '' ? USUAL_NAME : `${folder}/${USUAL_NAME}`);
  return { path, rule };
}

/** A path of an index is written from the root or from the master plan; the folder of the master plan goes first. */
function announced(snapshot: Snapshot, { files }: PlanGroup, rule: DocumentRule): string | null {
  for (const master of files) {
    if (master.rule?.duty !== 'master') continue;
    const own = folderOf(master.path);
    for (const { path: written } of master.facts.announcements) {
      const candidates = [normalisePath(written), normalisePath(own === '' ? written : `${own}/${written}`)];
      const fitting = candidates.filter((path): path is string => path !== null && rule.pathFits?.(path) === true);
      const isThere = (path: string): boolean => folderOf(path) === '' || snapshot.exists(folderOf(path));
      const found = fitting.find((path) => folderOf(path) === own) ?? fitting.find(isThere);
      if (found !== undefined) return found;
    }
  }
  return null;
}
