/** Index of the last entry that is at most `value`, skipping files without entries of their own. */
export function lastAtMost(bases: Int32Array, value: number): number {
  let low = 0;
  let high = bases.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bases[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
