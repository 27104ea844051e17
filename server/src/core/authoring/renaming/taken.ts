import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import { Unresolved, type Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { nearestItem } from '../../graph/nearest';
import { namesakes, refuseLeftBehind } from './ambiguousMentions';
import { refuseCitedDays } from './citedDays';
import type { NewIds } from './newIds';
import { placeOf, Refused } from './refused';
import { namespaceOf, scopeName, scopeOf, symbolFor } from './scopes';

/** One new ID, as far as the workspace knows it. */
interface Wanted {
  readonly item: number;
  readonly id: string;
  /** -1 where the scope has never seen it. */
  readonly slot: number;
}

/**
 * Makes sure that new IDs are free: nothing has them, nothing cites them, and what means an item by its name alone still
 * does. Answers the slots of new IDs that ranges may run over.
 *
 * @throws Refused where an ID is taken.
 */
export function freeSlots(graph: Graph, newIds: NewIds): Set<number> {
  refuseTwice(graph, newIds);
  const wanted = new Map<number, Wanted[]>();
  const slots = new Set<number>();
  for (const [item, id] of newIds) {
    const symbol = symbolFor(graph, item, id);
    refuseOtherSection(graph, item, id);
    if (symbol < 0) continue;
    const slot = graph.parts.slots.findIn(scopeOf(graph, item), symbol);
    const winner = slot < 0 ? -1 : (graph.parts.winners[slot] ?? -1);
    if (winner >= 0 && !newIds.has(winner))
      throw new Refused(`${id} is taken: ${placeOf(graph.fileOfItem(winner), graph.item(winner).start)} defines it.`);
    if (slot >= 0 && winner < 0) slots.add(slot);
    const list = wanted.get(symbol);
    if (list) list.push({ item, id, slot });
    else wanted.set(symbol, [{ item, id, slot }]);
  }
  refuseCitedDays(graph, newIds);
  refuseLeftBehind(graph, newIds);
  if (wanted.size > 0) {
    refuseCited(graph, newIds, wanted, slots);
    refuseAmbiguous(graph, newIds, wanted);
  }
  return slots;
}

function refuseTwice(graph: Graph, newIds: NewIds): void {
  const seen = new Map<string, number>();
  for (const [item, id] of newIds) {
    const key = `${scopeName(graph, item)} ${namespaceOf(graph, item)} ${id}`;
    const other = seen.get(key);
    if (other !== undefined)
      throw new Refused(`${graph.item(other).id} and ${graph.item(item).id} cannot both become ${id}.`);
    seen.set(key, item);
  }
}

/** Rows fix the numbering of their section: the first row in another one would take its bullets their numbers. */
function refuseOtherSection(graph: Graph, item: number, id: string): void {
  const file = graph.fileOfItem(item);
  const { id: own, form } = graph.item(item);
  if (file.profile?.grammar.forms[form]?.numberedByRows !== true) return;
  const [from, to] = [own, id].map((one) => one.slice(0, one.lastIndexOf('-')));
  if (from !== to) throw new Refused(`${own} is a row of section ${from ?? ''}, and cannot become one of ${to ?? ''}.`);
}

/** Whatever cites a new ID already would come to mean the item. */
function refuseCited(
  graph: Graph,
  newIds: NewIds,
  wanted: ReadonlyMap<number, readonly Wanted[]>,
  slots: ReadonlySet<number>,
): void {
  const { targets, winners } = graph.parts;
  graph.files.forEach((file, f) => {
    const { references } = file.facts;
    for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
      const all = wanted.get(references[at] as number);
      if (!all) continue;
      const target = targets[graph.referenceNumber(f, r)] ?? -1;
      const slot = file.referenceSlots[r] ?? -1;
      if (target >= 0 && newIds.has(target)) continue;
      // Another scope's, by that scope's own definition.
      const isAnswered = target >= 0 && slot >= 0 && winners[slot] === target;
      const isElsewhere = (references[at + ReferenceField.qualifier] ?? -1) >= 0 && !slots.has(slot);
      if (isAnswered || isElsewhere) continue;
      const isInner = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0;
      if (isInner && target < 0) continue;
      const isCaptured = slot >= 0 && all.some((one) => one.slot === slot);
      const isVague = target === (Unresolved.ambiguous as number) && staysAmbiguous(graph, newIds, file, all);
      if (isCaptured || (!isVague && all.some((one) => mayAnswer(graph, file, one.item))))
        refuseAt(file, references[at + ReferenceField.start] ?? 0, all[0]?.id ?? '');
    }
  });
}

/** What means one of several items may mean one more, as long as that is no nearer than the others. */
function staysAmbiguous(graph: Graph, newIds: NewIds, file: LinkedFile, all: readonly Wanted[]): boolean {
  const added = all.map(({ item }) => ({ item, path: graph.fileOfItem(item).path }));
  const symbol = symbolFor(graph, all[0]?.item ?? -1, all[0]?.id ?? '');
  return nearestItem([...namesakes(graph, symbol, newIds), ...added], file.path) < 0;
}

function refuseAt(file: LinkedFile, offset: number, id: string): never {
  throw new Refused(`${id} is taken: ${placeOf(file, offset)} cites it already.`);
}

/** Whether an ID that its own scope does not answer can mean an item of another one by its name. */
function mayAnswer(graph: Graph, file: LinkedFile, item: number): boolean {
  const other = graph.fileOfItem(item);
  if (file.profile === null) return true;
  return file.profile === other.profile && (file.plan < 0 || other.plan < 0 || file.plan === other.plan);
}

/** What means an item by its name alone, from outside its scope, would mean two. */
function refuseAmbiguous(graph: Graph, newIds: NewIds, wanted: ReadonlyMap<number, readonly Wanted[]>): void {
  const { winners } = graph.parts;
  const elsewhere = new Set<number>();
  for (const file of graph.files) {
    file.itemSymbols.forEach((symbol, i) => {
      const winner = winners[file.itemSlots[i] ?? -1] ?? -1;
      if (symbol >= 0 && wanted.has(symbol) && winner >= 0 && !newIds.has(winner)) elsewhere.add(symbol);
    });
  }
  for (const symbol of elsewhere) {
    for (const { item, id } of wanted.get(symbol) ?? []) {
      const reference = graph.referencesTo(item).find((one) => isByName(graph, one, item));
      if (reference === undefined) continue;
      const place = placeOf(graph.fileOfReference(reference), graph.field(reference, ReferenceField.start));
      throw new Refused(`Another folder has ${id} too, and nobody could tell which one ${place} means.`);
    }
  }
}

function isByName(graph: Graph, reference: number, item: number): boolean {
  const file = graph.fileOfReference(reference);
  const index = reference - graph.referenceNumber(graph.fileIndex(file.path), 0);
  const slot = file.referenceSlots[index] ?? -1;
  return slot < 0 || graph.parts.winners[slot] !== item;
}
