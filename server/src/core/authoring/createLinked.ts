import { phaseLabelOf } from '../facts/phaseLabel';
import type { LinkedFile } from '../graph/linkedFile';
import { ownershipOf } from '../graph/ownership';
import type { PlanGroup } from '../graph/planGroup';
import type { PhaseRelation } from '../graph/relations';
import type { Snapshot } from '../workspace/snapshot';
import { placeOfChecklist } from './checklistPlace';
import { createExecutionChecklist } from './executionChecklist';
import { listedRow } from './indexRow';
import { newPhasePlan } from './phasePlan/newPhasePlan';
import type { Repair } from './repair';
import { snapshotText } from './snapshotText';

/** What a document that is not there would be: the checklist of a plan, or the plan of a phase. */
type Wanted = { readonly checklistOf: LinkedFile } | { readonly planOf: PhaseRelation };

/** Whether the name of a file that a document links to says what it would be, and that can be written. */
export function isCreatable(snapshot: Snapshot, from: LinkedFile, path: string): boolean {
  return wantedAt(snapshot, from, path) !== null;
}

/**
 * Creates the document that a link leads to, where its name says what it is to be: the checklist of a plan that is there,
 * or the plan of a phase that has none. Other documents are not Plantrace's to invent.
 */
export function createLinked(snapshot: Snapshot, from: LinkedFile, path: string): Repair[] {
  const wanted = wantedAt(snapshot, from, path);
  const group = snapshot.graph.group(from.plan);
  if (!wanted || !group) return [];
  if ('planOf' in wanted) {
    const plan = newPhasePlan(snapshot, group, wanted.planOf, path);
    return plan && 'change' in plan ? [{ title: plan.change.title, preferred: false, change: plan.change }] : [];
  }
  const result = createExecutionChecklist(snapshot, wanted.checklistOf.path);
  if (!('change' in result) || result.path !== path) return [];
  const { title, creations } = result.change;
  return [{ title, preferred: false, change: { title, creations, edits: listing(snapshot, group, path) } }];
}

function wantedAt(snapshot: Snapshot, from: LinkedFile, path: string): Wanted | null {
  const group = snapshot.graph.group(from.plan);
  const rule = from.profile?.documents.find(({ pathFits }) => pathFits?.(path));
  if (!group || !rule || snapshot.exists(path)) return null;
  if (rule.duty === 'checklist') {
    const plan = group.files.find(
      (file) => file.rule?.duty === 'plan' && holdsWork(file) && placeOfChecklist(snapshot, file)?.path === path,
    );
    return plan ? { checklistOf: plan } : null;
  }
  if (rule.duty !== 'plan') return null;
  const label = phaseLabelOf(path, []);
  const phases = ownershipOf(group).phases.filter((phase) => phase.label === label);
  const [phase] = phases;
  const isFree = phases.length === 1 && phase?.announcedPath === null && phase.planPath === null;
  return phase && isFree ? { planOf: phase } : null;
}

function holdsWork({ facts }: LinkedFile): boolean {
  return facts.items.some(
    ({ kind, strength }) =>
      strength === 'explicit' && (kind === 'work-package' || kind === 'requirement' || kind === 'constraint'),
  );
}

/** The checklist as a row of the master plan's index, where that lists checklists. */
function listing(snapshot: Snapshot, { files }: PlanGroup, path: string): Repair['change']['edits'] {
  const masters = files.filter(({ rule }) => rule?.duty === 'master');
  const [master] = masters;
  const current = master && masters.length === 1 ? snapshotText(snapshot, master.path) : 'gone';
  const row = master && listedRow(snapshot, master.path, path, 'checklist');
  if (!master || !row || typeof current === 'string') return [];
  return [{ file: master.path, expectedText: current.text, edits: [row] }];
}
