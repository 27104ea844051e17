import type { TextEdit } from '../text/edit';
import type { WorkspaceChange } from '../model/edit';
import { displayWidth } from './displayWidth';
import { cellAt, isBreak, isPipe, linesAround, type Cell } from './pipedLines';

/** The change with the columns of tables left as wide as they were, where a table is filled up with blanks. */
export function withColumnsKept(change: WorkspaceChange): WorkspaceChange {
  return {
    ...change,
    edits: change.edits.map((one) => ({ ...one, edits: keepColumns(one.expectedText, one.edits) })),
  };
}

/**
 * The edits, and the blanks that make up for them: a cell of a filled column keeps its width as long as its blanks last.
 * Cells are found by their pipes alone, since in a table even those in code part cells.
 */
export function keepColumns(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i];
    if (!first) break;
    const cell = isInCell(text, first) ? cellAt(text, first.start, first.end) : null;
    const own = [first];
    for (let next = sorted[++i]; cell && next && next.start <= cell.end; next = sorted[++i]) own.push(next);
    const isWhole = cell && own.every((edit) => isInCell(text, edit) && edit.end <= cell.end);
    kept.push(...(isWhole ? filledUp(text, cell, own) : own));
  }
  return kept;
}

const isInCell = (text: string, { start, end, newText }: TextEdit): boolean =>
  !/[|\r\n]/.test(newText) && !/[|\r\n]/.test(text.slice(start, end));

function filledUp(text: string, cell: Cell, edits: readonly TextEdit[]): readonly TextEdit[] {
  const growth = edits.reduce(
    (sum, { start, end, newText }) => sum + displayWidth(newText) - displayWidth(text.slice(start, end)),
    0,
  );
  const side = growth === 0 ? null : filledSide(text, cell);
  if (side === null) return edits;
  const first = edits[0]?.start ?? cell.start;
  const last = edits[edits.length - 1]?.end ?? cell.end;
  const leading = blanksFrom(text, cell.start, first);
  const trailing = blanksBefore(text, cell.end, last);
  const isRight = side === 'left';
  if (growth > 0) {
    const spare = Math.min(growth, (isRight ? leading : trailing) - 1);
    if (spare <= 0) return edits;
    return isRight
      ? [{ start: cell.start, end: cell.start + spare, newText: '' }, ...edits]
      : [...edits, { start: cell.end - spare, end: cell.end, newText: '' }];
  }
  const blanks = ' '.repeat(-growth);
  const at = isRight ? cell.start : cell.end;
  const touching = edits.find(({ start, end }) => (isRight ? start === at : end === at));
  if (!touching)
    return isRight
      ? [{ start: at, end: at, newText: blanks }, ...edits]
      : [...edits, { start: at, end: at, newText: blanks }];
  const newText = isRight ? blanks + touching.newText : touching.newText + blanks;
  return edits.map((edit) => (edit === touching ? { ...edit, newText } : edit));
}

/**
 * On which side the cells of a column have the blanks that fill them up; null where they are not filled up: most lines
 * of the table have a pipe where the cell ends, and some cell has more blanks than one before it.
 */
function filledSide(text: string, cell: Cell): 'left' | 'right' | null {
  const column = displayWidth(text.slice(cell.line, cell.end));
  let lines = 0;
  let aligned = 0;
  let left = 0;
  let right = 0;
  for (const line of linesAround(text, cell.line)) {
    lines++;
    const pipe = pipeAt(text, line, column);
    if (pipe < 0) continue;
    aligned++;
    const from = cellAt(text, pipe, pipe)?.start ?? pipe;
    const leading = blanksFrom(text, from, pipe);
    const trailing = blanksBefore(text, pipe, from);
    if (leading > trailing && leading > 1) left++;
    else if (trailing > 1) right++;
  }
  if (left + right === 0 || aligned < 2 || aligned * 2 <= lines) return null;
  return left > right ? 'left' : 'right';
}

/** The pipe of a line that stands in a certain column; -1 for none. */
function pipeAt(text: string, line: number, column: number): number {
  let width = 0;
  let counted = line;
  for (let at = line; at < text.length && !isBreak(text, at) && width <= column; at++) {
    if (!isPipe(text, at)) continue;
    width += displayWidth(text.slice(counted, at));
    counted = at;
    if (width === column) return at;
  }
  return -1;
}

function blanksFrom(text: string, start: number, most: number): number {
  let at = start;
  while (at < most && text.charAt(at) === ' ') at++;
  return at - start;
}

function blanksBefore(text: string, end: number, least: number): number {
  let at = end;
  while (at > least && text.charAt(at - 1) === ' ') at--;
  return end - at;
}
