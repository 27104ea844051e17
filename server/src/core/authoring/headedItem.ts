import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { ItemKind } from '../model/vocabulary';
import type { DemandRule } from '../profile/demands';
import type { TextEdit } from '../text/edit';
import { wordsOf } from '../profile/words';
import { endOfSection, FIELD } from './insertParts';
import { lineEndingAt } from './lineEnding';
import type { PlanProse } from './planProse';

/** An item that a heading defines, with the parts that its kind must have. */
export interface NewHeaded {
  readonly id: string;
  readonly title: string;
  /** What is said behind a label, by the demand that knows it; the skeleton where nothing is given. */
  readonly says?: (demand: DemandRule) => string | null;
}

/**
 * A heading with its section below or above that of another item of the kind: the heading as that one's, and the parts
 * that the kind must have as the fullest section of the document has them.
 */
export function headedBeside(
  file: LinkedFile,
  prose: PlanProse,
  beside: ItemFact,
  below: boolean,
  added: NewHeaded,
): TextEdit | null {
  const { text, blocks } = prose;
  const run = prose.runAt(beside.start);
  const heading = run ? blocks[run.block] : undefined;
  if (!run || heading?.kind !== 'heading') return null;
  if (text.slice(beside.start, beside.end) !== beside.id) return null;
  const marks = `${'#'.repeat(heading.depth)} `;
  const lead = text.slice(run.start, beside.start);
  const separator = /^[\])`*_]*[ \t]*(?:[:.\u2014\u2013-]|--)?[ \t]*/.exec(text.slice(beside.end, run.end))?.[0] ?? '';
  const says = separator.trim() === '' ? ': ' : separator;
  const eol = lineEndingAt(text, heading.start);
  const section = [`${marks}${lead}${added.id}${says}${added.title}`, ...partsOf(file, text, beside.kind, added, eol)];
  if (!below) return { start: heading.start, end: heading.start, newText: section.join('') + eol + eol };
  const at = endOfSection(file, beside.heading, text);
  return { start: at, end: at, newText: eol + eol + section.join('') };
}

/** A part as one section writes it: what stands before its value, and how its value is written below it. */
interface Part {
  readonly demand: DemandRule;
  readonly gap: boolean;
  readonly lead: string;
  /** Bullet and box of the rows below it; null where the value stands behind the label. */
  readonly row: string | null;
  /** A blank line stands between the label and the rows. */
  readonly isApart: boolean;
}

function partsOf(file: LinkedFile, text: string, kind: ItemKind, added: NewHeaded, eol: string): string[] {
  const demands = (file.rule?.demands ?? []).filter(({ of }) => of === kind);
  return modelParts(file, text, kind, demands).flatMap(({ demand, gap, lead, row, isApart }) => {
    const said = added.says?.(demand) ?? demand.skeleton.replace(/^- (?:\[ \] )?/, '');
    const before = `${gap ? eol : ''}${eol}${lead}`;
    return [row === null ? `${before} ${said}` : `${before}${isApart ? eol : ''}${eol}${row}${said}`];
  });
}

function modelParts(file: LinkedFile, text: string, kind: ItemKind, demands: readonly DemandRule[]): Part[] {
  let best: Part[] = [];
  for (const item of file.facts.items) {
    if (item.kind !== kind || item.strength !== 'explicit') continue;
    const parts = partsIn(file, text, item, demands);
    if (parts.length > best.length) best = parts;
  }
  if (best.length > 0) return best;
  return demands.map((demand) => {
    const isList = demand.skeleton.startsWith('- ');
    return { demand, gap: true, lead: `**${demand.label}**:`, row: isList ? '- [ ] ' : null, isApart: isList };
  });
}

const ROW = /^([ \t]*(?:[-*+]|1[.)])[ \t]+)(\[.\](?=[ \t]))?([ \t]*)/;

function partsIn(file: LinkedFile, text: string, item: ItemFact, demands: readonly DemandRule[]): Part[] {
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
    found.push({ demand, gap: (lines[n - 1] ?? '').trim() === '', lead: m[0], row, isApart });
  });
  return found;
}
