import { bulletsOfRows } from '../../baseline/bullets';
import { fingerprintOf } from '../../baseline/fingerprint';
import { fingerprintOfItem } from '../../baseline/watched';
import type { Graph } from '../../graph/graph';
import { meaningOf } from '../../graph/sourceMatch';
import type { ItemKind } from '../../model/vocabulary';

/** A definition as it is compared with those of another moment. */
export interface ComparedItem {
  /** Number in its graph. */
  readonly item: number;
  readonly id: string;
  readonly kind: ItemKind;
  readonly path: string;
  readonly scope: string;
  readonly title: string;
  /** The same for two texts that say the same in another dress. */
  readonly meaning: string;
  /** The source bullet behind a row. */
  readonly source: ComparedSource | null;
}

export interface ComparedSource {
  readonly title: string;
  readonly meaning: string;
}

/** Sections are chapters, and what they are called is no matter of traces. */
const LEFT_OUT: ReadonlySet<ItemKind> = new Set<ItemKind>(['section']);

/** Everything that counts as defined, in the order of documents and places. */
export function comparedItems(graph: Graph): ComparedItem[] {
  const sources = new Map<number, ComparedSource>();
  const behindRows = new Set<number>();
  for (const group of graph.groups.values())
    for (const { row, bullet, fingerprint } of bulletsOfRows(group)) {
      if (bullet >= 0) sources.set(row, { title: graph.item(bullet).title, meaning: fingerprint });
      behindRows.add(bullet);
    }
  // A bullet of a section that has rows, none of which says it: nobody has taken it up yet.
  const isLeft = (item: number): boolean =>
    graph.item(item).strength === 'derived' && graph.canonicalOf(item) < 0 && !behindRows.has(item);
  return graph.files.flatMap((file, f) =>
    file.facts.items.flatMap(({ id, kind, strength, title }, i) => {
      const item = graph.itemNumber(f, i);
      if (LEFT_OUT.has(kind) || strength === 'example' || !(graph.isCanonical(item) || isLeft(item))) return [];
      const meaning = fingerprintOfItem(graph, item);
      const source = sources.get(item) ?? null;
      return [{ item, id, kind, path: file.path, scope: file.scope, title, meaning, source }];
    }),
  );
}

/** It says enough to be known again by its words, in another document. */
export function saysEnough({ title }: ComparedItem): boolean {
  return meaningOf(title).size >= FEWEST_WORDS;
}

const FEWEST_WORDS = 3;

/** A title with other IDs in it: what cites a number that changed says the same as before. */
export function citingNow(title: string, newIds: ReadonlyMap<string, string>): string {
  if (newIds.size === 0) return title;
  return title.replace(CITED, (id) => newIds.get(id) ?? id);
}

/** As much as an ID can be, in one go from its first character to its last. */
const CITED = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[-._‑](?=[\p{L}\p{N}])){0,80}/gu;

export function isSameBut(before: ComparedItem, now: ComparedItem, newIds: ReadonlyMap<string, string>): boolean {
  if (before.meaning === now.meaning) return true;
  const title = citingNow(before.title, newIds);
  return title !== before.title && fingerprintOf(title) === fingerprintOf(now.title);
}
