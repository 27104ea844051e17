import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { normalisePath } from '../../graph/relations';
import { folderOf } from '../../graph/territories';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { plansInOrder } from './plannedRows';

/** The traceability matrices of a group that are there. */
export function matricesOf({ files }: PlanGroup): LinkedFile[] {
  return files.filter(({ rule }) => rule?.duty === 'matrix');
}

/**
 * Where the matrix of a group is, or will be: where a master plan lists it, else beside the first plan. Null where there
 * is no plan, or where the profile doesn't say what a matrix is called.
 */
export function placeOfMatrix(snapshot: Snapshot, group: PlanGroup): string | null {
  const [there] = matricesOf(group);
  if (there) return there.path;
  const [plan] = plansInOrder(group);
  const rule = plan?.profile?.documents.find(({ duty }) => duty === 'matrix');
  const name = rule?.source.paths?.map(fileNameOf).find((last) => !/[*?[\]{}()!]/.test(last));
  if (!plan || name === undefined) return null;
  return listedPath(snapshot, group, name) ?? beside(plan.path, name);
}

function listedPath(snapshot: Snapshot, { files }: PlanGroup, name: string): string | null {
  for (const { facts, path, rule } of files) {
    if (rule?.duty !== 'master') continue;
    for (const { path: written } of facts.announcements) {
      if (fileNameOf(written) !== name) continue;
      // A path is read from the root first, as it is when the file is there.
      const candidates = [normalisePath(written), normalisePath(beside(path, written))];
      const found = candidates.find((one) => one !== null && (folderOf(one) === '' || snapshot.exists(folderOf(one))));
      if (found !== undefined) return found;
    }
  }
  return null;
}

const beside = (path: string, name: string): string => {
  const folder = folderOf(path);
  return folder === '' ? name : `${folder}/${name}`;
};
