import { LineIndex } from '../text/lineIndex';
import { GREATER, skipBlanks, trimEnd } from './characters';
import { footnoteLabelEnd, markerWidth } from './containers';
import { LineCursor } from './lineCursor';

/** A container as the tree knows it: where it begins, and what a further line must give up to continue it. */
export interface Container {
  readonly kind: 'quote' | 'item' | 'footnote';
  readonly start: number;
  readonly line: number;
  /** Items only. */
  readonly columns: number;
}

/** Columns of a line that belong to a footnote definition it continues. */
const FOOTNOTE_COLUMNS = 4;

/**
 * Tells, for the tree, where the text of a line begins behind the prefixes of its containers. The tree has the
 * positions of its nodes only, and a node of several lines holds its containers' prefixes.
 */
export class Prefixes {
  private readonly lines: LineIndex;
  private readonly cursor: LineCursor;

  constructor(private readonly text: string) {
    this.lines = new LineIndex(text);
    this.cursor = new LineCursor(text);
  }

  lineAt(offset: number): number {
    return this.lines.lineAt(offset);
  }

  lineEnd(line: number): number {
    return this.lines.lineEnd(line);
  }

  /** The container that begins at `start` in `parents`. */
  container(kind: Container['kind'], start: number, parents: readonly Container[]): Container {
    const line = this.lines.lineAt(start);
    if (kind !== 'item') return { kind, start, line, columns: 0 };
    this.enter(line, parents);
    return { kind, start, line, columns: this.takeItemMarker() };
  }

  /** Offset of the line's first character behind the prefixes that it has; the line's end if there is none. */
  contentStart(line: number, containers: readonly Container[]): number {
    this.enter(line, containers);
    return this.cursor.at;
  }

  /** The trimmed ranges of the lines from `start`, which lies behind its prefixes, up to `end`. */
  segments(start: number, end: number, containers: readonly Container[]): number[] {
    const segments: number[] = [];
    const last = this.lines.lineAt(end);
    for (let line = this.lines.lineAt(start), from = start; ; from = this.contentStart(++line, containers)) {
      const lineEnd = Math.min(end, this.lines.lineEnd(line));
      if (from < lineEnd) segments.push(from, trimEnd(this.text, from, lineEnd));
      if (line >= last) return segments;
    }
  }

  /** Offset after the last character of `[start, end)` that is neither blank nor part of a prefix. */
  contentEnd(start: number, end: number, containers: readonly Container[]): number {
    const first = this.lines.lineAt(start);
    for (let line = this.lines.lineAt(end); line > first; line--) {
      const from = this.contentStart(line, containers);
      const lineEnd = trimEnd(this.text, from, Math.min(end, this.lines.lineEnd(line)));
      if (from < lineEnd) return lineEnd;
    }
    return trimEnd(this.text, start, Math.min(end, this.lines.lineEnd(first)));
  }

  private enter(line: number, containers: readonly Container[]): void {
    const { cursor, lines, text } = this;
    const start = lines.lineStart(line);
    cursor.enter(line, line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start, lines.lineEnd(line));
    let around: Container | undefined;
    for (const container of containers) {
      if (container.line === line) this.takeOpening(container);
      else if (!this.takeContinuation(container, around)) return;
      around = container;
    }
  }

  private takeOpening(container: Container): void {
    const { cursor, text } = this;
    if (container.kind === 'item') this.takeItemMarker();
    else if (container.kind === 'quote') {
      cursor.takeMarker(1);
      cursor.takeColumns(1);
    } else {
      cursor.takeMarker(footnoteLabelEnd(text, cursor.at, cursor.end) + 2 - cursor.at);
      cursor.takeColumns(cursor.indent);
    }
  }

  private takeContinuation(container: Container, around: Container | undefined): boolean {
    const { cursor, text } = this;
    if (container.kind === 'quote') {
      if (cursor.indent >= 4 || cursor.blank || text.charCodeAt(cursor.at) !== GREATER) return false;
      cursor.takeMarker(1);
      cursor.takeColumns(1);
      return true;
    }
    const columns = container.kind === 'item' ? container.columns : FOOTNOTE_COLUMNS;
    if (cursor.indent < columns) {
      if (cursor.blank) return true;
      // Quirk of the parser, for footnotes that begin one inside another: see `Containers`.
      return cursor.indent === 0 && container.kind === 'footnote' && around?.kind === 'footnote';
    }
    cursor.takeColumns(columns);
    return true;
  }

  private takeItemMarker(): number {
    const { cursor, text } = this;
    const width = markerWidth(text, cursor.at, cursor.end, false);
    const before = cursor.indent + width;
    const blank = skipBlanks(text, cursor.at + width, cursor.end) === cursor.end;
    cursor.takeMarker(width);
    const after = blank || cursor.indent > 4 ? 1 : cursor.indent;
    cursor.takeColumns(after);
    return before + after;
  }
}
