import { likeness, meaningOf } from '../../graph/sourceMatch';
import { saysEnough, type ComparedItem } from './compared';

/** One and the same item at two moments. */
export interface Pair {
  readonly before: ComparedItem;
  readonly now: ComparedItem;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly removed: readonly ComparedItem[];
  readonly added: readonly ComparedItem[];
}

/** By what two items may be taken for the same one; null for those that may not. */
type KeyOf = (item: ComparedItem, side: 'before' | 'now') => string | null;

/** How alike two texts of one ID in different documents have to be. */
const LEAST_LIKE = 0.5;

/**
 * Which items of one moment are which of the other: first those that say the same where they were, then those that say
 * the same elsewhere or under another ID, and only then those of the same ID with other words. Were IDs to come first, a
 * row put in at the beginning of a series would reword all rows below it.
 */
export function pairItems(before: readonly ComparedItem[], now: readonly ComparedItem[]): Pairing {
  const pairing = new PairsInMaking(before, now);
  const newPaths = movedDocuments(before, now);
  const pathOf = ({ path }: ComparedItem, side: 'before' | 'now'): string =>
    side === 'before' ? (newPaths.get(path) ?? path) : path;
  pairing.take((item, side) => keyOf(pathOf(item, side), item.kind, item.id, item.meaning), 'in order');
  pairing.take(({ kind, id, meaning }) => keyOf(kind, id, meaning), 'only one');
  pairing.take((item, side) => {
    if (item.title === '') return null;
    return keyOf(pathOf(item, side), item.kind, item.meaning);
  }, 'in order');
  pairing.take((item) => (saysEnough(item) ? keyOf(item.kind, item.meaning) : null), 'only one');
  pairing.take((item, side) => keyOf(pathOf(item, side), item.kind, item.id), 'in order');
  pairing.take(({ kind, id, scope }) => keyOf(kind, id, scope), 'only one', isAlike);
  pairing.take(({ kind, id }) => keyOf(kind, id), 'only one', isAlike);
  return pairing.result();
}

/** What has no words of its own can't contradict anybody. */
function isAlike(before: ComparedItem, now: ComparedItem): boolean {
  if (before.title === '' || now.title === '') return true;
  return likeness(meaningOf(before.title), meaningOf(now.title)) >= LEAST_LIKE;
}

const keyOf = (...parts: readonly string[]): string => parts.join('\n');

class PairsInMaking {
  private readonly pairs: Pair[] = [];

  constructor(
    private before: readonly ComparedItem[],
    private now: readonly ComparedItem[],
  ) {}

  /**
   * Pairs what has the same key among those that are left. `in order`: the first with the first; else only where there is
   * one on each side.
   */
  take(
    key: KeyOf,
    which: 'in order' | 'only one',
    fits: (b: ComparedItem, n: ComparedItem) => boolean = () => true,
  ): void {
    const [early, late] = [byKey(this.before, key, 'before'), byKey(this.now, key, 'now')];
    const taken = new Set<ComparedItem>();
    for (const [name, befores] of early) {
      const nows = late.get(name) ?? [];
      if (which === 'only one' && (befores.length !== 1 || nows.length !== 1)) continue;
      befores.forEach((before, i) => {
        const now = nows[i];
        if (!now || !fits(before, now)) return;
        this.pairs.push({ before, now });
        taken.add(before).add(now);
      });
    }
    this.before = this.before.filter((item) => !taken.has(item));
    this.now = this.now.filter((item) => !taken.has(item));
  }

  result(): Pairing {
    const pairs = [...this.pairs].sort((a, b) => a.now.item - b.now.item);
    return { pairs, removed: this.before, added: this.now };
  }
}

function byKey(items: readonly ComparedItem[], key: KeyOf, side: 'before' | 'now'): Map<string, ComparedItem[]> {
  const found = new Map<string, ComparedItem[]>();
  for (const item of items) {
    const name = key(item, side);
    if (name === null) continue;
    const list = found.get(name);
    if (list) list.push(item);
    else found.set(name, [item]);
  }
  return found;
}

/** Documents that have another path now: gone from theirs, and most of what they defined stands in one that is new. */
function movedDocuments(before: readonly ComparedItem[], now: readonly ComparedItem[]): ReadonlyMap<string, string> {
  const [early, late] = [new Set(before.map(({ path }) => path)), new Set(now.map(({ path }) => path))];
  const nameOf = ({ kind, id, meaning }: ComparedItem): string => keyOf(kind, id, meaning);
  const places = new Map<string, Set<string>>();
  for (const item of now) {
    if (early.has(item.path)) continue;
    const paths = places.get(nameOf(item));
    if (paths) paths.add(item.path);
    else places.set(nameOf(item), new Set([item.path]));
  }
  const votes = new Map<string, Map<string, number>>();
  const sizes = new Map<string, number>();
  for (const item of before) {
    if (late.has(item.path)) continue;
    sizes.set(item.path, (sizes.get(item.path) ?? 0) + 1);
    const own = votes.get(item.path) ?? new Map<string, number>();
    votes.set(item.path, own);
    for (const path of places.get(nameOf(item)) ?? []) own.set(path, (own.get(path) ?? 0) + 1);
  }
  const moved = new Map<string, string>();
  const taken = new Set<string>();
  for (const [path, own] of votes) {
    const [best] = [...own].filter(([to]) => !taken.has(to)).sort(([, a], [, b]) => b - a);
    if (!best || best[1] * 2 < (sizes.get(path) ?? 0)) continue;
    moved.set(path, best[0]);
    taken.add(best[0]);
  }
  return moved;
}
