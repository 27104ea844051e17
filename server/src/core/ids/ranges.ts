import type { Classified, IdGrammar, OpenForms } from './grammar';
import { isAlphanumeric, isBlank, isDigit, isHyphen, isWordJoint } from './characters';
import { foldHyphens } from './template';

/** Where a range ends and what its last member is. */
export interface RangeEnd {
  /** The last member's own characters. */
  readonly start: number;
  readonly end: number;
  readonly last: Classified;
  readonly defect: 'backwards' | 'prefix' | null;
}

/** Marks that dress an ID, and the backslash that formatters put before a bracket. */
const isMark = (c: number): boolean => c === 96 || c === 42 || c === 95 || c === 126 || c === 92;
const isClosing = (c: number): boolean => c === 93 || isMark(c);
const isOpening = (c: number): boolean => c === 91 || isMark(c);

const isLowerCase = (c: number): boolean => c >= 97 && c <= 122;

interface Operator {
  readonly length: number;
  /** Written so that nothing but a range can be meant. */
  readonly plain: boolean;
}

function operatorAt(text: string, at: number, spaced: boolean): Operator | null {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (c === 46 && next === 46) return { length: text.charCodeAt(at + 2) === 46 ? 3 : 2, plain: true };
  if (c === 0x2026) return { length: 1, plain: true };
  if (c === 0x2013 || c === 0x2012) return { length: 1, plain: !spaced };
  if (c === 45) return next === 45 ? { length: 2, plain: !spaced } : { length: 1, plain: false };
  if (spaced && c === 116) {
    if (next === 111 && isBlank(text.charCodeAt(at + 2))) return { length: 2, plain: false };
    if (text.startsWith('through', at) && isBlank(text.charCodeAt(at + 7))) return { length: 7, plain: true };
  }
  return null;
}

/**
 * Reads ` – FR-005`, `..5`, ` through [4.4-5]` after an ID that ends at `at`. `→` is no range. Null where nothing that
 * a reader would call a range follows.
 */
export function readRangeEnd(
  text: string,
  at: number,
  limit: number,
  first: Classified,
  grammar: IdGrammar,
  bracketed: boolean,
  open: OpenForms,
): RangeEnd | null {
  let p = at;
  while (p < limit && isClosing(text.charCodeAt(p))) p++;
  const closed = p > at;
  let q = p;
  while (q < limit && isBlank(text.charCodeAt(q))) q++;
  const operator = operatorAt(text, q, q > p);
  if (!operator) return null;
  let r = q + operator.length;
  const afterOperator = r;
  while (r < limit && isBlank(text.charCodeAt(r))) r++;
  const spaced = q > p || r > afterOperator;
  const beforeOpening = r;
  while (r < limit && isOpening(text.charCodeAt(r))) r++;
  if (r >= limit) return null;
  let to = r;
  while (to < limit && (isAlphanumeric(text.charCodeAt(to)) || (to > r && to + 1 < limit && isWordJoint(text, to))))
    to++;
  if (to === r) return null;
  const word = foldHyphens(text.slice(r, to));
  const last = grammar.classify(word, open);
  if (last) {
    if (last.form !== first.form) return null;
    if (last.series !== first.series)
      return operator.plain && !spaced ? { start: r, end: to, last, defect: 'prefix' } : null;
    if (last.number < first.number) return operator.plain ? { start: r, end: to, last, defect: 'backwards' } : null;
    return { start: r, end: to, last, defect: null };
  }
  // Elided: only the number of the last member is written, and nothing stands between.
  if (spaced || beforeOpening !== r || (closed && !bracketed) || (closed && text.charCodeAt(at) === 93)) return null;
  const elided = elidedEnd(word, first);
  if (!elided) return null;
  if (isUnfinished(text, to, limit)) return null;
  return { start: r, end: to, last: elided, defect: elided.number < first.number ? 'backwards' : null };
}

function elidedEnd(word: string, first: Classified): Classified | null {
  const m = /^(?:([\d.]+)\.)?(\d+)([a-z]?)$/.exec(word);
  if (!m) return null;
  const [, head, written = '', suffix = ''] = m;
  if (head !== undefined && !first.series.endsWith(`${head}.`)) return null;
  // `FR-001–5` ends with FR-005.
  const digits = written.padStart(first.digits.length, '0');
  return { form: first.form, series: first.series, number: Number(digits), digits, suffix };
}

function isUnfinished(text: string, to: number, limit: number): boolean {
  const c = to < limit ? text.charCodeAt(to) : 0;
  return isHyphen(c) || (c === 46 && isDigit(text.charCodeAt(to + 1)));
}

/** A word that is no ID but two of them around a hyphen (`T001-T004`), or an elided range (`FR-001-006`). */
export function splitRangeWord(
  word: string,
  grammar: IdGrammar,
  open: OpenForms,
): { first: Classified; firstLength: number; lastOffset: number; last: Classified; defect: RangeEnd['defect'] } | null {
  for (let h = word.indexOf('-', 1); h > 0; h = word.indexOf('-', h + 1)) {
    const before = word.charCodeAt(h - 1);
    if (!isDigit(before) && !(before >= 97 && before <= 122)) continue;
    const first = grammar.classify(word.slice(0, h), open);
    if (!first) continue;
    const rest = word.slice(h + 1);
    const last = grammar.classify(rest, open);
    const found = { first, firstLength: h, lastOffset: h + 1 };
    if (last && last.form === first.form && last.series === first.series) {
      return last.number < first.number ? { ...found, last, defect: 'backwards' } : { ...found, last, defect: null };
    }
    // `T-1-3` may be an ID of three parts; `4.4-1-3` cannot.
    const isPlain = rest.length > 1 || first.series.includes('.');
    if (/^\d+$/.test(rest) && rest.length === first.digits.length && isPlain && Number(rest) > first.number) {
      return { ...found, last: { ...first, number: Number(rest), digits: rest, suffix: '' }, defect: null };
    }
  }
  return null;
}

/**
 * The next member of an elided list at `at`: `/003`, `,003` (same width, nothing between), or `, 2` inside one bracket.
 * Returns the digits' range.
 */
export function readElided(
  text: string,
  at: number,
  limit: number,
  first: Classified,
  inBrackets: boolean,
): { start: number; end: number } | null {
  const c = text.charCodeAt(at);
  if (at >= limit || (c !== 47 && c !== 44)) return null;
  let start = at + 1;
  if (inBrackets) while (start < limit && text.charCodeAt(start) === 32) start++;
  let end = start;
  while (end < limit && isDigit(text.charCodeAt(end))) end++;
  if (end === start) return null;
  const digits = text.slice(start, end);
  // `REQ-COM-4/4a`: a variant of the same number.
  if (digits === first.digits && isLowerCase(text.charCodeAt(end)) && end < limit) end++;
  const after = end < limit ? text.charCodeAt(end) : 0;
  if (isAlphanumeric(after) || isHyphen(after) || (after === 46 && isDigit(text.charCodeAt(end + 1)))) return null;
  if (inBrackets) return { start, end };
  if (digits.length !== first.digits.length || (c === 44 && digits.length < 2)) return null;
  return { start, end };
}
