import { cellAt, isBreak, isPipe, linesAround } from './pipedLines';

const NOTHING = /^(?:[-\u2013\u2014]|none\.?|n\/a|nothing)$/i;
const PLAIN = 'None';
/** So far before and behind a field others like it are looked for. */
const REACH = 50_000;

/** How the column of a cell says that there is nothing: as most of its cells do, else in a word. */
export function nothingInCell(text: string, at: number): string {
  const own = cellAt(text, at, at);
  if (!own) return PLAIN;
  const column = pipesBetween(text, own.line, own.start);
  const said = linesAround(text, own.line).flatMap((line) => {
    const words = line === own.line ? null : cellText(text, line, column);
    return words === null || (words !== '' && !NOTHING.test(words)) ? [] : [words];
  });
  return mostCommon(said.filter((words) => words !== '')) ?? (said.length > 0 ? '' : PLAIN);
}

/** The same of a labelled line: as most other lines with that label do. */
export function nothingInField(text: string, at: number): string {
  let line = at;
  while (line > 0 && !isBreak(text, line - 1)) line--;
  const label = text.slice(line, at).trimEnd();
  if (label.trim() === '') return PLAIN;
  const near = text.slice(Math.max(0, line - REACH), at + REACH);
  const others = near.split(/[\r\n]+/).flatMap((other) => (other.startsWith(label) ? [other.slice(label.length)] : []));
  return mostCommon(others.map((words) => words.trim()).filter((words) => NOTHING.test(words))) ?? PLAIN;
}

function pipesBetween(text: string, from: number, to: number): number {
  let pipes = 0;
  for (let at = from; at < to; at++) if (isPipe(text, at)) pipes++;
  return pipes;
}

/** The words behind so many pipes of a line; null where nothing closes that cell. */
function cellText(text: string, line: number, pipes: number): string | null {
  let at = line;
  for (let passed = 0; passed < pipes; at++) {
    if (at >= text.length || isBreak(text, at)) return null;
    if (isPipe(text, at)) passed++;
  }
  const cell = cellAt(text, at, at);
  return cell === null ? null : text.slice(at, cell.end).trim();
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0];
}
