import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { ItemKind } from '../model/vocabulary';
import { fingerprintOf } from './fingerprint';

/** What work is measured by: where its words change, whoever works by them has to look again. */
const WATCHED: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'requirement',
  'constraint',
  'decision',
  'story',
  'criterion',
  'property',
  'risk',
  'scenario',
]);

/** A definition whose words a baseline remembers. */
export interface WatchedItem {
  /** Number of the definition in the graph. */
  readonly item: number;
  readonly id: string;
  readonly fingerprint: string;
}

/**
 * The definitions of one document that a baseline remembers: explicit ones, and those by position, unless rows have other
 * numbers. What restates another's words says nothing of its own. Of an ID that is there twice, the first counts.
 */
export function watchedItems(graph: Graph, file: LinkedFile): WatchedItem[] {
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  const seen = new Set<string>();
  return file.facts.items.flatMap(({ id, kind, strength, restates, title }, i) => {
    if (!WATCHED.has(kind) || restates || strength === 'example' || seen.has(id)) return [];
    if (strength === 'derived' && graph.canonicalOf(base + i) < 0) return [];
    seen.add(id);
    return [{ item: base + i, id, fingerprint: fingerprintOf(title, file.facts.bodies.get(i)) }];
  });
}

/** What a definition says. */
export function fingerprintOfItem(graph: Graph, item: number): string {
  const file = graph.fileOfItem(item);
  const index = item - graph.itemNumber(graph.fileIndex(file.path), 0);
  return fingerprintOf(graph.item(item).title, file.facts.bodies.get(index));
}

/** A bullet that a row of the same ID was made from. */
export function standsBehind(graph: Graph, item: number): boolean {
  return graph.item(item).strength === 'derived' && !graph.isCanonical(item);
}

/** By what a text is known in a review: the document that defines it, or has the bullet behind it, and the ID. */
export function reviewKey(document: string, id: string): string {
  return `${document}#${id}`;
}
