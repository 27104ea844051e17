/** Replaces `[start, end)` of a text by `newText`; `start === end` inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The text after all `edits`, which are all told in offsets of the text before any of them, in whatever order.
 * Two insertions at one place keep the order in which they are given; an insertion at the start of a replaced range
 * comes before its replacement.
 *
 * @throws Error if an edit lies outside the text, or two of them overlap: what they would do together is anyone's
 * guess, so nothing is done.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return text;
  const ordered = edits
    .map((edit, given) => ({ edit, given }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.given - b.given);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.start > edit.end || edit.start < 0 || edit.end > text.length) {
      throw new Error(`Edit ${edit.start}-${edit.end} lies outside the text (length ${text.length})`);
    }
    if (edit.start < done) throw new Error(`Edit ${edit.start}-${edit.end} overlaps another that ends at ${done}`);
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}
