import type { Via } from '../model/vocabulary';
import { idOf, type Classified, type IdGrammar, type OpenForms } from './grammar';
import { readElided, readRangeEnd, splitRangeWord, type RangeEnd } from './ranges';
import { readPhrase } from './phrases';
import { readQualifier, readTrailingQualifier } from './qualifier';
import { standsAlone } from './standsAlone';
import { foldHyphens } from './template';
import { isAlphanumeric, isDigit, isHyphen, isWordJoint } from './characters';

/** One ID that a citation stands for, written out or implied by a range or an elision. */
export interface CitedId {
  readonly form: number;
  /** As written; for implied members the series with the number in the width of the first end. */
  readonly id: string;
  readonly series: string;
  readonly number: number;
  /** The member's own characters; for inner members of a range the whole expression's. 0-based UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The whole expression (`FR-001–FR-005`); equal to `start`, `end` for a single. */
  readonly expressionStart: number;
  readonly expressionEnd: number;
  via: Via;
  readonly place: 'single' | 'range-start' | 'range-inner' | 'range-end';
  /** `Phase 3B` or a path before an ID that is unique in a document only; null where there is none. */
  qualifier: string | null;
}

/** A range expression; `first` and `last` are the numbers of its ends. */
export interface CitedRange {
  readonly form: number;
  readonly series: string;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly fromId: string;
  readonly toId: string;
  /** Why it cannot stand for anything: it runs backwards, or its ends belong to different series. */
  readonly defect: 'backwards' | 'prefix' | null;
}

export interface Citations {
  readonly ids: CitedId[];
  readonly ranges: CitedRange[];
}

/** Ranges longer than this are taken by their ends alone. */
const MOST_INNER_MEMBERS = 2000;
const LIST_GAP = /^[\])`*_~\\]*\s*(?:[,/+&;]|,?\s*(?:and|or)\s)?\s*[[(`*_~\\]*$/;
const LONGEST_LIST_GAP = 16;

/**
 * Reads every ID citation in `text[start, end)`: the one reader for all profiles.
 *
 * `masks` are ranges that hold no citations (`[s0, e0, s1, e1, …]`, ordered): link destinations, tags, comments.
 * `open`: forms that are read bare here although they need brackets or a place of their own (an ID column, a field).
 * Results are appended to `out` in order. Linear in the length of the text; never throws.
 */
