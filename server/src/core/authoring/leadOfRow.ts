import { packedField, ReferenceField, ReferenceFlag, referenceStride, type FileFacts } from '../facts/facts';
import { roles } from '../model/vocabulary';
import type { PlanProse, Run } from './planProse';

/** A row or heading that an ID begins: the ID with the marks around it, and what is said of it. */
export interface LeadOfRow {
  /** `[4.4-3]`, `**REQ-HOST-1**`, `[FR-001](spec.md#fr-001)` */
  readonly dressed: string;
  /** Without the mapping to work at its end. */
  readonly words: string;
}

/** From the first work package of a mapping to the end of the last. */
export interface Mapping {
  readonly start: number;
  readonly end: number;
}

/** Where the parts of a row are. */
export interface RowParts {
  /** The marks before the ID that close behind it. */
  readonly start: number;
  /** Behind the marks that close. */
  readonly dressedEnd: number;
  /** Marks that open before the ID and close among the words. */
  readonly open: string;
  readonly wordsStart: number;
  readonly wordsEnd: number;
  /** `(negative)` behind the mapping. */
  readonly note: string;
}

export const CLOSING_MARK: Readonly<Record<string, string>> = {
  '[': ']',
  '(': ')',
  '*': '*',
  _: '_',
  '~': '~',
  '`': '`',
};
const SEPARATOR = /^[ \t]*(?:[:\u2014\u2013.]|--?(?=\s)|\|)?[ \t]*/;
const ARROW_AT_END = /(?:[([]\s*)?(?:\u2192|\u27f6|\u21d2|-+>|=+>)[\s[(`*_~>]*$/;
const UNREAD_MAPPING =
  /(?:[([]\s*)?(?:\u2192|\u27f6|\u21d2|->|=>)\s*[[(`*_~]*(?:WPs?[ -]?\d|Phases?\s+\d|[Ww]ork [Pp]ackages?\s+\d|TBD|TBA|none|\?)[^\u2192]*$/;
const NEGATIVE = /\(negative\)/i;
const STATUS_MARK = /\s*(?:✅|❌|⏳|🔄)\uFE0F?\s*$/u;
const COVERS = roles.indexOf('covers');

/** Item of a document → the work packages that its row is mapped to. */
export function mappingsOf({ references }: FileFacts): Map<number, Mapping> {
  const mappings = new Map<number, Mapping>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const owner = references[at + ReferenceField.owner];
    if (packedField(references, at, ReferenceField.role) !== COVERS || owner < 0) continue;
    if ((packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) === 0) continue;
    const start = mappings.get(owner)?.start ?? packedField(references, at, ReferenceField.expressionStart);
    mappings.set(owner, { start, end: packedField(references, at, ReferenceField.expressionEnd) });
  }
  return mappings;
}

/**
 * Takes a row apart whose ID stands at `[idStart, idEnd)`. `from` is where the row's text begins behind bullet and box;
 * `mapping` is where the work packages stand that the row is mapped to, `none` where none is known, null where the text
 * is no row and an arrow in it is its own.
 */
export function rowParts(
  prose: PlanProse,
  run: Run,
  from: number,
  idStart: number,
  idEnd: number,
  mapping: Mapping | 'none' | null,
): RowParts {
  const { text } = prose;
  let left = idStart;
  let right = idEnd;
  let dressedEnd = idEnd;
  const pair = (): void => {
    while (left > from && right < run.end && CLOSING_MARK[text.charAt(left - 1)] === text.charAt(right)) {
      left--;
      right++;
      if (text.charAt(left) === '[' && text.charAt(right) === '(') right = Math.max(right, prose.linkEnd(run, left));
    }
  };
  const separate = (): void => {
    right += SEPARATOR.exec(text.slice(right, Math.min(run.end, right + 40)))?.[0].length ?? 0;
  };
  pair();
  const start = left;
  dressedEnd = right;
  separate();
  // `**[4.4-3]:** words`: the marks close behind the separator.
  pair();
  separate();
  const open = text.slice(from, left).replace(/\s/g, '');
  const words = wordsRange(text, right, run.end, mapping);
  return { start, dressedEnd, open, wordsStart: words.start, wordsEnd: words.end, note: words.note };
}

/** The row in words, as `rowParts` takes it apart. */
export function leadOfRow(prose: PlanProse, run: Run, parts: RowParts): LeadOfRow {
  const words = prose.say(run, parts.wordsStart, parts.wordsEnd).replace(STATUS_MARK, '');
  return {
    dressed: prose.say(run, parts.start, parts.dressedEnd),
    words: `${words === '' ? '' : parts.open}${words}${parts.note}`.trim(),
  };
}

/**
 * The words without the mapping at their end, or at their beginning. A mark of prohibitions behind the mapping belongs
 * to the words.
 */
function wordsRange(
  text: string,
  from: number,
  to: number,
  mapping: Mapping | 'none' | null,
): { start: number; end: number; note: string } {
  if (mapping === null) return { start: from, end: to, note: '' };
  const arrow =
    mapping === 'none'
      ? UNREAD_MAPPING.exec(text.slice(from, to))
      : ARROW_AT_END.exec(text.slice(from, Math.max(from, mapping.start)));
  if (!arrow) return { start: from, end: to, note: '' };
  let end = from + arrow.index;
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  if (mapping !== 'none' && end === from) {
    const closing = /^[\])`*_~]*[ \t]*[:.\u2014\u2013-]?[ \t]*/.exec(text.slice(mapping.end, to))?.[0].length ?? 0;
    return { start: Math.min(to, mapping.end + closing), end: to, note: '' };
  }
  const mark = NEGATIVE.exec(text.slice(end, to));
  return { start: from, end, note: mark && !NEGATIVE.test(text.slice(from, end)) ? ` ${mark[0]}` : '' };
}
