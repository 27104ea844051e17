/** How rows that were extracted from a source section find the bullets they come from: by their words. */

const STOP = new Set([
  'the',
  'a',
  'an',
  'of',
  'to',
  'in',
  'on',
  'and',
  'or',
  'is',
  'are',
  'be',
  'by',
  'for',
  'with',
  'its',
  'it',
  'as',
  'at',
  'that',
  'this',
  'from',
  'has',
  'have',
  'can',
  'must',
  'shall',
  'will',
  'may',
  'which',
  'each',
  'every',
  'all',
  'any',
  'when',
  'not',
  'no',
  'never',
  'negative',
]);
const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text that carry its meaning, by their stems (the first six letters). */
export function meaningOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    if (!STOP.has(word)) words.add(word.slice(0, 6));
  }
  return words;
}

/** Shared words over the words of the smaller text: 1 where one says all that the other says, 0 where nothing is shared. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return shared / small.size;
}

export interface Matching {
  /** For each bullet: index of its row, -1 for none. */
  readonly rowOf: readonly number[];
  /** For each bullet: the likeness of the most like row, matched to it or not. */
  readonly best: readonly number[];
}

const LEAST_LIKE = 0.34;

/** Matches bullets and rows one to one, the most alike first; in doubt in the order they stand. */
export function matchRows(bullets: readonly string[], rows: readonly string[]): Matching {
  const bulletWords = bullets.map(meaningOf);
  const rowWords = rows.map(meaningOf);
  const pairs: { bullet: number; row: number; like: number }[] = [];
  const best = bullets.map(() => 0);
  bulletWords.forEach((words, bullet) => {
    rowWords.forEach((other, row) => {
      const like = likeness(words, other);
      if (like > (best[bullet] ?? 0)) best[bullet] = like;
      if (like >= LEAST_LIKE) pairs.push({ bullet, row, like });
    });
  });
  pairs.sort(
    (a, b) => b.like - a.like || Math.abs(a.bullet - a.row) - Math.abs(b.bullet - b.row) || a.bullet - b.bullet,
  );
  const rowOf = bullets.map(() => -1);
  const taken = new Set<number>();
  for (const { bullet, row } of pairs) {
    if (rowOf[bullet] !== -1 || taken.has(row)) continue;
    rowOf[bullet] = row;
    taken.add(row);
  }
  return { rowOf, best };
}

/** Below this likeness to every row, a bullet that is left over was surely not extracted. */
export const SURELY_ABSENT = 0.5;
