import type { PackedItem } from './packedItem';

/**
 * Prefixes that a document makes its own (`INVT-01`, `INVT-02`) count where they form a series: a member with the number
 * 0 or 1, or two neighbours. One `HTTP-429` at the head of a bullet is a word of the world. `learned` are indices of items.
 */
export function settleLearned(items: readonly PackedItem[], learned: ReadonlySet<number>): void {
  if (learned.size === 0) return;
  const series = new Map<string, Set<number>>();
  for (const i of learned) {
    const { prefix, number } = partsOf(items[i]?.id ?? '');
    const numbers = series.get(prefix);
    if (numbers) numbers.add(number);
    else series.set(prefix, new Set([number]));
  }
  for (const i of learned) {
    const { prefix } = partsOf(items[i]?.id ?? '');
    const numbers = series.get(prefix) ?? new Set<number>();
    const isSeries = [...numbers].some((n) => n <= 1 || numbers.has(n + 1));
    if (!isSeries) items[i]?.demote();
  }
}

function partsOf(id: string): { prefix: string; number: number } {
  const digits = /(\d+)[a-z]?$/.exec(id);
  return { prefix: digits ? id.slice(0, digits.index) : id, number: Number(digits?.[1] ?? 0) };
}
