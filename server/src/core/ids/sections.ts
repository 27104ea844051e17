/** One part of a coverage line: a section, a range of them, or all; with its note. */
export interface SectionCitation {
  /** `null` for *all sections*. */
  readonly from: string | null;
  readonly to: string | null;
  readonly note: string | null;
  /** Offsets of the part, its note included. */
  readonly start: number;
  readonly end: number;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3}){0,5}`;
const RANGE = String.raw`(?:[-\u2013\u2012]|--|\.\.\.?|\u2026|\s+to\s+|\s+through\s+)`;
/** `3.4`, `§3`, `sections 3`, `all of 3.4`, `HighLevelReqs 3.4`; a range of two; what follows is a note or a title. */
const SECTION = new RegExp(
  String.raw`^(?:all\s+of\s+)?(?:§\s*|sections?:?\s+|[A-Z]\w*\s+(?=\d+\.\d))?(${NUMBER})(?:\s*${RANGE}\s*(?:§\s*)?(${NUMBER}))?(?=$|[\s(\u2014\u2013:])`,
  'i',
);
const ALL = /^all(?:\s+(?:remaining\s+|other\s+)?sections?)?(?=$|[\s(])/i;
/** Words behind a section that take on a part of it. */
const PARTIAL = /\b(?:partial|partially|partly|part|parts|only|except|excluding|without|remaining|some)\b/i;
/** ` and 3.5` after a section or its title. */
const AND = /\s+(?:and|&|\+)\s+(?=(?:§\s*|sections?\s+)?(\d+)(\.\d)?)/iy;

/**
 * Reads `2.2–2.5, 3.4.1 and 3.5, 8 (partial — admin workflows), all sections (final pass)`. Parts that are no section
 * are passed over. Offsets are into `text`.
 */
export function readSections(text: string, start: number, end: number): SectionCitation[] {
  const found: SectionCitation[] = [];
  const plain = withoutDressing(text.slice(start, end));
  let from = 0;
  let depth = 0;
  for (let i = 0; i < plain.length; i++) {
    const c = plain.charCodeAt(i);
    if (c === 40) depth++;
    else if (c === 41 && depth > 0) depth--;
    if (depth > 0) continue;
    const separator = separatorAt(plain, from, i);
    if (separator === 0) continue;
    readPart(from, i);
    from = i + separator;
  }
  readPart(from, plain.length);
  return found;

  function readPart(partStart: number, partEnd: number): void {
    while (partStart < partEnd && /\s/.test(plain.charAt(partStart))) partStart++;
    while (partEnd > partStart && /[\s.]/.test(plain.charAt(partEnd - 1))) partEnd--;
    const part = plain.slice(partStart, partEnd).replace(/^and\s+/, '');
    partStart = partEnd - part.length;
    const offsets = { start: start + partStart, end: start + partEnd };
    const open = part.indexOf('(');
    const close = part.lastIndexOf(')');
    const inParentheses = open >= 0 ? part.slice(open + 1, close > open ? close : undefined).trim() : null;
    const m = SECTION.exec(part);
    if (m?.[1]) {
      const rest = part.slice(m[0].length).trim();
      const note = inParentheses ?? /^[\u2014\u2013:]\s*(.+)$/.exec(rest)?.[1] ?? (PARTIAL.test(rest) ? rest : null);
      found.push({ from: m[1], to: m[2] ?? null, note, ...offsets });
    } else if (ALL.test(part)) found.push({ from: null, to: null, note: inParentheses, ...offsets });
  }
}

/** Marks and link targets as blanks, so that offsets stay. */
function withoutDressing(text: string): string {
  return text.replace(/\]\([^)\n]*\)|[`*_[\]]/g, (mark) => ' '.repeat(mark.length));
}

/** Length of what separates two sections at `at`, 0 for nothing: a comma, a semicolon, `and`, `/`. */
function separatorAt(text: string, from: number, at: number): number {
  const c = text.charCodeAt(at);
  if (c === 44 || c === 59) return 1;
  if (c === 47 || c === 43 || c === 38) {
    return /[\d)]/.test(text.charAt(at - 1)) && /[\d\u00a7]/.test(text.charAt(at + 1)) ? 1 : 0;
  }
  if (c !== 32 && c !== 9 && c !== 10 && c !== 13) return 0;
  AND.lastIndex = at;
  const and = AND.exec(text);
  if (!and) return 0;
  // `1.2 Time and 24 hours` goes on with its title.
  const endsSection = /[\d)]\s*$/.test(text.slice(from, at));
  return endsSection || and[2] !== undefined ? and[0].length : 0;
}

/** Compares dotted section numbers part by part: negative, zero or positive. */
export function compareSections(a: string, b: string): number {
  let i = 0;
  let j = 0;
  // Asked for every section and every citation of a plan: no lists are made.
  while (i < a.length || j < b.length) {
    let left = -1;
    for (; i < a.length && a.charCodeAt(i) !== 46; i++) left = Math.max(left, 0) * 10 + a.charCodeAt(i) - 48;
    let right = -1;
    for (; j < b.length && b.charCodeAt(j) !== 46; j++) right = Math.max(right, 0) * 10 + b.charCodeAt(j) - 48;
    if (left !== right) return left - right;
    i++;
    j++;
  }
  return 0;
}

/** True when `section` is `of` or lies below it: `8` holds `8.1`, `3.4` holds `3.4.1`. */
export function isWithin(section: string, of: string): boolean {
  return section === of || section.startsWith(`${of}.`);
}

/** True when a citation stands for the section: itself, one below it, or one between its ends. */
export function citationHolds(citation: { from: string | null; to: string | null }, section: string): boolean {
  if (citation.from === null) return true;
  if (citation.to === null) return isWithin(section, citation.from);
  if (isWithin(section, citation.from) || isWithin(section, citation.to)) return true;
  return compareSections(section, citation.from) > 0 && compareSections(section, citation.to) < 0;
}
