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

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '*': '*', _: '_', '~': '~', '`': '`' };
const SEPARATOR = /^[ \t]*(?:[:\u2014\u2013.]|--?(?=\s)|\|)?[ \t]*/;
const ARROW_AT_END = /(?:[([]\s*)?(?:\u2192|\u27f6|\u21d2|-+>|=+>)[\s[(`*_~>]*$/;
const UNREAD_MAPPING =
  /(?:[([]\s*)?(?:\u2192|\u27f6|\u21d2|->|=>)\s*[[(`*_~]*(?:WPs?[ -]?\d|Phases?\s+\d|[Ww]ork [Pp]ackages?\s+\d|TBD|TBA|none|\?)[^\u2192]*$/;
const NEGATIVE = /\(negative\)/i;
const STATUS_MARK = /\s*(?:✅|❌|⏳|🔄)\uFE0F?\s*$/u;

/**
 * Takes a row apart whose ID stands at `[idStart, idEnd)`. `from` is where the row's text begins behind bullet and box;
 * `mapping` is where the work packages stand that the row is mapped to, `none` where none is known, null where the text
 * is no row and an arrow in it is its own.
 */
export function leadOfRow(
  prose: PlanProse,
  run: Run,
  from: number,
  idStart: number,
  idEnd: number,
  mapping: Mapping | 'none' | null,
): LeadOfRow {
  const { text } = prose;
  let left = idStart;
  let right = idEnd;
  const pair = (): void => {
    while (left > from && right < run.end && CLOSING[text.charAt(left - 1)] === text.charAt(right)) {
      left--;
      right++;
      if (text.charAt(left) === '[' && text.charAt(right) === '(') right = Math.max(right, prose.linkEnd(run, left));
    }
  };
  pair();
  const dressed = prose.say(run, left, right);
  const separate = (): void => {
    right += SEPARATOR.exec(text.slice(right, Math.min(run.end, right + 40)))?.[0].length ?? 0;
  };
  separate();
  // `**[4.4-3]:** words`: the marks close behind the separator.
  pair();
  separate();
  const open = text.slice(from, left).replace(/\s/g, '');
  const { start, end, note } = wordsRange(text, right, run.end, mapping);
  const words = prose.say(run, start, end).replace(STATUS_MARK, '');
  return { dressed, words: `${words === '' ? '' : open}${words}${note}`.trim() };
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
  const end = from + arrow.index;
  if (mapping !== 'none' && text.slice(from, end).trim() === '') {
    const closing = /^[\])`*_~]*[ \t]*[:.\u2014\u2013-]?[ \t]*/.exec(text.slice(mapping.end, to))?.[0].length ?? 0;
    return { start: Math.min(to, mapping.end + closing), end: to, note: '' };
  }
  const mark = NEGATIVE.exec(text.slice(end, to));
  return { start: from, end, note: mark && !NEGATIVE.test(text.slice(from, end)) ? ` ${mark[0]}` : '' };
}
