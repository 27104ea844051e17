import type { Graph } from '../graph/graph';
import type { ItemKind } from '../model/vocabulary';

const kept = new WeakMap<Graph, ReadonlySet<number>>();

/** All definitions that have another beside them, by their numbers in the graph. */
function duplicatesOf(graph: Graph): ReadonlySet<number> {
  let duplicates = kept.get(graph);
  if (!duplicates) kept.set(graph, (duplicates = new Set([...graph.parts.duplicates.values()].flat())));
  return duplicates;
}

/** Indexes among a file's items of those that count as definitions: what restates another, or rows replaced, do not. */
export function definedItems(graph: Graph, f: number): number[] {
  const file = graph.files[f];
  if (!file) return [];
  const duplicates = duplicatesOf(graph);
  return [...file.facts.items.keys()].filter((i) => {
    const number = graph.itemNumber(f, i);
    return graph.isCanonical(number) || duplicates.has(number);
  });
}

/** How many items of each kind a file defines, in the order in which the kinds turn up. */
export function definedKinds(graph: Graph, f: number): Map<ItemKind, number> {
  const kinds = new Map<ItemKind, number>();
  for (const i of definedItems(graph, f)) {
    const kind = graph.files[f]?.facts.items[i]?.kind;
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

/** `4 phases, 1 story, 12 work packages`. */
export function kindsInWords(kinds: ReadonlyMap<ItemKind, number>): string {
  return [...kinds].map(([kind, count]) => `${count} ${count === 1 ? singular(kind) : pluralOf(kind)}`).join(', ');
}

const singular = (kind: ItemKind): string => kind.replace('-', ' ');

/** `tasks`, `stories`, `criteria`, `work packages`. */
export function pluralOf(kind: ItemKind): string {
  if (kind === 'criterion') return 'criteria';
  const word = singular(kind);
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}
