import type { Blocks, Row } from '../markdown/blocks';
import { wordsOf } from '../profile/words';
import type { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import { displayWidth } from './displayWidth';
import { lineEndingAt } from './lineEnding';

/** Headers, in words, of the column that says what a row is about. */
export const WORDS_COLUMN = /^(?:requirement|constraint|description|text|title|summary|statement)/;

/** A table as it stands in a text. */
export interface TableInText {
  /** Index of its block. */
  readonly block: number;
  readonly header: Row;
  /** Without the header. */
  readonly rows: readonly Row[];
  /** The header's cells in words. */
  readonly columns: readonly string[];
}

export function tablesOf(text: string, blocks: Blocks): TableInText[] {
  const tables: TableInText[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'table') return;
    const rows: Row[] = [];
    for (let i = index + 1; i < blocks.length; i++) {
      const row = blocks[i];
      if (row.kind !== 'row' || row.parent !== index) break;
      rows.push(row);
    }
    const [header, ...body] = rows;
    if (header === undefined) return;
    const columns = cellsOf(text, header).map(wordsOf);
    tables.push({ block: index, header, rows: body, columns });
  });
  return tables;
}

/** The cells of a row as written, without the blanks around them. */
export function cellsOf(text: string, row: Row): string[] {
  const cells: string[] = [];
  for (let c = 0; c < row.cells.length; c += 2) cells.push(text.slice(row.cells[c], row.cells[c + 1]));
  return cells;
}

/** A row that a template left to be filled in: nothing but an ellipsis, or nothing at all. */
export function isRest(text: string, row: Row): boolean {
  return cellsOf(text, row).every((cell) => /^(?:\.\.\.|\u2026)?$/.test(cell));
}

interface TableStyle {
  readonly leadingPipe: boolean;
  readonly trailingPipe: boolean;
  /** What stands between a pipe and a cell's text. */
  readonly blank: string;
  readonly emptyCell: string;
  /** By column: the width to which its cells are filled up, 0 for none. */
  readonly widths: readonly number[];
  readonly alignments: readonly ('left' | 'right' | 'center')[];
}

/**
 * Adds rows to one table, each written as the table's own rows are: with or without outer pipes, with or without blanks
 * around the cells, filled up to the column's width where the table is, behind the same indentation or quote marks.
 */
