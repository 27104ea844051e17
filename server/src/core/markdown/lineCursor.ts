import { BYTE_ORDER_MARK, SPACE, TAB, trimEnd } from './characters';

/**
 * Walks a text line by line and, within a line, over its container prefixes.
 *
 * Blanks are counted in columns (tab stops of four), and a container may take some columns of a tab and leave the
 * rest, so the place in a line is told by two things: `at`, the offset of the next character that is no blank, and
 * `indent`, the columns of blanks still before it. That is all the block structure ever asks.
 */
export class LineCursor {
  /** 0-based number of the current line, -1 before the first. */
  line = -1;
  /** Offset of the line's first character (after the byte order mark, in the first line). */
  start = 0;
  /** Offset of the line ending, or of the end of the text. */
  end = 0;
  /** Offset of the next character that is no blank; `end` when only blanks are left. */
  at = 0;
  /** Column up to which the line is taken. */
  private column = 0;
  /** Column of `at`. */
  private atColumn = 0;
  private next: number;
  private nextLf = -1;
  private nextCr: number;

  constructor(readonly text: string) {
    this.next = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.nextCr = text.indexOf('\r');
    if (this.nextCr === -1) this.nextCr = text.length;
  }

  /** Goes to the next line; false at the end of the text. A text's empty last line is none. */
  advance(): boolean {
    const text = this.text;
    const start = this.next;
    if (start >= text.length) return false;
    if (this.nextLf < start) {
      const found = text.indexOf('\n', start);
      this.nextLf = found === -1 ? text.length : found;
    }
    const lf = this.nextLf;
    let end = lf;
    let next = lf + 1;
    if (this.nextCr < lf) {
      end = this.nextCr;
      next = end + 1 === lf ? lf + 1 : end + 1;
      const found = text.indexOf('\r', next);
      this.nextCr = found === -1 ? text.length : found;
    }
    this.line++;
    this.start = start;
    this.end = end;
    this.next = next;
    this.column = 0;
    this.skipBlanksFrom(start);
    return true;
  }

  /** Goes to any line, told by its number and range. `advance` must not be called any more. */
  enter(line: number, start: number, end: number): void {
    this.line = line;
    this.start = start;
    this.end = end;
    this.column = 0;
    this.skipBlanksFrom(start);
  }

  /** Whether nothing but blanks is left. */
  get blank(): boolean {
    return this.at >= this.end;
  }

  /** Columns of blanks before `at`. */
  get indent(): number {
    return this.atColumn - this.column;
  }

  /** Whether the current line is the last and has no line ending. */
  get unended(): boolean {
    return this.end >= this.text.length;
  }

  /** Takes `columns` of the blanks before `at`, or as many as there are. */
  takeColumns(columns: number): void {
    this.column = Math.min(this.column + columns, this.atColumn);
  }

  /** Takes the blanks before `at` and `width` characters from there. */
  takeMarker(width: number): void {
    this.column = this.atColumn + width;
    this.skipBlanksFrom(this.at + width);
  }

  /** Offset after the line's last character that is no blank (not before `at`). */
  trimmedEnd(): number {
    return trimEnd(this.text, this.at, this.end);
  }

  private skipBlanksFrom(offset: number): void {
    const text = this.text;
    const end = this.end;
    let at = offset;
    let column = this.column;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column & 3);
      else break;
    }
    this.at = at;
    this.atColumn = column;
  }
}
