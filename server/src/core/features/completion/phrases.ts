import type { HalfTyped } from './halfTyped';

/**
 * Where an ID of several words begins that is half typed at the cursor: `Phase 3` of `Phase 3A`, `User St`. The start of
 * the last word where what stands before it is none of the ID's.
 */
export function rangeBefore(text: string, word: HalfTyped, id: string): number {
  const lower = id.toLowerCase();
  const from = Math.max(word.lineStart, word.offset - id.length);
  for (let start = from; start < word.start; start++) {
    if (start > word.lineStart && /[\p{L}\p{N}]/u.test(text.charAt(start - 1))) continue;
    const typed = text.slice(start, word.offset).toLowerCase();
    if (typed.trimEnd() !== '' && lower.startsWith(typed) && typed.includes(' ')) return start;
  }
  return word.start;
}
