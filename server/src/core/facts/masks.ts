/** Ranges that hold no citations, in order and without overlaps: spans may stand in one another. */
export function sortedMasks(masks: number[]): number[] {
  let ordered = true;
  for (let i = 2; i < masks.length && ordered; i += 2) ordered = (masks[i] ?? 0) >= (masks[i - 1] ?? 0);
  if (ordered) return masks;
  const pairs: [number, number][] = [];
  for (let i = 0; i < masks.length; i += 2) pairs.push([masks[i] ?? 0, masks[i + 1] ?? 0]);
  const merged: number[] = [];
  for (const [start, end] of pairs.sort((a, b) => a[0] - b[0])) {
    const last = merged.length - 1;
    if (last > 0 && start <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, end);
    else merged.push(start, end);
  }
  return merged;
}
