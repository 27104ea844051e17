import { wordsOf } from '../profile/words';

/** `**Blocked by**: WP-1`: a label at the beginning of a line and where its value begins. */
export interface Label {
  /** The label in words. */
  readonly words: string;
  /** As written, without dressing. */
  readonly text: string;
  readonly bold: boolean;
  readonly valueStart: number;
}

const LONGEST_LABEL = 64;
/** `(all must pass)` behind a label is no part of its words. */
const REMARK = /\s*\([^()]*\)[\s*_`]*$/;
/** `：` of Chinese and Japanese texts. */
const WIDE_COLON = 0xff1a;
const isColon = (c: number): boolean => c === 58 || c === WIDE_COLON;
const isDressing = (c: number): boolean => c === 42 || c === 95 || c === 96;

/**
 * The label at the beginning of the line `text[start, end)`: dressed (`**Goal**:`, `**Goal:**`, a line that is bold as a
 * whole), or plain (`Tasks:`) where some rule knows the label. Null where the line has none.
 */
export function readLabel(text: string, start: number, end: number, known: (words: string) => boolean): Label | null {
  let i = start;
  while (i < end && isDressing(text.charCodeAt(i))) i++;
  const dressed = i > start;
  const limit = Math.min(end, i + LONGEST_LABEL);
  const from = i;
  let closing = -1;
  for (; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (isColon(c)) {
      // A colon inside a word or number is none of a label's (`C:\x`, `10:30`, `http://`).
      const next = text.charCodeAt(i + 1);
      const ends = c === WIDE_COLON || i + 1 >= end || next === 32 || next === 9 || isDressing(next);
      if (!ends) return null;
      break;
    }
    if (closing < 0 && isDressing(c)) closing = i;
    else if (closing >= 0 && c === 40) {
      // A remark between label and colon: `**Acceptance criteria** (all must pass):`.
      const close = text.indexOf(')', i);
      if (close < 0 || close >= limit) return null;
      i = close;
    } else if (closing >= 0 && !isDressing(c) && c !== 32) {
      // Something other than a colon follows the closing marks: `**Bold** text`, unless the dressing was inside (`blockedBy`).
      if (!dressed) return null;
      if (text.charCodeAt(closing) !== 96) return null;
      closing = -1;
    }
  }
  const colon = i < limit && isColon(text.charCodeAt(i));
  // A line that is code as a whole cites something; it is no label.
  const isMarked = dressed && !/^`+$/.test(text.slice(start, from));
  if (!colon && !(isMarked && closing >= 0 && i === end)) return null;
  const raw = text.slice(from, colon ? i : closing);
  const words = wordsOf(raw.replace(REMARK, ''));
  // `` `plans/phase-1.md`: doors `` says something of a file.
  if (words === '' || words.endsWith('.md')) return null;
  if (!dressed && !known(words)) return null;
  let valueStart = colon ? i + 1 : end;
  while (valueStart < end && isDressing(text.charCodeAt(valueStart)) && dressed && text.charCodeAt(valueStart) !== 96)
    valueStart++;
  while (valueStart < end && (text.charCodeAt(valueStart) === 32 || text.charCodeAt(valueStart) === 9)) valueStart++;
  return { words, text: raw.replace(/[*_`]+/g, '').trim(), bold: dressed, valueStart };
}

const DENIAL =
  /[\s*_`(]*(?:none|nothing|n\/a|not applicable)(?![\w-])(?![^\n]{0,120}\b(?:except|but|besides|other than)\b)/iy;

/** `none (WP-3 runs beside it)`: what stands behind a denial is a remark. */
export function isDenial(text: string, at: number): boolean {
  DENIAL.lastIndex = at;
  return DENIAL.test(text);
}
