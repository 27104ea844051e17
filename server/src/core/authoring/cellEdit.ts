import type { Row } from '../markdown/blocks';
import type { TextEdit } from '../text/edit';

/**
 * Other words in a cell. Blanks that fill it up to the width of its column give way, so that the pipe behind it stays
 * where it is as long as it can. Null where the row has no such cell, or where nothing closes it.
 */
export function cellEdit(text: string, row: Row, column: number, words: string): TextEdit | null {
  const [start, end] = [row.cells[column * 2], row.cells[column * 2 + 1]];
  if (start === undefined || end === undefined) return null;
  let from = start;
  while (isBlank(text, from - 1)) from--;
  let to = end;
  while (isBlank(text, to)) to++;
  const isClosed = text.charAt(to) === '|';
  if (start < end) {
    const blanks = isClosed ? to - end : 0;
    const spare = Math.max(0, Math.min(words.length - (end - start), blanks - 1));
    return { start, end: end + spare, newText: words };
  }
  if (!isClosed || text.charAt(from - 1) !== '|') return null;
  // A cell of one blank, or of none, in a table that is written tightly.
  const isTight = to === from;
  const width = to - from;
  const written = isTight ? words : ` ${words} `;
  return { start: from, end: to, newText: written.padEnd(width) };
}

const isBlank = (text: string, at: number): boolean => text.charAt(at) === ' ' || text.charAt(at) === '\t';
