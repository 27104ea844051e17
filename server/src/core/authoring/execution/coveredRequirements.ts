import { ReferenceField, referenceStride, type RowFact } from '../../facts/facts';
import { statusOfText } from '../../facts/status';
import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isSetApart, progressIn } from '../../graph/progress';
import { actedOnBy, actingOn } from '../../graph/traces';
import type { ItemKind } from '../../model/vocabulary';
import { cellsOf } from '../tableEdit';
import type { ChangedDocument, PlacedRow } from './changedDocuments';
import { advanceMatrices } from './matrixStatuses';
import { recordPlaces } from './itemRecords';
import { statusColumnOf, type Marking } from './marking';
import { rowsOfItem } from './tableRows';

const KINDS: ReadonlySet<ItemKind> = new Set<ItemKind>(['requirement', 'constraint']);
const TESTED = /^(?:tested|tests?|verified)$/;

/** Requirements and constraints of a plan for which nothing is left to do once a work package of it is done. */
export function fulfilledBy(group: PlanGroup, plan: LinkedFile, work: number): number[] {
  const covered = actedOnBy(group.graph, work, 'covers').map(({ item }) => group.graph.canonicalOf(item));
  return fulfilled(group, plan, covered, work);
}

/** The same of what a criterion verifies that other work has put off: its own work was done before. */
export function fulfilledWith(group: PlanGroup, plan: LinkedFile, row: RowFact, work: number): number[] {
  const { graph } = group;
  const first = graph.referenceNumber(graph.fileIndex(plan.path), 0);
  const verified: number[] = [];
  for (let at = 0, r = 0; at < plan.facts.references.length; at += referenceStride, r++) {
    const start = plan.facts.references[at + ReferenceField.start] ?? -1;
    if (start < row.start || start >= row.end || graph.roleOf(first + r) !== 'verifies') continue;
    verified.push(graph.parts.targets[first + r] ?? -1);
  }
  return fulfilled(group, plan, verified, work);
}

function fulfilled(group: PlanGroup, plan: LinkedFile, items: readonly number[], work: number): number[] {
  const { graph } = group;
  const progress = progressIn(group);
  const isOver = (other: number): boolean => {
    const status = progress.statusOf(other);
    return other === work || status === 'done' || isSetApart(status);
  };
  return items.filter((item) => {
    if (item < 0 || !KINDS.has(graph.item(item).kind)) return false;
    return actingOn(graph, item, 'covers').every(
      ({ item: other }) =>
        other < 0 || graph.item(other).kind !== 'work-package' || graph.fileOfItem(other) !== plan || isOver(other),
    );
  });
}

/**
 * Marks requirements as implemented in their plan, its checklists and the matrix; as tested where a criterion that is
 * ticked by now verifies them, and none is left that would. How many were marked anywhere.
 */
export function markImplemented(
  marking: Marking,
  group: PlanGroup,
  plan: LinkedFile,
  requirements: readonly number[],
  isTicked: (row: RowFact) => boolean,
): number {
  const { graph } = group;
  let count = 0;
  const meant = requirements.filter((item) => {
    const own = graph.definitionsOf(item).filter((definition) => graph.fileOfItem(definition) === plan);
    return !own.some((definition) => graph.item(definition).status === 'deferred');
  });
  for (const item of meant) {
    const { form } = graph.item(item);
    const outcomes = recordPlaces(group, item, plan).map(({ file, offset }) => marking.place(file, offset, form));
    const tested = isTested(group, plan, item, isTicked) && markTested(marking, group, plan, item);
    if (tested || outcomes.includes('marked')) count++;
  }
  advanceMatrices(marking.documents, group, plan, new Set(meant));
  return count;
}

function isTested(group: PlanGroup, plan: LinkedFile, item: number, isTicked: (row: RowFact) => boolean): boolean {
  const { graph } = group;
  const rows = new Set<RowFact>();
  for (const reference of graph.referencesTo(item)) {
    if (graph.roleOf(reference) !== 'verifies' || graph.fileOfReference(reference) !== plan) continue;
    const at = graph.field(reference, ReferenceField.start);
    const row = plan.facts.rows.find(({ kind, start, end }) => kind === 'criterion' && start <= at && at < end);
    if (row) rows.add(row);
  }
  return rows.size > 0 && [...rows].every(isTicked);
}

/** Marks a requirement as tested in the checklists of its plan. */
export function markTested(marking: Marking, group: PlanGroup, plan: LinkedFile, item: number): boolean {
  const cells = testedCells(marking, group, plan, item);
  return cells.filter(({ document, placed, column }) => marking.cell(document, placed, column) === 'marked').length > 0;
}

/** Whether a checklist of the plan still waits for the test of a requirement. */
export function isUntested(marking: Marking, group: PlanGroup, plan: LinkedFile, item: number): boolean {
  return testedCells(marking, group, plan, item).some(
    ({ document, placed, column }) => statusOfText(cellsOf(document.text, placed.row)[column] ?? '') !== 'done',
  );
}

function testedCells(
  marking: Marking,
  group: PlanGroup,
  plan: LinkedFile,
  item: number,
): { document: ChangedDocument; placed: PlacedRow; column: number }[] {
  const { form } = group.graph.item(item);
  return checklistsOf(group.files, plan.path).flatMap((checklist) => {
    const document = marking.documents.document(checklist.path);
    if (!document) return [];
    return rowsOfItem(document, group, checklist, item).flatMap((placed) => {
      const stated = statusColumnOf(checklist, placed, form);
      const column = placed.table.columns.findIndex((words, c) => c !== stated && TESTED.test(words));
      return column < 0 || cellsOf(document.text, placed.row)[column] === undefined
        ? []
        : [{ document, placed, column }];
    });
  });
}
