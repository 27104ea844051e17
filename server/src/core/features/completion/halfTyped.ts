/** What is typed of an ID around the cursor, and what of its brackets is there. */
export interface HalfTyped {
  /** Of the ID, brackets aside. */
  readonly start: number;
  readonly offset: number;
  readonly end: number;
  readonly typed: string;
  /** The ID that begins the range of which this is the other end; empty elsewhere. */
  readonly rangeStart: string;
  /** Where the bracket stands right before the ID; -1 for none. */
  readonly opening: number;
  /** Behind the bracket right after the ID; -1 for none. */
  readonly closing: number;
  /** A bracket that is opened on the line before the ID is closed behind it. */
  readonly isClosed: boolean;
  readonly lineStart: number;
  readonly lineEnd: number;
}

const LONGEST_ID = 80;
const ID_SIGN = /[\p{L}\p{N}_.\-\u2010\u2011]/u;
const isHyphen = (sign: string): boolean => sign === '-' || sign === '\u2010' || sign === '\u2011';

/** What counts as a word of a profile. */
export interface WordsOf {
  /** The word is a whole ID: behind it begins the other end of a range. */
  readonly isId: (word: string) => boolean;
  /** The sign joins parts of IDs, besides hyphens and dots. */
  readonly isJoint: (charCode: number) => boolean;
}

/** The half-typed word at an offset. */
export function halfTypedAt(text: string, offset: number, { isId, isJoint }: WordsOf): HalfTyped {
  const isSign = (at: number): boolean => ID_SIGN.test(text.charAt(at)) || isJoint(text.charCodeAt(at));
  const { start: lineStart, end: lineEnd } = lineAt(text, offset);
  const lowest = Math.max(lineStart, offset - LONGEST_ID);
  let start = offset;
  while (start > lowest && isSign(start - 1)) start--;
  while (start < offset && (isHyphen(text.charAt(start)) || text.charAt(start) === '.')) start++;
  const wordStart = start;
  start = behindRangeStart(text, start, offset, isId);
  let end = offset;
  const highest = Math.min(lineEnd, offset + LONGEST_ID);
  while (end < highest && isSign(end)) end++;
  while (end > offset && text.charAt(end - 1) === '.') end--;
  const rest = text.slice(end, Math.min(lineEnd, end + LONGEST_ID));
  const bracket = rest.search(/[[\]]/);
  return {
    start,
    offset,
    end,
    typed: text.slice(start, offset),
    rangeStart: text.slice(wordStart, start).replace(/[-.\u2010\u2011]+$/, ''),
    opening: text.charAt(start - 1) === '[' && start > lineStart ? start - 1 : -1,
    closing: rest.startsWith(']') ? end + 1 : -1,
    isClosed: bracket >= 0 && rest.charAt(bracket) === ']',
    lineStart,
    lineEnd,
  };
}

/** Where the last end of a range begins: `T012-T0`, `1.1-1.`, `WP-1..WP`. */
function behindRangeStart(text: string, start: number, offset: number, isId: (word: string) => boolean): number {
  const dots = text.slice(start, offset).lastIndexOf('..');
  if (dots >= 0) return start + dots + 2;
  for (let i = offset - 1; i > start; i--)
    if (isHyphen(text.charAt(i)) && isId(text.slice(start, i).replace(/[\u2010\u2011]/g, '-'))) return i + 1;
  return start;
}

/** The line around an offset, its ending left out. */
export function lineAt(text: string, offset: number): { start: number; end: number } {
  const isBreak = (i: number): boolean => text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13;
  let start = offset;
  while (start > 0 && !isBreak(start - 1)) start--;
  let end = offset;
  while (end < text.length && !isBreak(end)) end++;
  return { start, end };
}
