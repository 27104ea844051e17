import type { IdGrammar, Phrase } from './grammar';
import type { Citations } from './reader';
import { isAlphanumeric, isBlank, isDigit } from './characters';

/** Longest label: `3A`, `12.10.3`. */
const LONGEST_LABEL = { label: 4, number: 4, dotted: 12, span: 16 } as const;
/** What joins the ends of a span. */
const SPAN_JOINT = /\s*(?:[\u2010-\u2014-]|to\b|through\b)\s*/y;
const LONGEST_SPAN_END = 3;
const LONGEST_SPAN_JOINT = 10;

/**
 * A label after a phrase: `3`, `3A`, `A`; `3.2` where the phrase takes dotted numbers; never a word, and no section
 * number where it does not; `3-4` where it takes spans. Returns its end, or `at`.
 */
function labelEnd(text: string, at: number, limit: number, kind: Phrase['label']): number {
  let to = at;
  const digits = (): void => {
    while (to < limit && isDigit(text.charCodeAt(to))) to++;
  };
  digits();
  if (kind === 'dotted') {
    while (to > at && to + 1 < limit && text.charCodeAt(to) === 46 && isDigit(text.charCodeAt(to + 1))) {
      to++;
      digits();
    }
  }
  if (kind === 'span') {
    if (to - at > LONGEST_SPAN_END) return at;
    to = spanEnd(text, to, limit);
  }
  const c = to < limit ? text.charCodeAt(to) : 0;
  if (kind !== 'number' && kind !== 'span' && c >= 65 && c <= 90) to++;
  if (to === at || to - at > LONGEST_LABEL[kind]) return at;
  const after = to < limit ? text.charCodeAt(to) : 0;
  if (isAlphanumeric(after) || after === 95) return at;
  if (after === 46 && isDigit(text.charCodeAt(to + 1))) return at;
  return to;
}

/** `3-4`, `3 – 4`, `3 to 4`: the end of the second number where there is one, else `at`. */
function spanEnd(text: string, at: number, limit: number): number {
  SPAN_JOINT.lastIndex = at;
  const joint = SPAN_JOINT.exec(text)?.[0] ?? '';
  if (joint === '' || joint.length > LONGEST_SPAN_JOINT) return at;
  let to = at + joint.length;
  while (to < limit && isDigit(text.charCodeAt(to))) to++;
  const length = to - at - joint.length;
  return to <= limit && length > 0 && length <= LONGEST_SPAN_END ? to : at;
}

/** A label as IDs spell it: a span with one hyphen, whatever joins its ends. */
function spelledLabel(label: string, kind: Phrase['label']): string {
  const ends = kind === 'span' ? /^(\d+)\D+(\d+)$/.exec(label) : null;
  return ends ? `${ends[1]}-${ends[2]}` : label;
}

/**
 * Reads `Phase 3A`, `Phases 0 and 1`, `Phases 3A–3C` at `at`. A range is cited by its two ends: what lies between is
 * known to the plan alone. Returns where reading goes on, or `at` when this is no such phrase.
 */
export function readPhrase(text: string, at: number, limit: number, grammar: IdGrammar, out: Citations): number {
  for (const { form, phrase, label: kind } of grammar.phrases) {
    if (!text.startsWith(phrase, at)) continue;
    const spelled = grammar.forms[form]?.spelled ?? null;
    let p = at + phrase.length;
    const plural = text.charCodeAt(p) === 115;
    if (plural) p++;
    // Scripts without blanks between words have none before a number either: `要件1`.
    if (!isBlank(text.charCodeAt(p)) && text.charCodeAt(p - 1) < 0x2e80) continue;
    while (p < limit && isBlank(text.charCodeAt(p))) p++;
    let end = labelEnd(text, p, limit, kind);
    if (end === p) continue;
    push(at, p, end, 'single');
    for (;;) {
      const next = nextLabel(text, end, limit, plural, phrase, kind);
      if (!next) break;
      const previous = out.ids[out.ids.length - 1];
      if (next.range && previous && previous.place === 'single') {
        out.ids[out.ids.length - 1] = { ...previous, place: 'range-start', via: 'range', expressionEnd: next.end };
        push(next.start, next.start, next.end, 'range-end', previous.expressionStart);
      } else {
        if (previous && previous.via === null) previous.via = 'list';
        push(next.start, next.start, next.end, 'single');
        const added = out.ids[out.ids.length - 1];
        if (added) added.via = 'list';
      }
      end = next.end;
    }
    return end;

    function push(
      from: number,
      label: number,
      to: number,
      place: 'single' | 'range-end',
      expressionStart = from,
    ): void {
      out.ids.push({
        form,
        id:
          spelled === null
            ? `${phrase} ${spelledLabel(text.slice(label, to), kind)}`
            : `${spelled}${numberAt(text, label)}`,
        series: spelled ?? `${phrase} `,
        number: numberAt(text, label),
        start: from,
        end: to,
        expressionStart,
        expressionEnd: to,
        via: place === 'range-end' ? 'range' : null,
        place,
        qualifier: null,
      });
    }
  }
  return at;
}

