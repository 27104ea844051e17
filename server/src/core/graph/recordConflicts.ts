import { ReferenceField } from '../facts/facts';
import { doneItems } from './itemsOfKind';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { isOpen, type Progress } from './progress';
import { recordedItems, type RecordedItem } from './recordedItems';
import { placeOf, type StatusConflict } from './statusConflict';

/**
 * What checklists and the matrix record, against the plans. A row that is not ticked says something only in a document
 * that ticks others of its kind; and a record that lags behind the plan is a matter of its own.
 */
export function* recordConflicts(group: PlanGroup, progress: Progress): Generator<StatusConflict> {
  for (const file of group.files) {
    const duty = file.rule?.duty;
    if (duty !== 'checklist' && duty !== 'matrix') continue;
    const ticks = new Map<LinkedFile, boolean>();
    for (const row of recordedItems(group.graph, file)) {
      if (!progress.reaches(row.item)) continue;
      const isWork = group.graph.item(row.item).kind === 'work-package';
      const conflict = isWork ? workConflict(group, progress, file, row) : requirementConflict(group, file, row, ticks);
      if (conflict) yield conflict;
    }
  }
}

/** A work package that is recorded as done and has criteria left, or is recorded as under way and has none. */
function workConflict(
  group: PlanGroup,
  progress: Progress,
  file: LinkedFile,
  row: RecordedItem,
): StatusConflict | null {
  const { graph } = group;
  const own = graph.item(row.item).status;
  const criteria = progress.criteriaOf(row.item);
  const counted = progress.countedOf(row.item);
  const ticked = criteria.filter(({ status }) => status === 'done').length;
  const isDone = row.status === 'done';
  if (isDone) {
    // Plans that tick no criteria leave that to the checklist; criteria that were deferred stay open.
    const isLeft = isOpen(own) || (own === null && counted === 'in-progress' && ticked > 0);
    if (!isLeft || hasDeferrals(group, file, row)) return null;
  } else if (!isOpen(row.status) || !(own === 'done' || (own === null && counted === 'done'))) return null;
  const left = criteria.find(({ status }) => isOpen(status));
  const place = placeOf(graph, row.item);
  const other = isDone && left ? { ...place, otherStart: left.start, otherEnd: left.end } : place;
  return { items: [row.item], file: file.path, start: row.start, end: row.end, isDone, ...other };
}

function hasDeferrals(group: PlanGroup, file: LinkedFile, row: RecordedItem): boolean {
  const { graph } = group;
  const links = group.linksOf('defers-to');
  const line = file.facts.lines.lineAt(row.start);
  for (let i = 0; i < links.length; i += 3) {
    const owner = links[i] ?? -1;
    const reference = links[i + 2] ?? -1;
    if (owner >= 0 && graph.canonicalOf(owner) === row.item) return true;
    const at = graph.field(reference, ReferenceField.start);
    if (graph.fileOfReference(reference) === file && file.facts.lines.lineAt(at) === line) return true;
  }
  return false;
}

/** A requirement that is recorded as done, whose row in every plan is open although the plan ticks others. */
function requirementConflict(
  { graph }: PlanGroup,
  file: LinkedFile,
  row: RecordedItem,
  ticks: Map<LinkedFile, boolean>,
): StatusConflict | null {
  if (row.status !== 'done') return null;
  const all = graph.definitionsOf(row.item);
  // Most are done where they stand, too.
  if (!all.some((definition) => isOpen(graph.item(definition).status))) return null;
  const rows = all.filter((definition) => {
    const there = graph.fileOfItem(definition);
    return there.rule?.duty === 'plan' && graph.item(definition).status !== null;
  });
  const [first] = rows;
  if (first === undefined || rows.some((definition) => !isOpen(graph.item(definition).status))) return null;
  const isTicking = (there: LinkedFile): boolean => {
    let known = ticks.get(there);
    if (known === undefined) ticks.set(there, (known = ticksRows(there)));
    return known;
  };
  if (!rows.every((definition) => isTicking(graph.fileOfItem(definition)))) return null;
  const { start, end } = graph.item(first);
  const place = { otherItem: row.item, otherFile: graph.fileOfItem(first).path, otherStart: start, otherEnd: end };
  return { items: [row.item], file: file.path, start: row.start, end: row.end, isDone: true, ...place };
}

function ticksRows(file: LinkedFile): boolean {
  const { items } = file.facts;
  return doneItems(file.facts).some((i) => items[i]?.kind === 'requirement' || items[i]?.kind === 'constraint');
}
