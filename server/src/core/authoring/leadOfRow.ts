import type { PlanProse, Run } from './planProse';

/** A row or heading that an ID begins: the ID with the marks around it, and what is said of it. */
export interface LeadOfRow {
  /** `[4.4-3]`, `**REQ-HOST-1**`, `[FR-001](spec.md#fr-001)` */
  readonly dressed: string;
  /** Without the mapping to work at its end. */
  readonly words: string;
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '*': '*', _: '_', '~': '~', '`': '`' };
const SEPARATOR = /^[ \t]*(?:[:\u2014\u2013.]|--?(?=\s)|\|)?[ \t]*/;
const ARROW_AT_END = /(?:\u2192|\u27f6|\u21d2|-+>|=+>)[\s[(`*_~>]*$/;
const UNREAD_MAPPING =
  /(?:\u2192|\u27f6|\u21d2|->|=>)\s*[[(`*_~]*(?:WPs?[ -]?\d|Phases?\s+\d|[Ww]ork [Pp]ackages?\s+\d|TBD|TBA|none|\?)[^\u2192]*$/;
const NEGATIVE = /\(negative\)/i;
const STATUS_MARK = /\s*(?:✅|❌|⏳|🔄)\uFE0F?\s*$/u;

/**
 * Takes a row apart whose ID stands at `[idStart, idEnd)`. `from` is where the row's text begins behind bullet and box;
 * `mapping` where the first work package stands that the row is mapped to, -1 where none is known, null where the text is
 * no row and an arrow in it is its own.
 */
export function leadOfRow(
  prose: PlanProse,
  run: Run,
  from: number,
  idStart: number,
  idEnd: number,
  mapping: number | null,
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
  const { end, note } = wordsEnd(text, right, run.end, mapping);
  const words = prose.say(run, right, end).replace(STATUS_MARK, '');
  return { dressed, words: `${words === '' ? '' : open}${words}${note}`.trim() };
}

/** Where the words end and the mapping begins. A mark of prohibitions behind the mapping belongs to the words. */
function wordsEnd(text: string, from: number, to: number, mapping: number | null): { end: number; note: string } {
  if (mapping === null) return { end: to, note: '' };
  let end = to;
  if (mapping >= from) {
    const arrow = ARROW_AT_END.exec(text.slice(from, mapping));
    if (arrow) end = from + arrow.index;
  } else {
    const arrow = UNREAD_MAPPING.exec(text.slice(from, to));
    if (arrow) end = from + arrow.index;
  }
  const mark = NEGATIVE.exec(text.slice(end, to));
  return { end, note: mark && !NEGATIVE.test(text.slice(from, end)) ? ` ${mark[0]}` : '' };
}
