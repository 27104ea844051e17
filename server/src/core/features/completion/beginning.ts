import { lineAt } from './halfTyped';

/** A line on which a row has hardly been begun, as it may go on. */
export interface EmptyRow {
  /** The line that stands for it while its place is read. */
  readonly line: string;
  /** Where on that line its text begins. */
  readonly at: number;
  /** Behind the indent of the line as it is, as far as the cursor is. */
  readonly start: number;
}

const BEGUN = /^([ \t]*)(?:[-*+](?:[ \t]+(?:\[ ?\]?)?[ \t]*)?|\|[ \t]*)?$/;

/** The row that an empty line, a bare bullet or a bar may become; null where more stands there, or the cursor is not at its end. */
export function emptyRowAt(text: string, offset: number): EmptyRow | null {
  const { start, end } = lineAt(text, offset);
  const line = text.slice(start, end);
  // `[` is closed by many editors as soon as it is typed.
  const match = end - start < 40 ? BEGUN.exec(line) : null;
  if (!match || text.slice(offset, end).replace(']', '').trim() !== '') return null;
  const indent = match[1] ?? '';
  const isTable = line.includes('|') || (line.trim() === '' && lineAbove(text, start).trimStart().startsWith('|'));
  const bullet = isTable ? '| ' : '- [ ] ';
  return { line: indent + bullet, at: indent.length + bullet.length, start: Math.min(start + indent.length, offset) };
}

function lineAbove(text: string, lineStart: number): string {
  if (lineStart === 0) return '';
  const back = text.charCodeAt(lineStart - 1) === 10 && text.charCodeAt(lineStart - 2) === 13 ? 2 : 1;
  const { start, end } = lineAt(text, lineStart - back);
  return text.slice(start, end);
}
