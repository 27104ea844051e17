/** Which lines open or close the one-line leaves: thematic breaks, headings, fences. All look at one line only. */
import { ASTERISK, BACKTICK, DASH, EQUALS, HASH, TILDE, UNDERSCORE, isBlank, skipBlanks, trimEnd } from './characters';

/** Whether `[at, end)` is three or more of one of `*`, `-`, `_`, blanks between them allowed. */
export function isThematicBreak(text: string, at: number, end: number): boolean {
  const marker = text.charCodeAt(at);
  return (marker === ASTERISK || marker === DASH || marker === UNDERSCORE) && breakFailure(text, at, end) === -1;
}

/** -1 if the marks that begin at `at` are a thematic break, else the offset up to which they looked like one. */
export function breakFailure(text: string, at: number, end: number): number {
  const marker = text.charCodeAt(at);
  let count = 0;
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === marker) count++;
    else if (!isBlank(code)) return i;
  }
  return count >= 3 ? -1 : end;
}

/** Depth of the ATX heading that opens with the `#` at `at`, or 0. */
export function headingDepth(text: string, at: number, end: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  let after = at;
  while (after < end && text.charCodeAt(after) === HASH) after++;
  const depth = after - at;
  if (depth > 6 || (after < end && !isBlank(text.charCodeAt(after)))) return 0;
  return depth as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** The text of an ATX heading, marks and blanks left out: one pair, or none when it is empty. */
export function headingText(text: string, at: number, end: number, depth: number): number[] {
  const start = skipBlanks(text, at + depth, end);
  const trimmed = trimEnd(text, start, end);
  let marks = trimmed;
  while (marks > start && text.charCodeAt(marks - 1) === HASH) marks--;
  const closing = marks < trimmed && (marks === start || isBlank(text.charCodeAt(marks - 1)));
  const textEnd = closing ? trimEnd(text, start, marks) : trimmed;
  return textEnd > start ? [start, textEnd] : [];
}

/** 1 or 2 for a setext underline, else 0. */
export function setextDepth(text: string, at: number, end: number): 0 | 1 | 2 {
  const marker = text.charCodeAt(at);
  if (marker !== EQUALS && marker !== DASH) return 0;
  let after = at + 1;
  while (after < end && text.charCodeAt(after) === marker) after++;
  if (skipBlanks(text, after, end) !== end) return 0;
  return marker === EQUALS ? 1 : 2;
}

/** Length of the fence that opens at `at` (three or more), or 0. */
export function fenceLength(text: string, at: number, end: number): number {
  const marker = text.charCodeAt(at);
  if (marker !== BACKTICK && marker !== TILDE) return 0;
  let after = at + 1;
  while (after < end && text.charCodeAt(after) === marker) after++;
  if (after - at < 3) return 0;
  if (marker === BACKTICK) {
    for (let i = after; i < end; i++) if (text.charCodeAt(i) === BACKTICK) return 0;
  }
  return after - at;
}

/** Whether `[at, end)` closes a fence of `length` characters `marker`. */
export function closesFence(text: string, at: number, end: number, marker: number, length: number): boolean {
  let after = at;
  while (after < end && text.charCodeAt(after) === marker) after++;
  return after - at >= length && skipBlanks(text, after, end) === end;
}
