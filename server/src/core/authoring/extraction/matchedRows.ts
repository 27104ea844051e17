import { titleAfter } from '../../facts/titles';
import { matchRows, SURELY_ABSENT } from '../../graph/sourceMatch';

/** Longer texts are cut in titles. */
const COMPARED = 500;

/**
 * A text as it is compared: without what dresses it, where its links lead, its mark of prohibitions and its final stop.
 */
export function plainWords(text: string): string {
  return text
    .replace(/\]\([^()\s]{0,400}\)/g, '')
    .replace(/\(negative\)/gi, '')
    .replace(/[*_~`[\]\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:;\u2026]$/, '')
    .trimEnd()
    .toLowerCase()
    .slice(0, COMPARED);
}

/** A bullet's words as they are read behind an ID: titles of rows leave out tags, priorities and what a row is mapped to. */
function asTitle(words: string): string {
  const row = `] ${words.replace(/[.:;]$/, '')}`;
  return titleAfter(row, 0, row.length);
}

/** What a bullet may have been written as: by itself, and with what leads up to it. */
export interface SaidBullet {
  readonly bare: string;
  readonly whole: string;
}

export interface MatchedRows {
  /** By bullet: index of its row, -1 for none. */
  readonly rowOf: readonly number[];
  /** By bullet: it says what its row says. */
  readonly isSame: readonly boolean[];
  /** By bullet without a row: nobody extracted it; else its words may be in another row. */
  readonly isNew: readonly boolean[];
  /** Indexes of rows that no bullet is like any more. */
  readonly gone: readonly number[];
}

/**
 * Finds the row of each bullet: first those that say the same, word for word, then the most alike. So what was added by
 * an earlier run is its bullet's own, whatever stands around it.
 */
export function matchedRows(bullets: readonly SaidBullet[], rows: readonly string[]): MatchedRows {
  const rowOf = bullets.map(() => -1);
  const isSame = bullets.map(() => false);
  const free = new Map<string, number[]>();
  rows.forEach((row, r) => {
    const plain = plainWords(row);
    const own = free.get(plain);
    if (own) own.push(r);
    else free.set(plain, [r]);
  });
  const claim = (words: (bullet: SaidBullet) => string): void =>
    bullets.forEach((bullet, b) => {
      const row = rowOf[b] === -1 ? free.get(plainWords(asTitle(words(bullet))))?.shift() : undefined;
      if (row === undefined) return;
      rowOf[b] = row;
      isSame[b] = true;
    });
  claim(({ whole }) => whole);
  claim(({ bare }) => bare);
  const restOfRows = [...free.values()].flat().sort((a, b) => a - b);
  const restOfBullets = bullets.flatMap((_, b) => (rowOf[b] === -1 ? [b] : []));
  const rest = matchRows(
    restOfBullets.map((b) => bullets[b]?.bare ?? ''),
    restOfRows.map((r) => rows[r] ?? ''),
  );
  const taken = new Set<number>();
  restOfBullets.forEach((b, i) => {
    const row = restOfRows[rest.rowOf[i] ?? -1];
    if (row === undefined) return;
    rowOf[b] = row;
    taken.add(row);
  });
  const left = restOfRows.filter((r) => !taken.has(r));
  const best = likenessOfRows(bullets, left, rows);
  const gone = left.filter((_, i) => (best[i] ?? 0) < SURELY_ABSENT);
  const isNew = newBullets(rowOf, restOfBullets, rest.best, left.length - gone.length);
  return { rowOf, isSame, isNew, gone };
}

function likenessOfRows(
  bullets: readonly SaidBullet[],
  left: readonly number[],
  rows: readonly string[],
): readonly number[] {
  if (left.length === 0) return [];
  return matchRows(
    left.map((r) => rows[r] ?? ''),
    bullets.map(({ whole }) => whole),
  ).best;
}

/**
 * A bullet that is like no row was surely never extracted. Of those that are like some, as many may be in rows that say
 * it in other words as there are such rows to spare.
 */
function newBullets(
  rowOf: readonly number[],
  rest: readonly number[],
  best: readonly number[],
  spareRows: number,
): boolean[] {
  const likeness = new Map(rest.map((b, i) => [b, best[i] ?? 0]));
  const alike = rest
    .filter((b) => rowOf[b] === -1 && (likeness.get(b) ?? 0) >= SURELY_ABSENT)
    .sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0) || a - b);
  const doubtful = new Set(alike.slice(0, spareRows));
  return rowOf.map((row, b) => row === -1 && !doubtful.has(b));
}
