import type { Graph } from '../graph/graph';
import { everyActedOnBy, everyActingOn, type Trace } from '../graph/traces';
import type { ItemKind } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { citedStretch, entryOfItem, itemAround, type HierarchyEntry, type KnownEntry } from './hierarchyEntries';
import { itemKnown } from './knownItem';

/** Work that waits for other work, with the places that say so. */
export interface Waiting {
  /** What waits, or what is waited for. */
  readonly entry: HierarchyEntry;
  /** In the document of what waits. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

const ordered = new Set<ItemKind>(['work-package', 'task', 'phase', 'milestone', 'scenario']);

/** The piece of work at an offset: where an order of work begins. */
export function workAt(snapshot: Snapshot, path: string, offset: number): HierarchyEntry | null {
  const { graph } = snapshot;
  const item = itemAround(snapshot, path, offset);
  return item >= 0 && ordered.has(graph.item(item).kind) ? entryOfItem(graph, item, path) : null;
}

/** What waits for a piece of work; null where that is gone. */
export function waitingFor({ graph }: Snapshot, known: KnownEntry): Waiting[] | null {
  const item = known.kind === 'item' ? itemKnown(graph, known) : -1;
  if (item < 0) return null;
  const traces = [
    ...everyActingOn(graph, item, 'depends-on'),
    ...graph.definitionsOf(item).flatMap((definition) => everyActedOnBy(graph, definition, 'blocks')),
  ];
  return together(traces, item).map(([other, references]) => {
    const entry = entryOfItem(graph, other, graph.fileOfReference(references[0] ?? -1).path);
    const qualified = entryOfItem(graph, other, known.path);
    return { entry: { ...entry, label: qualified.label }, places: placesIn(graph, entry.file, entry, references) };
  });
}

/** What a piece of work waits for; null where that is gone. */
export function waitsFor({ graph }: Snapshot, known: KnownEntry): Waiting[] | null {
  const item = known.kind === 'item' ? itemKnown(graph, known) : -1;
  if (item < 0) return null;
  const traces = [
    ...graph.definitionsOf(item).flatMap((definition) => everyActedOnBy(graph, definition, 'depends-on')),
    ...everyActingOn(graph, item, 'blocks'),
  ];
  const own = entryOfItem(graph, item, known.path);
  return together(traces, item).map(([other, references]) => ({
    entry: entryOfItem(graph, other, known.path),
    places: placesIn(graph, known.path, own, references),
  }));
}

/** Each other item with the references that tie it, in the order in which they were found. */
function together(traces: readonly Trace[], item: number): [number, number[]][] {
  const found = new Map<number, Set<number>>();
  for (const { item: other, reference } of traces) {
    if (other < 0 || other === item) continue;
    found.set(other, (found.get(other) ?? new Set<number>()).add(reference));
  }
  return [...found].map(([other, references]) => [other, [...references]]);
}

/**
 * The places of one document, that of what waits. What is said in another one (`Blocks: WP-3` of another plan) has no
 * place there but the item itself; none where that has gone to another document since it was asked for.
 */
function placesIn(
  graph: Graph,
  path: string,
  { file, nameStart, nameEnd }: HierarchyEntry,
  references: readonly number[],
): Waiting['places'] {
  const places = references
    .filter((reference) => graph.fileOfReference(reference).path === path)
    .map((reference) => citedStretch(graph, reference));
  return places.length === 0 && file === path ? [{ start: nameStart, end: nameEnd }] : places;
}