/** `, 3C`, ` and 3C`, `/3C`, `–3C` after a label; lists only after the plural (`Phase 2, 3 items` is no list). */
function nextLabel(
  text: string,
  at: number,
  limit: number,
  plural: boolean,
  phrase: string,
  kind: Phrase['label'],
): { start: number; end: number; range: boolean } | null {
  const m = /^(?:(\s*[\u2013-]\s*)|\s*(?:,\s*(?:and\s+)?|\s(?:and|or|&)\s+|\/|\+))/.exec(
    text.slice(at, Math.min(limit, at + 24)),
  );
  if (!m || m[0] === '') return null;
  const range = m[1] !== undefined;
  if (!plural && !range) return null;
  let start = at + m[0].length;
  if (!range && text.startsWith(phrase, start)) start = afterPhrase(text, start + phrase.length, limit);
  const end = labelEnd(text, start, limit, kind);
  return end === start ? null : { start, end, range };
}

/** ` ` or `s ` behind a phrase that is said again: `Phases 1 and Phase 2`. */
function afterPhrase(text: string, at: number, limit: number): number {
  let to = text.charCodeAt(at) === 115 ? at + 1 : at;
  while (to < limit && isBlank(text.charCodeAt(to))) to++;
  return to;
}

const numberAt = (text: string, at: number): number => Number.parseInt(text.slice(at, at + 9), 10) || 0;

const OPEN_LABELS =
  /(\d{1,3}[A-Z]?|[A-Z])(?:\s*([-\u2013\u2012]|to|through)\s*(\d{1,3}[A-Z]?|[A-Z]))?(?=\s*(?:$|[,;/&+(]|and\b))/g;

/** Reads a cell that is made for phases and names them bare: `0–1`, `3A–3C`, `2`. */
export function readOpenLabels(
  text: string,
  start: number,
  end: number,
  form: number,
  phrase: string,
  out: Citations,
): void {
  const cell = text.slice(start, end);
  if (
    !/^[\s\dA-Z,;/&+()\u2013\u2012-]*(?:(?:and|to|through)[\s\dA-Z,;/&+()\u2013\u2012-]*)*$/.test(cell) ||
    cell.length > 120
  )
    return;
  OPEN_LABELS.lastIndex = 0;
  for (let m = OPEN_LABELS.exec(cell); m; m = OPEN_LABELS.exec(cell)) {
    const from = start + m.index;
    const to = from + m[0].length;
    const first = m[1] ?? '';
    const last = m[3];
    const common = { form, series: `${phrase} `, expressionStart: from, expressionEnd: to, qualifier: null };
    const member = (label: string, at: number, place: 'single' | 'range-start' | 'range-end'): void => {
      out.ids.push({
        ...common,
        id: `${phrase} ${label}`,
        number: Number.parseInt(label, 10) || 0,
        start: at,
        end: at + label.length,
        via: place === 'single' ? null : 'range',
        place,
      });
    };
    member(first, from, last === undefined ? 'single' : 'range-start');
    if (last !== undefined) member(last, to - last.length, 'range-end');
  }
}