export function readIds(
  text: string,
  start: number,
  end: number,
  grammar: IdGrammar,
  open: OpenForms,
  masks: readonly number[],
  out: Citations,
): void {
  const firstNew = out.ids.length;
  const { hasPhrases } = grammar;
  let mask = 0;
  let consumed = start; // nothing before this offset belongs to a word that is still to be read
  let i = start;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c > 57 || c < 48) {
      if (
        hasPhrases &&
        grammar.canBeginPhrase(c) &&
        (i === start || !isAlphanumeric(text.charCodeAt(i - 1))) &&
        !inMask(i)
      ) {
        const after = readPhrase(text, i, end, grammar, out);
        if (after > i) {
          i = consumed = after;
          continue;
        }
      }
      i++;
      continue;
    }
    if (inMask(i)) {
      i = Math.min(end, masks[mask * 2 + 1] ?? end);
      consumed = i;
      continue;
    }
    const from = wordStart(text, i, consumed, grammar);
    const to = wordEnd(text, i, end, grammar);
    i = readWord(from, to);
    consumed = i;
  }
  markLists(text, end, grammar, out.ids, firstNew);

  function inMask(at: number): boolean {
    while (mask * 2 < masks.length && (masks[mask * 2 + 1] ?? 0) <= at) mask++;
    return mask * 2 < masks.length && (masks[mask * 2] ?? 0) <= at;
  }

  /** Reads the expression that begins with the word `text[from, to)`; returns where reading goes on. */
  function readWord(from: number, to: number): number {
    if (!grammar.canBegin(text.charCodeAt(from)) || to - from > 120) return to;
    if (!standsAlone(text, from, to, start, out.ids)) return to;
    const word = foldHyphens(text.slice(from, to));
    const whole = grammar.classify(word, open);
    if (whole) {
      if (!admitted(whole, from)) return to;
      return readAfter(whole, from, to);
    }
    const split = splitRangeWord(word, grammar, open);
    if (!split || !admitted(split.first, from)) return to;
    const rangeEnd: RangeEnd = { start: from + split.lastOffset, end: to, last: split.last, defect: split.defect };
    pushRange(split.first, from, from + split.firstLength, rangeEnd);
    return readElidedAfter(split.first, to, from);
  }

  function admitted(parsed: Classified, from: number): boolean {
    const form = grammar.forms[parsed.form];
    return !form?.bracketed || (open?.has(parsed.form) ?? false) || insideBrackets(text, from, start);
  }

  function readAfter(parsed: Classified, from: number, to: number): number {
    const bracketed = grammar.forms[parsed.form]?.bracketed ?? false;
    const rangeEnd = readRangeEnd(text, to, end, parsed, grammar, bracketed, open);
    if (rangeEnd) {
      pushRange(parsed, from, to, rangeEnd);
      return readElidedAfter(parsed, rangeEnd.end, from);
    }
    out.ids.push({
      form: parsed.form,
      id: spellingOf(parsed, from, to),
      series: parsed.series,
      number: parsed.number,
      start: from,
      end: to,
      expressionStart: from,
      expressionEnd: to,
      via: null,
      place: 'single',
      qualifier: qualifierOf(parsed.form, from),
    });
    return readElidedAfter(parsed, to, from);
  }

  /** As written, except where every spelling of a form is one ID. */
  function spellingOf(parsed: Classified, from: number, to: number): string {
    return (grammar.forms[parsed.form]?.spelled ?? null) === null ? text.slice(from, to) : idOf(parsed);
  }

  function qualifierOf(form: number, from: number): string | null {
    const idForm = grammar.forms[form];
    if (!idForm || (idForm.scope === 'folder' && idForm.qualifiers.length === 0)) return null;
    return readQualifier(text, start, from, idForm.qualifiers);
  }

  function pushRange(
    first: Classified,
    from: number,
    to: number,
    rangeEnd: RangeEnd,
    fromId = spellingOf(first, from, to),
  ): void {
    const { last } = rangeEnd;
    const common = {
      expressionStart: from,
      expressionEnd: rangeEnd.end,
      via: 'range' as const,
      qualifier: qualifierOf(first.form, from),
    };
    const toId = idOf(last);
    out.ids.push({
      form: first.form,
      id: fromId,
      series: first.series,
      number: first.number,
      start: from,
      end: to,
      ...common,
      place: 'range-start',
    });
    if (rangeEnd.defect === null) {
      for (const { id, number } of innerMembers(first, last)) {
        out.ids.push({
          form: first.form,
          id,
          series: first.series,
          number,
          start: from,
          end: rangeEnd.end,
          ...common,
          place: 'range-inner',
        });
      }
    }
    out.ids.push({
      form: last.form,
      id: toId,
      series: last.series,
      number: last.number,
      start: rangeEnd.start,
      end: rangeEnd.end,
      ...common,
      place: 'range-end',
    });
    out.ranges.push({
      form: first.form,
      series: first.series,
      first: first.number,
      last: last.number,
      start: from,
      end: rangeEnd.end,
      fromId,
      toId,
      defect: rangeEnd.defect,
    });
  }

  /** `FR-002/003/004`, `FR-001,002`, `FR-002/004–006` and, inside brackets, `[4.4-1, 2]`. */
  function readElidedAfter(parsed: Classified, at: number, expressionStart: number): number {
    const bracketed = grammar.forms[parsed.form]?.bracketed ?? false;
    let to = at;
    for (;;) {
      const member = readElided(text, to, end, parsed, bracketed && insideBrackets(text, expressionStart, start));
      if (!member) return to;
      const written = text.slice(member.start, member.end);
      const digits = /^\d+/.exec(written)?.[0] ?? written;
      const elided = { ...parsed, number: Number(digits), digits, suffix: written.slice(digits.length) };
      // `FR-007/010–015`
      const rangeEnd = readRangeEnd(text, member.end, end, elided, grammar, bracketed, open);
      if (rangeEnd?.defect === null) {
        pushRange(elided, member.start, member.end, rangeEnd, idOf(elided));
        to = rangeEnd.end;
        continue;
      }
      out.ids.push({
        form: parsed.form,
        id: parsed.series + written,
        series: parsed.series,
        number: elided.number,
        start: member.start,
        end: member.end,
        expressionStart: member.start,
        expressionEnd: member.end,
        via: 'list',
        place: 'single',
        qualifier: qualifierOf(parsed.form, expressionStart),
      });
      to = member.end;
    }
  }
}

