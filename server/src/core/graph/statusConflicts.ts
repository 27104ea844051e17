import type { ItemFact } from '../facts/facts';
import { restatingItems } from './itemsOfKind';
import type { Status } from '../model/vocabulary';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { isOpen, progressIn, statusOfAll, type Progress } from './progress';
import { recordConflicts } from './recordConflicts';
import { placeOf, type StatusConflict } from './statusConflict';

/** One place says that the work is done and the other that it is not. A half-way mark says neither against an empty one. */
export function contradicts(one: Status | null, other: Status | null): boolean {
  return (one === 'done' && isOpen(other)) || (other === 'done' && isOpen(one));
}

/** Where documents of a plan say of one item that it is done, and that it is not. */
export function* conflictsIn(group: PlanGroup): Generator<StatusConflict> {
  const progress = progressIn(group);
  for (const f of group.indexes) {
    const file = group.graph.files[f];
    if (!file?.rule) continue;
    yield* repeatedRows(group, progress, file);
    yield* restatedItems(group, progress, file, f);
  }
  yield* recordConflicts(group, progress);
}

/** `- [ ] T001` in the document of a work package, `Phase 1: T001–T011 [ ]`, against the tasks themselves. */
function* repeatedRows({ graph }: PlanGroup, progress: Progress, file: LinkedFile): Generator<StatusConflict> {
  for (const { symbols, status, start, end } of file.facts.repeats) {
    const items = symbols.map((symbol) => graph.itemOfSymbol(symbol, file));
    const there = items.filter((item) => progress.reaches(item) && graph.item(item).status !== null);
    if (there.length === 0) continue;
    if (!contradicts(status, statusOfAll(there.map((item) => progress.statusOf(item))))) continue;
    const isDone = status === 'done';
    const against = there.filter((item) => contradicts(status, progress.statusOf(item)));
    const [otherItem] = against;
    if (otherItem === undefined) continue;
    yield { items: against, file: file.path, start, end, isDone, ...placeOf(graph, otherItem) };
  }
}

/** A row with a status that restates an item, against the item. */
function* restatedItems(
  { graph }: PlanGroup,
  progress: Progress,
  file: LinkedFile,
  f: number,
): Generator<StatusConflict> {
  for (const i of restatingItems(file.facts)) {
    const item = file.facts.items[i] as ItemFact;
    if (item.status === null) continue;
    const target = graph.canonicalOf(graph.itemNumber(f, i));
    if (target < 0 || target === graph.itemNumber(f, i) || !progress.reaches(target)) continue;
    if (!contradicts(item.status, graph.item(target).status)) continue;
    const { start, end } = item;
    const isDone = item.status === 'done';
    yield { items: [target], file: file.path, start, end, isDone, ...placeOf(graph, target) };
  }
}
