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

const SECTION =
  /^(?:§\s*|sections?\s+)?(\d{1,3}(?:\.\d{1,3}){0,5})(?:\s*(?:[-\u2013\u2012]|--|\.\.\.?|\u2026|\s+to\s+|\s+through\s+)\s*(?:§\s*)?(\d{1,3}(?:\.\d{1,3}){0,5}))?(?=$|[\s(\u2014:])/i;
const ALL = /^all(?:\s+(?:remaining\s+)?sections?)?(?=$|[\s(])/i;

/**
 * Reads `2.2–2.5, 3.4.1, 8 (partial — admin workflows), all sections (final pass)`. Parts that are no section are
 * passed over. Offsets are into `text`.
 */
export function readSections(text: string, start: number, end: number): SectionCitation[] {
  const found: SectionCitation[] = [];
  let from = start;
  let depth = 0;
  for (let i = start; i <= end; i++) {
    const c = i < end ? text.charCodeAt(i) : 44;
    if (c === 40) depth++;
    else if (c === 41 && depth > 0) depth--;
    else if ((c === 44 || c === 59) && (depth === 0 || i === end)) {
      readPart(from, i);
      from = i + 1;
    }
  }
  return found;

  function readPart(partStart: number, partEnd: number): void {
    while (partStart < partEnd && /[\s`*_[]/.test(text.charAt(partStart))) partStart++;
    while (partEnd > partStart && /[\s`*_\].]/.test(text.charAt(partEnd - 1))) partEnd--;
    const part = text.slice(partStart, partEnd).replace(/^and\s+/, '');
    partStart = partEnd - part.length;
    const open = part.indexOf('(');
    const close = part.lastIndexOf(')');
    const note = open >= 0 ? part.slice(open + 1, close > open ? close : undefined).trim() : null;
    if (ALL.test(part)) {
      found.push({ from: null, to: null, note, start: partStart, end: partEnd });
      return;
    }
    const m = SECTION.exec(part);
    if (!m?.[1]) return;
    const dash = note === null ? (/[\u2014:]\s*(.+)$/.exec(part.slice(m[0].length))?.[1] ?? null) : note;
    found.push({ from: m[1], to: m[2] ?? null, note: dash, start: partStart, end: partEnd });
  }
}

/** Compares dotted section numbers part by part: negative, zero or positive. */
export function compareSections(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = Number(left[i] ?? -1) - Number(right[i] ?? -1);
    if (difference !== 0) return difference;
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
