/** Tables as lines with pipes: what can be told of a cell without the tree of its document. */

/** So many lines of a table are looked at, above and below. */
const MOST_LINES = 60;

/** Between the pipes around it. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export function cellAt(text: string, from: number, to: number): Cell | null {
  let line = from;
  while (line > 0 && !isBreak(text, line - 1)) line--;
  let start = from;
  while (start > line && !isPipe(text, start - 1)) start--;
  let end = to;
  while (end < text.length && !isBreak(text, end) && !isPipe(text, end)) end++;
  return start > line && isPipe(text, end) ? { start, end, line } : null;
}

/** Starts of the lines of a table, as far as they are looked at. */
export function linesAround(text: string, line: number): number[] {
  const starts = [line];
  for (let at = line, n = 0; at > 0 && n < MOST_LINES; n++) {
    const end = endBefore(text, at);
    let start = end;
    while (start > 0 && !isBreak(text, start - 1)) start--;
    if (!hasPipe(text, start)) break;
    starts.push((at = start));
  }
  for (let at = line, n = 0; n < MOST_LINES; n++) {
    let next = at;
    while (next < text.length && !isBreak(text, next)) next++;
    if (text.charAt(next) === '\r' && text.charAt(next + 1) === '\n') next++;
    next++;
    if (next >= text.length || !hasPipe(text, next)) break;
    starts.push((at = next));
  }
  return starts;
}

/** Where the line before this one ends. */
function endBefore(text: string, line: number): number {
  const isPair = text.charAt(line - 1) === '\n' && text.charAt(line - 2) === '\r';
  return line - (isPair ? 2 : 1);
}

function hasPipe(text: string, line: number): boolean {
  for (let at = line; at < text.length && !isBreak(text, at); at++) if (isPipe(text, at)) return true;
  return false;
}

export const isBreak = (text: string, at: number): boolean => text.charAt(at) === '\n' || text.charAt(at) === '\r';

export function isPipe(text: string, at: number): boolean {
  if (text.charAt(at) !== '|') return false;
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes++;
  return slashes % 2 === 0;
}
