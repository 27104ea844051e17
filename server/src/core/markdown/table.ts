/** GFM tables: delimiter rows, and the cells of a row. All look at one line only. */
import { BACKSLASH, COLON, DASH, PIPE, isBlank, skipBlanks, trimEnd } from './characters';

/** How many columns the delimiter row `[at, end)` declares; 0 if it is none. */
export function delimiterColumns(text: string, at: number, end: number): number {
  let columns = 0;
  let marked = false;
  let i = at;
  if (text.charCodeAt(i) === PIPE) {
    marked = true;
    i = skipBlanks(text, i + 1, end);
  }
  while (i < end) {
    let code = text.charCodeAt(i);
    if (code === COLON) {
      marked = true;
      i++;
    }
    const dashes = i;
    while (i < end && text.charCodeAt(i) === DASH) i++;
    if (i === dashes) return 0;
    columns++;
    if (i < end && text.charCodeAt(i) === COLON) {
      marked = true;
      i++;
    }
    i = skipBlanks(text, i, end);
    if (i >= end) break;
    code = text.charCodeAt(i);
    if (code !== PIPE) return 0;
    marked = true;
    i = skipBlanks(text, i + 1, end);
  }
  return marked ? columns : 0;
}

/**
 * The cells of the row `[start, end)` as trimmed ranges, flattened. A pipe at the row's start and one at its end
 * close no further cell; a pipe after a backslash divides nothing.
 */
export function readCells(text: string, start: number, end: number): number[] {
  const cells: number[] = [];
  let i = text.charCodeAt(start) === PIPE ? start + 1 : start;
  for (;;) {
    i = skipBlanks(text, i, end);
    if (i >= end && cells.length > 0) return cells;
    const cellStart = i;
    while (i < end) {
      const code = text.charCodeAt(i);
      if (code === PIPE) break;
      i += code === BACKSLASH && i + 1 < end && escapes(text.charCodeAt(i + 1)) ? 2 : 1;
    }
    cells.push(cellStart, trimEnd(text, cellStart, i));
    if (i >= end) return cells;
    i++;
  }
}

/** Whether the line can be a table's first row with that many columns. */
export function isHeaderRow(text: string, start: number, end: number, columns: number): boolean {
  if (end - start === 1 && text.charCodeAt(start) === PIPE) return false;
  let cells = 0;
  let awaited = text.charCodeAt(start) !== PIPE;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isBlank(code)) continue;
    if (awaited) cells++;
    awaited = code === PIPE;
    if (code === BACKSLASH && i + 1 < end && escapes(text.charCodeAt(i + 1))) i++;
  }
  return cells === columns;
}

function escapes(code: number): boolean {
  return code === BACKSLASH || code === PIPE;
}