export class TableRows {
  private readonly style: TableStyle;

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
    readonly table: TableInText,
  ) {
    this.style = styleOf(text, lines, table);
  }

  /** The edit that puts rows below a row of the table, -1 for its delimiter row. Each row is a list of cells. */
  insertBelow(row: number, added: readonly (readonly string[])[]): TextEdit {
    const { text, lines, table } = this;
    const line = row < 0 ? table.header.line + 1 : table.rows[row].line;
    const at = lines.lineEnd(line);
    const prefix = /^[ \t>]*/.exec(text.slice(lines.lineStart(line), at))?.[0] ?? '';
    const eol = lineEndingAt(text, at);
    return { start: at, end: at, newText: added.map((cells) => eol + prefix + this.rowText(cells)).join('') };
  }

  /** The edit that puts other words into a cell, filled up as its column is; null where the row has no such cell. */
  replaceCell(row: Row, column: number, words: string): TextEdit | null {
    const cell = rawCells(this.text, this.lines, row)[column];
    if (!cell) return null;
    const isWhole = cell.words === '' || (this.style.widths[column] ?? 0) > 0;
    if (isWhole) return { start: cell.start, end: cell.start + cell.raw.length, newText: this.cell(words, column) };
    return { start: row.cells[column * 2] ?? 0, end: row.cells[column * 2 + 1] ?? 0, newText: words };
  }

  private rowText(cells: readonly string[]): string {
    const { style } = this;
    const written = cells.map((cell, c) => this.cell(cell, c));
    const first = cells[0] ?? '';
    const last = cells[cells.length - 1] ?? '';
    // An empty outer cell is seen only between pipes; other marks at the line's beginning would begin another block.
    const leading = style.leadingPipe || !/^[\p{L}\p{N}[(`]/u.test(first);
    const trailing = style.trailingPipe || last === '';
    const body = written.join('|');
    return `${leading ? '|' : ''}${leading ? body : body.trimStart()}`.trimEnd() + (trailing ? closing(body) : '');
  }

  private cell(words: string, column: number): string {
    const { blank, emptyCell, widths, alignments } = this.style;
    const width = widths[column] ?? 0;
    const written = words === '' ? (width > 0 ? '' : emptyCell) : blank + words + (words.endsWith('\\') ? ' ' : blank);
    const missing = width - displayWidth(written);
    if (missing <= 0) return written;
    if (words !== '' && alignments[column] === 'right') return ' '.repeat(missing) + written;
    if (words !== '' && alignments[column] === 'center')
      return ' '.repeat(missing >> 1) + written + ' '.repeat(missing - (missing >> 1));
    return written + ' '.repeat(missing);
  }
}

/** The blanks of the last cell, which stand before the closing pipe, and the pipe. */
function closing(body: string): string {
  return `${/[ \t]*$/.exec(body)?.[0] ?? ''}|`;
}

interface RawCell {
  readonly column: number;
  readonly start: number;
  /** With the blanks up to the pipes. */
  readonly raw: string;
  readonly words: string;
  readonly hasPipeBefore: boolean;
  readonly hasPipeBehind: boolean;
}

function styleOf(text: string, lines: LineIndex, table: TableInText): TableStyle {
  const rows = [table.header, ...table.rows];
  const model = table.rows.find((row) => !isRest(text, row)) ?? table.rows[0] ?? table.header;
  const cells = rows.flatMap((row) => rawCells(text, lines, row));
  const full = cells.filter((cell) => cell.words !== '' && cell.hasPipeBefore);
  const tight = full.filter((cell) => !/^[ \t]/.test(cell.raw)).length;
  const isTight = tight * 2 > full.length;
  const empty = cells.filter((cell) => cell.words === '' && cell.hasPipeBefore && cell.hasPipeBehind);
  const delimiter = text.slice(lines.lineStart(table.header.line + 1), lines.lineEnd(table.header.line + 1));
  return {
    leadingPipe: text.charAt(model.start) === '|',
    trailingPipe: rawCells(text, lines, model).pop()?.hasPipeBehind ?? true,
    blank: isTight ? '' : ' ',
    emptyCell: mostCommon(empty.map((cell) => cell.raw)) ?? (isTight ? '' : ' '),
    widths: widthsOf(cells, table.columns.length),
    alignments: delimiter
      .replace(/^[ \t>]*\|?|\|?[ \t]*$/g, '')
      .split('|')
      .map((mark) => (/^\s*:.*:\s*$/.test(mark) ? 'center' : /:\s*$/.test(mark) ? 'right' : 'left')),
  };
}

function rawCells(text: string, lines: LineIndex, row: Row): RawCell[] {
  const lineEnd = lines.lineEnd(row.line);
  const cells: RawCell[] = [];
  for (let c = 0; c < row.cells.length; c += 2) {
    let from = row.cells[c];
    let to = row.cells[c + 1];
    while (from > row.start && isBlank(text, from - 1)) from--;
    while (to < lineEnd && isBlank(text, to)) to++;
    cells.push({
      column: c / 2,
      start: from,
      raw: text.slice(from, to),
      words: text.slice(row.cells[c], row.cells[c + 1]),
      hasPipeBefore: from > row.start,
      hasPipeBehind: to < lineEnd,
    });
  }
  return cells;
}

const isBlank = (text: string, at: number): boolean => text.charAt(at) === ' ' || text.charAt(at) === '\t';

/** A table is filled up where cells of unlike length are equally wide, and a column where most of its cells are. */
function widthsOf(cells: readonly RawCell[], columns: number): number[] {
  const widths: number[] = [];
  let isFilled = false;
  for (let column = 0; column < columns; column++) {
    const own = cells.filter((cell) => cell.column === column && cell.hasPipeBehind);
    const width = mostCommon(own.map((cell) => displayWidth(cell.raw))) ?? 0;
    const fitting = own.filter((cell) => displayWidth(cell.raw) === width);
    if (new Set(fitting.map((cell) => displayWidth(cell.words))).size > 1) isFilled = true;
    widths.push(fitting.length > 1 && fitting.length * 2 > own.length ? width : 0);
  }
  return isFilled ? widths : [];
}

function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  let best: T | undefined;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
