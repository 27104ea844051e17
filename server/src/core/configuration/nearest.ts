/** Names longer than this are nobody's slip of the finger; the comparison stays small. */
const LONGEST = 60;
const MOST_LISTED = 12;

/** What there is instead of a name that is not there: the one that was probably meant, else all of them. */
export function insteadOf(given: string, known: readonly string[]): string {
  const meant = nearest(given, known);
  if (meant !== null) return `did you mean "${meant}"?`;
  if (known.length === 0) return 'there is none.';
  const listed = known.slice(0, MOST_LISTED).join(', ');
  return `there ${known.length === 1 ? 'is' : 'are'} ${listed}${known.length > MOST_LISTED ? ', …' : ''}.`;
}

/** The known name that differs in the fewest characters, where that is few enough for a slip. */
export function nearest(given: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const name of known) {
    const differences = differencesOf(given.toLowerCase(), name.toLowerCase(), fewest);
    if (differences < fewest) [best, fewest] = [name, differences];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other; `limit` is enough. */
export function differencesOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > LONGEST || b.length > LONGEST) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? limit;
}
