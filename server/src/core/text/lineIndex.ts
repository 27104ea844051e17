/**
 * Lines of a text and the way between offsets and positions.
 *
 * A line ends at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol and in CommonMark; no other character
 * (form feed, U+2028) ends one. Offsets and characters count UTF-16 units. Every question has an answer: offsets and
 * positions outside the text are clamped to it, and a character beyond its line is clamped to the line's end, before
 * its ending, as the protocol asks.
 */

const LF = 0x0a;
const CR = 0x0d;

/** A 0-based place in a text, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The way from offsets to positions without the text: what is kept for files whose text is not. */
export class LineStarts {
  constructor(
    protected readonly starts: Int32Array,
    /** Length of the text. */
    readonly length: number,
  ) {}

  /** At least 1: a text that ends with a line ending has an empty last line. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset of the first character of `line`; of the text's end for lines after the last. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    return line < this.starts.length ? this.starts[line] : this.length;
  }

  /** The line that holds `offset`; a line ending belongs to the line it ends. */
  lineAt(offset: number): number {
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.length);
    const line = this.lineAt(inside);
    return { line, character: inside - this.starts[line] };
  }
}

export class LineIndex extends LineStarts {
  constructor(private readonly text: string) {
    super(lineStarts(text), text.length);
  }

  /** Offset after the last character of `line`, its line ending not included. */
  lineEnd(line: number): number {
    if (line + 1 >= this.starts.length) return this.text.length;
    if (line < 0) return 0;
    let end = this.starts[line + 1] - 1;
    if (end > this.starts[line] && this.text.charCodeAt(end) === LF && this.text.charCodeAt(end - 1) === CR) end--;
    return end;
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.starts.length) return this.text.length;
    const start = this.starts[position.line];
    return Math.max(start, Math.min(start + position.character, this.lineEnd(position.line)));
  }

  /** The same without the text. */
  withoutText(): LineStarts {
    return new LineStarts(this.starts, this.length);
  }
}

/** Offsets at which lines start; the first is 0. */
export function lineStarts(text: string): Int32Array {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  const firstCr = text.indexOf('\r');
  for (let at = firstCr; at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LF) count++;
  }
  const starts = new Int32Array(count);
  let line = 1;
  let cr = firstCr;
  let lf = text.indexOf('\n');
  while (line < count) {
    if (cr !== -1 && (lf === -1 || cr < lf)) {
      if (cr + 1 !== lf) starts[line++] = cr + 1;
      cr = text.indexOf('\r', cr + 1);
    } else {
      starts[line++] = lf + 1;
      lf = text.indexOf('\n', lf + 1);
    }
  }
  return starts;
}
