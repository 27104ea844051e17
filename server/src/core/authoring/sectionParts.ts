import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { DemandRule } from '../profile/demands';
import { wordsOf } from '../profile/words';

/** `- **Complexity**: M`: indent, bullet, mark, label, colon. */
export const FIELD = /^([ \t]*)([-*+][ \t]+)?(\*\*|__)?([^\n*_:]{1,60}?)(\*\*:|__:|:\*\*|:__|:)(?=[ \t]|$)/;

/** A part as one section writes it: what stands before its value, and how its value is written below it. */
export interface Part {
  readonly demand: DemandRule;
  readonly gap: boolean;
  readonly lead: string;
  readonly label: string;
  /** Bullet and box of the rows below it; null where the value stands behind the label. */
  readonly row: string | null;
  /** A blank line stands between the label and the rows. */
  readonly isApart: boolean;
}

const ROW = /^([ \t]*(?:[-*+]|1[.)])[ \t]+)(\[.\](?=[ \t]))?([ \t]*)/;

/** The parts of an item's section that are labelled lines, in their order. */
export function partsIn(file: LinkedFile, text: string, item: ItemFact, demands: readonly DemandRule[]): Part[] {
  const from = file.facts.headings[item.heading]?.end ?? item.end;
  const lines = text.slice(from, endOfSection(file, item.heading, text)).split(/\r\n|\r|\n/);
  const found: Part[] = [];
  lines.forEach((line, n) => {
    const m = FIELD.exec(line);
    const demand = m && demands.find(({ labels }) => labels.has(wordsOf(m[4] ?? '')));
    if (!demand || found.some((part) => part.demand === demand)) return;
    const isApart = (lines[n + 1] ?? '').trim() === '';
    const isEmpty = line.slice(m[0].length).trim() === '';
    const below = isEmpty ? ROW.exec(lines[n + (isApart ? 2 : 1)] ?? '') : null;
    const row = below ? `${below[1] ?? ''}${below[2] === undefined ? '' : '[ ] '}` : null;
    found.push({ demand, gap: (lines[n - 1] ?? '').trim() === '', lead: m[0], label: m[4] ?? '', row, isApart });
  });
  return found;
}

/** A labelled line of a section, at its place in the text. */
export interface FieldLine {
  /** What it is, whatever synonym stands there: the title of the demand, else its words. */
  readonly means: string;
  readonly start: number;
  readonly indent: string;
  readonly bullet: string;
  readonly mark: string;
  readonly colon: string;
  /** The demand that it answers, if any. */
  readonly demand: DemandRule | null;
  /** A blank line stands before it. */
  readonly gap: boolean;
}

/** All labelled lines of an item's section, in their order; what is nested deeper than the first is no field of it. */
export function fieldsIn(
  file: LinkedFile,
  text: string,
  item: ItemFact,
  demands: readonly DemandRule[],
): readonly FieldLine[] {
  const from = file.facts.headings[item.heading]?.end ?? item.end;
  const end = endOfSection(file, item.heading, text);
  const fields: FieldLine[] = [];
  let isBlank = false;
  for (let start = from; start < end;) {
    const next = nextLine(text, start, end);
    const line = text.slice(start, next).replace(/[\r\n]+$/, '');
    const m = start === from ? null : FIELD.exec(line);
    if (m) {
      const [, indent = '', bullet = '', mark = '', label = '', colon = ''] = m;
      const words = wordsOf(label);
      const demand = demands.find(({ labels }) => labels.has(words)) ?? null;
      if (indent.length <= (fields[0]?.indent.length ?? indent.length))
        fields.push({ means: demand?.title ?? words, start, indent, bullet, mark, colon, demand, gap: isBlank });
    }
    isBlank = start !== from && line.trim() === '';
    start = next;
  }
  return fields;
}

function nextLine(text: string, start: number, end: number): number {
  const breaks = /\r\n|\r|\n/g;
  breaks.lastIndex = start;
  const m = breaks.exec(text);
  return m ? Math.min(end, m.index + m[0].length) : end;
}

const BREAK = /^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;

/** The end of the last line of a section that says something, before the line that parts it from the next one. */
export function endOfSection({ facts }: LinkedFile, heading: number, text: string): number {
  const own = facts.headings[heading];
  const next = facts.headings.slice(heading + 1).find(({ depth }) => own !== undefined && depth <= own.depth);
  let end = next ? lineStartOf(text, next.start) : text.length;
  for (;;) {
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
    const start = lineStartOf(text, end);
    if (!BREAK.test(text.slice(start, end))) return end;
    end = start;
  }
}

function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charAt(at - 1) !== '\n' && text.charAt(at - 1) !== '\r') at--;
  return at;
}