/** What lies between the ends: `FR-002` … of `FR-001–FR-005`, `REQ-COM-4b` of `REQ-COM-4a–4c`. */
function innerMembers(first: Classified, last: Classified): { id: string; number: number }[] {
  const found: { id: string; number: number }[] = [];
  if (first.number === last.number) {
    const stem = first.series + first.digits;
    const to = last.suffix === '' ? 0 : last.suffix.charCodeAt(0);
    for (let c = first.suffix === '' ? 97 : first.suffix.charCodeAt(0) + 1; c < to; c++) {
      found.push({ id: stem + String.fromCharCode(c), number: first.number });
    }
  } else if (last.number - first.number <= MOST_INNER_MEMBERS) {
    for (let n = first.number + 1; n < last.number; n++) {
      found.push({ id: first.series + String(n).padStart(first.digits.length, '0'), number: n });
    }
  }
  return found;
}

function isJoint(text: string, at: number, grammar: IdGrammar): boolean {
  if (isWordJoint(text, at)) return true;
  if (!grammar.isJoint(text.charCodeAt(at))) return false;
  return isAlphanumeric(text.charCodeAt(at - 1)) && isAlphanumeric(text.charCodeAt(at + 1));
}

function wordStart(text: string, at: number, limit: number, grammar: IdGrammar): number {
  let from = at;
  while (from > limit) {
    const c = text.charCodeAt(from - 1);
    if (isAlphanumeric(c) || (from - 1 > limit && isJoint(text, from - 1, grammar))) from--;
    else break;
  }
  return from;
}

function wordEnd(text: string, at: number, limit: number, grammar: IdGrammar): number {
  let to = at + 1;
  while (to < limit) {
    const c = text.charCodeAt(to);
    if (isAlphanumeric(c) || (to + 1 < limit && isJoint(text, to, grammar))) to++;
    else break;
  }
  return to;
}

const LONGEST_BRACKET_LEAD = 160;

/** True when only ID characters and separators stand between the offset and an opening square bracket before it. */
function insideBrackets(text: string, at: number, start: number): boolean {
  const limit = Math.max(start, at - LONGEST_BRACKET_LEAD);
  for (let i = at - 1; i >= limit; i--) {
    const c = text.charCodeAt(i);
    if (c === 91) return true;
    if (c === 93 || c === 40 || c === 41) return false;
    const separates =
      isDigit(c) ||
      isHyphen(c) ||
      c === 46 ||
      c === 44 ||
      c === 32 ||
      c === 59 ||
      c === 42 ||
      c === 96 ||
      c === 47 ||
      c === 0x2013 ||
      c === 0x2026;
    if (!separates && !(isAlphanumeric(c) && isListed(text, i))) return false;
  }
  return false;
}

/** Letters count only as the words `and`, `to`, `through` between the IDs of one bracket. */
function isListed(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 8 && isAlphanumeric(text.charCodeAt(from - 1))) from--;
  let to = at + 1;
  while (to - at < 8 && isAlphanumeric(text.charCodeAt(to))) to++;
  const word = text.slice(from, to);
  return word === 'and' || word === 'to' || word === 'through' || word === 'or';
}

/** Neighbours that only separators part are members of one list; a qualifier holds for the whole list. */
function markLists(text: string, end: number, grammar: IdGrammar, ids: CitedId[], from: number): void {
  let listStart = from;
  for (let i = from; i < ids.length; i++) {
    const previous = i > from ? ids[i - 1] : undefined;
    const current = ids[i];
    if (!current) continue;
    if (previous && current.expressionStart !== previous.expressionStart) {
      if (areListed(text, previous, current)) {
        if (previous.via === null) previous.via = 'list';
        if (current.via === null) current.via = 'list';
        if (current.qualifier === null && previous.form === current.form) current.qualifier = previous.qualifier;
      } else listStart = i;
      if (previous.form !== current.form) listStart = i;
    } else if (previous && current.qualifier === null) current.qualifier = previous.qualifier;
    const form = grammar.forms[current.form];
    if (current.qualifier !== null || !form || (form.scope === 'folder' && form.qualifiers.length === 0)) continue;
    const qualifier = readTrailingQualifier(text, current.expressionEnd, end, form.qualifiers);
    if (qualifier === null) continue;
    for (let member = listStart; member <= i; member++) {
      const listed = ids[member];
      if (listed) listed.qualifier ??= qualifier;
    }
  }
}

function areListed(text: string, previous: CitedId, current: CitedId): boolean {
  const gap = current.expressionStart - previous.expressionEnd;
  if (gap < 0 || gap > LONGEST_LIST_GAP) return false;
  return LIST_GAP.test(text.slice(previous.expressionEnd, current.expressionStart));
}
