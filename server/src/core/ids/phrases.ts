import type { IdGrammar } from './grammar';
import type { Citations } from './reader';
import { isAlphanumeric, isBlank, isDigit } from './characters';

/** A label after a phrase: `3`, `3A`, `A`; never a word or a section number. Returns its end, or `at`. */
function labelEnd(text: string, at: number, limit: number): number {
  let to = at;
  while (to < limit && isDigit(text.charCodeAt(to))) to++;
  const c = to < limit ? text.charCodeAt(to) : 0;
  if (c >= 65 && c <= 90) to++;
  if (to === at || to - at > 4) return at;
  const after = to < limit ? text.charCodeAt(to) : 0;
  if (isAlphanumeric(after) || after === 95) return at;
  if (after === 46 && isDigit(text.charCodeAt(to + 1))) return at;
  return to;
}

/**
 * Reads `Phase 3A`, `Phases 0 and 1`, `Phases 3A–3C` at `at`. A range is cited by its two ends: what lies between is
 * known to the plan alone. Returns where reading goes on, or `at` when this is no such phrase.
 */
export function readPhrase(text: string, at: number, limit: number, grammar: IdGrammar, out: Citations): number {
  for (const { form, phrase } of grammar.phrases) {
    if (!text.startsWith(phrase, at)) continue;
    let p = at + phrase.length;
    const plural = text.charCodeAt(p) === 115;
    if (plural) p++;
    if (!isBlank(text.charCodeAt(p))) continue;
    while (p < limit && isBlank(text.charCodeAt(p))) p++;
    let end = labelEnd(text, p, limit);
    if (end === p) continue;
    push(at, p, end, 'single');
    for (;;) {
      const next = nextLabel(text, end, limit, plural);
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
        id: `${phrase} ${text.slice(label, to)}`,
        series: `${phrase} `,
        number: Number.parseInt(text.slice(label, to), 10) || 0,
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
): { start: number; end: number; range: boolean } | null {
  const m = /^(?:(\s*[\u2013-]\s*)|\s*(?:,\s*(?:and\s+)?|\s(?:and|or|&)\s+|\/|\+)(?:Phases?\s+)?)/.exec(
    text.slice(at, Math.min(limit, at + 24)),
  );
  if (!m || m[0] === '') return null;
  const range = m[1] !== undefined;
  if (!plural && !range) return null;
  const start = at + m[0].length;
  const end = labelEnd(text, start, limit);
  return end === start ? null : { start, end, range };
}

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
