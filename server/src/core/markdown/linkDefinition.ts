/** Link reference definitions: `[label]: destination "title"`. */
import { BRACKET_OPEN, COLON, LF } from './characters';
import { labelEnd, readDestination, skipRunBlanks, skipWhitespace, titleEnd, titleMark } from './linkParts';
import type { Destination } from './linkParts';

/** Offsets in the run of text read; `end` is where the definition's last line ends. */
export interface LinkDefinition {
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly destination: Destination;
  readonly end: number;
}

/** The definition that begins at `from`, which must be the start of a line of the run. */
export function readDefinition(run: string, from: number): LinkDefinition | undefined {
  if (run.charCodeAt(from) !== BRACKET_OPEN) return undefined;
  const close = labelEnd(run, from + 1);
  if (close === -1 || run.charCodeAt(close + 1) !== COLON) return undefined;
  const destination = readDestination(run, skipWhitespace(run, close + 2), Infinity);
  if (destination === undefined) return undefined;
  const bare = lineEndAt(run, destination.after);
  const end = titledEnd(run, destination.after);
  if (end === -1 && bare === -1) return undefined;
  return { labelStart: from + 1, labelEnd: close, destination, end: end === -1 ? bare : end };
}

/** The end of the line that holds the end of the title after `from`, if one is there with nothing behind it. */
function titledEnd(run: string, from: number): number {
  const start = skipWhitespace(run, from);
  if (start === from) return -1;
  const mark = titleMark(run, start);
  const after = Number.isNaN(mark) ? -1 : titleEnd(run, start + 1, mark);
  return after === -1 ? -1 : lineEndAt(run, after);
}

/** The line ending (or the end of the run) after the blanks at `from`, or -1 if more stands there. */
function lineEndAt(run: string, from: number): number {
  const at = skipRunBlanks(run, from);
  return at >= run.length || run.charCodeAt(at) === LF ? at : -1;
}
