import type { PlanGroup } from '../../graph/planGroup';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PhaseRelation } from '../../graph/relations';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { DocumentRule } from '../../profile/compile';
import type { Snapshot } from '../../workspace/snapshot';
import { listedRow } from '../indexRow';
import { lineEndingAt } from '../lineEnding';
import { snapshotText } from '../snapshotText';
import { draftPhase } from './phaseDraft';
import { placeOfPlan } from './placeOfPlan';
import { styleOfPlans } from './planStyle';
import { writtenPlan } from './writtenPlan';

export interface NewPlan {
  readonly path: string;
  readonly change: WorkspaceChange;
}

/**
 * The plan of a phase that has none yet: a new document with the sections of its kind in their order, the requirements
 * of the sections that the phase covers as checklist rows, a work package for each sub-task, and slots for what only a
 * person can say. Which work package a row belongs to is proposed by the words that they share. Where the master plan
 * has an index of plans, the new one is listed. It is written where the phase announces it, else to `elsewhere`. Null where
 * the phase has a plan, or announces none and no other place is given; refused where the workspace's own template has a
 * slot that there is not.
 */
export function newPhasePlan(
  snapshot: Snapshot,
  group: PlanGroup,
  relation: PhaseRelation,
  elsewhere: string | null = null,
): NewPlan | Refusal | null {
  const { graph } = snapshot;
  const master = graph.file(relation.masterPath);
  const fact = master?.facts.items[relation.item];
  const path = relation.announcedPath === null ? elsewhere : placeOfPlan(snapshot, relation);
  const rule = master && path !== null ? ruleOfPlan(master, relation, path) : undefined;
  const current = master ? snapshotText(snapshot, master.path) : 'gone';
  if (!master || !fact || !rule || path === null || typeof current === 'string') return null;
  const draft = draftPhase(snapshot, group, relation, rule, path);
  const written = draft && writtenPlan(snapshot, draft, rule, styleOfPlans(snapshot, relation));
  if (!written || 'refused' in written) return written;
  const { lines } = written;
  const eol = lineEndingAt(current.text, 0);
  const title = `Create ${path} for ${fact.id}`;
  const listed = listedRow(snapshot, master.path, path, rule.duty);
  const edits = listed ? [{ file: master.path, expectedText: current.text, edits: [listed] }] : [];
  return { path, change: { title, creations: [{ file: path, text: lines.join(eol) + eol }], edits } };
}

/**
 * The rule of the documents that the phase announces, else of those that are called so, else of those that phases
 * announce.
 */
function ruleOfPlan(
  { profile, facts, rule: master }: LinkedFile,
  { item }: PhaseRelation,
  path: string,
): DocumentRule | undefined {
  const kind = facts.announcements.find((one) => one.owner === item && one.kind !== null)?.kind;
  const plans = profile?.documents.filter(({ duty }) => duty === 'plan') ?? [];
  if (kind !== undefined) return plans.find((rule) => rule.kind === kind);
  return (
    plans.find((rule) => rule.pathFits?.(path)) ??
    plans.find((rule) => master?.announces.some((one) => one.kind === rule.kind))
  );
}
