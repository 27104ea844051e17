import type { RowFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen, progressIn } from '../../graph/progress';
import { phaseOfPlan } from '../matrix/matrixEntries';
import { cellsOf } from '../tableEdit';
import type { PlacedRow } from './changedDocuments';
import { fulfilledBy, fulfilledWith, markImplemented } from './coveredRequirements';
import { deferredCells } from './deferredCells';
import { markMet, putOff, recordMet, recordPutOff, retarget } from './deferring';
import type { LaterWork } from './laterWork';
import { markItem } from './markItem';
import type { Marking, Outcome } from './marking';
import { deferralOf } from './openParts';
import { updateSummary } from './summaryCounts';
import type { WorkCriterion } from './workCriteria';

/** A work package that is done, and what becomes of its criteria. */
export interface Completion {
  readonly plan: LinkedFile;
  readonly work: number;
  readonly ticked: readonly WorkCriterion[];
  readonly left: readonly WorkCriterion[];
  /** Where those that are left go; null where none is. */
  readonly to: LaterWork | null;
}

export interface Completed {
  readonly outcomes: readonly Outcome[];
  /** Requirements and constraints that are implemented by now. */
  readonly implemented: number;
}

/** Writes into plan, checklists and matrix that a work package is done. */
export function complete(marking: Marking, group: PlanGroup, completion: Completion): Completed {
  const { plan, work, ticked, left, to } = completion;
  const { documents } = marking;
  for (const criterion of ticked) tick(marking, group, work, criterion);
  for (const { row, file, work: from, reference } of to ? left : []) {
    if (!to) continue;
    if (row) putOff(documents, group, { plan: file, row, work: from, to, reason: '' });
    else {
      const document = documents.document(file.path);
      if (document) retarget(document, group, reference, work, to);
    }
  }
  recordKnown(marking, group, plan, work);
  const outcomes = markItem(marking, group, work, null);
  const isTicked = (row: RowFact): boolean => row.status === 'done' || ticked.some((one) => one.row === row);
  const requirements = new Set([
    ...fulfilledBy(group, plan, work),
    ...ticked.flatMap(({ row, file }) => (row && file === plan ? fulfilledWith(group, plan, row, work) : [])),
  ]);
  const implemented = markImplemented(marking, group, plan, [...requirements], isTicked);
  sayNothingDeferred(marking, group, plan, work);
  for (const document of documents.changed) updateSummary(document);
  return { outcomes, implemented };
}

/** Work that a work package waits for and that is still to be done. */
export function openPrerequisites(group: PlanGroup, work: number): number[] {
  const { graph } = group;
  const progress = progressIn(group);
  const found = new Set<number>();
  const waits = group.linksOf('depends-on');
  for (let i = 0; i < waits.length; i += 3)
    if (graph.canonicalOf(waits[i] ?? -1) === work) found.add(waits[i + 1] ?? -1);
  const blocks = group.linksOf('blocks');
  for (let i = 0; i < blocks.length; i += 3) if (blocks[i + 1] === work) found.add(graph.canonicalOf(blocks[i] ?? -1));
  return [...found].filter(
    (needed) => needed !== work && progress.reaches(needed) && isOpen(progress.statusOf(needed)),
  );
}

/** Ticks a criterion where it stands, and says in the checklist that what was put off to the work is met. */
export function tick(
  marking: Marking,
  group: PlanGroup,
  work: number,
  { row, file, end, work: from, reference }: WorkCriterion,
): void {
  if (row) {
    marking.place(file, row.start);
    if (reference >= 0) recordMet(marking.documents, group, { plan: file, row, work: from }, work);
    return;
  }
  const document = marking.documents.document(file.path);
  if (document) markMet(document, end);
}

/** What the plan puts off already stands in the checklist as well, once the work package is done there. */
function recordKnown(marking: Marking, group: PlanGroup, plan: LinkedFile, work: number): void {
  const { graph } = group;
  const index = work - graph.itemNumber(graph.fileIndex(plan.path), 0);
  for (const row of plan.facts.rows) {
    if (row.kind !== 'criterion' || row.owner !== index || row.status === 'done') continue;
    const reference = deferralOf(group, plan, row);
    const target = reference < 0 ? -1 : (graph.parts.targets[reference] ?? -1);
    if (target < 0) continue;
    const file = graph.fileOfItem(target);
    const { id } = graph.item(target);
    const name = file === plan ? id : `${phaseOfPlan(graph, file)} ${id}`.trim();
    recordPutOff(marking.documents, group, { plan, row, work, to: { work: target, name }, reason: '' }, target);
  }
}

/** `None`, where the other work packages that are done say so in their rows. */
function sayNothingDeferred(marking: Marking, group: PlanGroup, plan: LinkedFile, work: number): void {
  for (const { document, placed, column } of deferredCells(marking.documents, group, plan, work)) {
    if (document.edits.length === 0 || cellsOf(document.text, placed.row)[column] !== '') continue;
    const at = placed.row.cells[column * 2] ?? 0;
    // Something is deferred by now.
    if (document.edits.some(({ start, end }) => start <= at && end >= at)) continue;
    const said = placed.table.rows.map((other) => cellsOf(document.text, other)[column] ?? '');
    const none = said.find((cell) => /^(?:none|n\/a|[-\u2013\u2014])$/i.test(cell));
    const empty = said.filter((cell, r) => cell === '' && isDoneRow(document.text, placed, r));
    if (none !== undefined && empty.length === 0) document.replaceCell(placed, column, none);
  }
}

function isDoneRow(text: string, { table }: PlacedRow, r: number): boolean {
  const other = table.rows[r];
  return other !== undefined && cellsOf(text, other).some((cell) => /^\[[xX]\]/.test(cell));
}
