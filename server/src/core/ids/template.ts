/**
 * ID templates: how a profile writes down what its IDs look like, compiled to matchers that look at each character a
 * bounded number of times. A template has one of two shapes:
 *
 *     WP-{n}                    literal, number
 *     REQ-{name}-{n}{letter?}   literal, one variable part, a literal that joins, number, optional suffix letter
 *
 * Tokens: `{n}` digits · `{nn}` two digits or more · `{dotted}` digits with dotted parts (`1.7`) · `{section}` a dotted section number, only as the
 * variable part (`{section}-{n}`) · `{name}` letters and digits in parts that `-`, `.` or `_` join, beginning with a
 * letter · `{prefix}` capitals and digits in hyphenated parts that begin with a capital · `{letter?}` one optional
 * lower-case letter. Because the number stands last and the variable part is alone, matching runs from both ends and
 * never backtracks.
 */

/** Hyphens are already folded to `-` in what the matcher sees. */
export interface Template {
  readonly head: string;
  readonly variable: 'section' | 'name' | 'prefix' | null;
  /** What stands between the variable part and the number: `-`, `~`. */
  readonly join: string;
  /** `{dotted}` allowed as the number. */
  readonly dotted: boolean;
  /** Fewest digits of the number. */
  readonly leastDigits: number;
  readonly letter: boolean;
}

/** An ID taken apart: `series + digits + suffix` is the (folded) ID. */
export interface ParsedId {
  /** Everything before the last number: `REQ-HOST-`, `4.4-`, `WP-1.`. */
  readonly series: string;
  readonly number: number;
  /** Digits as written, for their width. */
  readonly digits: string;
  readonly suffix: string;
}

const TEMPLATE = /^([^{}\s]*)(?:\{(section|name|prefix)\}([^{}\s\w]{1,4}))?\{(n|nn|dotted)\}(\{letter\?\})?$/;

/** @throws Error with one sentence when the template is not of the two shapes above. */
export function compileTemplate(source: string): Template {
  const m = TEMPLATE.exec(source);
  if (!m)
    throw new Error(
      `The ID template "${source}" is not a literal, at most one {name}, {prefix} or {section} with a literal behind it, and {n} or {dotted}.`,
    );
  return {
    head: m[1] ?? '',
    variable: (m[2] as Template['variable'] | undefined) ?? null,
    join: m[3] ?? '',
    dotted: m[4] === 'dotted',
    leastDigits: m[4] === 'nn' ? 2 : 1,
    letter: m[5] !== undefined,
  };
}

/** Signs other than hyphen and dot that a template's literals join parts with, as char codes: `~` of `req~{name}~{n}`. */
export function jointsOf(template: Template): number[] {
  return [...template.head, ...template.join]
    .map((c) => c.charCodeAt(0))
    .filter((c) => !isLetter(c) && !isDigit(c) && c !== 45 && c !== 46);
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isCapital = (c: number): boolean => c >= 65 && c <= 90;
const isLetter = (c: number): boolean => isCapital(c) || (c >= 97 && c <= 122);

/** Matches a whole word (hyphens folded) against one template. */
export function matchTemplate(template: Template, word: string): ParsedId | null {
  const { head } = template;
  if (word.length <= head.length || !word.startsWith(head)) return null;
  let end = word.length;
  let suffix = '';
  const last = word.charCodeAt(end - 1);
  if (last >= 97 && last <= 122) {
    if (!template.letter) return null;
    suffix = word.charAt(end - 1);
    end--;
  }
  let from = end;
  while (from > head.length && isDigit(word.charCodeAt(from - 1))) from--;
  if (end - from < template.leastDigits || end - from > 9) return null;
  const digits = word.slice(from, end);
  // `WP0n`, `T00x` stand for any number.
  if ((suffix === 'n' || suffix === 'x') && /^0+$/.test(digits)) return null;
  let variableEnd = from;
  if (template.dotted) {
    while (
      variableEnd > head.length + 1 &&
      word.charCodeAt(variableEnd - 1) === 46 &&
      isDigit(word.charCodeAt(variableEnd - 2))
    ) {
      variableEnd--;
      while (variableEnd > head.length && isDigit(word.charCodeAt(variableEnd - 1))) variableEnd--;
    }
  }
  if (template.variable === null) {
    if (variableEnd !== head.length) return null;
  } else {
    const end = variableEnd - template.join.length;
    if (end <= head.length || !word.startsWith(template.join, end)) return null;
    if (!isVariable(word, head.length, end, template.variable)) return null;
  }
  return { series: word.slice(0, from), number: Number(digits), digits, suffix };
}

function isVariable(word: string, start: number, end: number, variable: 'section' | 'name' | 'prefix'): boolean {
  if (variable === 'section') {
    let partLength = 0;
    for (let i = start; i < end; i++) {
      const c = word.charCodeAt(i);
      if (isDigit(c)) {
        if (++partLength > 3) return false;
      } else if (c === 46 && partLength > 0) partLength = 0;
      else return false;
    }
    return partLength > 0;
  }
  const isPrefix = variable === 'prefix';
  if (!(isPrefix ? isCapital : isLetter)(word.charCodeAt(start))) return false;
  for (let i = start; i < end; i++) {
    const c = word.charCodeAt(i);
    if (isDigit(c) || (isPrefix ? isCapital(c) : isLetter(c))) continue;
    const joins = c === 45 || (!isPrefix && (c === 46 || c === 95));
    const next = word.charCodeAt(i + 1);
    // `FR-001-006` is a range, `FR-001` no prefix.
    const begins = isPrefix ? isCapital(next) : isDigit(next) || isLetter(next);
    if (!joins || i === end - 1 || !begins) return false;
  }
  return true;
}

const ODD_HYPHENS = /[\u2010\u2011]/g;

/** Folds U+2010 and U+2011 to `-`; two spellings of one ID compare equal. */
export function foldHyphens(id: string): string {
  // Asked for every ID there is, and hardly one has such a hyphen.
  return id.includes('\u2011') || id.includes('\u2010') ? id.replace(ODD_HYPHENS, '-') : id;
}
