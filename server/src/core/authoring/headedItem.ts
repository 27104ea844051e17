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
  /** Parts that it must have even where the others lack them. */
  readonly needs?: (demand: DemandRule) => boolean;
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
  readonly label: string;
  /** Bullet and box of the rows below it; null where the value stands behind the label. */
  readonly row: string | null;
  /** A blank line stands between the label and the rows. */
  readonly isApart: boolean;
}

/** The parts that a section of the kind is to have, each from the line ending before it on. */
export function partsOf(file: LinkedFile, text: string, kind: ItemKind, added: NewHeaded, eol: string): string[] {
  const demands = (file.rule?.demands ?? []).filter(({ of }) => of === kind);
  const parts = modelParts(file, text, kind, demands);
  const wanting = demands.filter((demand) => added.needs?.(demand) && !parts.some((part) => part.demand === demand));
  return [...parts, ...wanting.map((demand) => plainPart(demand, parts[parts.length - 1]))].map(
    ({ demand, gap, lead, row, isApart }) => {
      const said = added.says?.(demand) ?? demand.skeleton.replace(/^- (?:\[ \] )?/, '');
      const before = `${gap ? eol : ''}${eol}${lead}`;
      return row === null ? `${before} ${said}` : `${before}${isApart ? eol : ''}${eol}${row}${said}`;
    },
  );
}

/**
 * The parts of the fullest section of the document; of these, what most sections have, since a part that only some have
 * would be missed in the others once there is one more.
 */
function modelParts(file: LinkedFile, text: string, kind: ItemKind, demands: readonly DemandRule[]): Part[] {
  const sections = file.facts.items
    .filter((item) => item.kind === kind && item.strength === 'explicit')
    .map((item) => partsIn(file, text, item, demands))
    .filter((parts) => parts.length > 0);
  const fullest = sections.reduce<readonly Part[]>((best, parts) => (parts.length > best.length ? parts : best), []);
  if (fullest.length === 0) return demands.map((demand) => plainPart(demand, undefined));
  return fullest.filter(({ demand }) => {
    const having = sections.filter((parts) => parts.some((part) => part.demand === demand)).length;
    return having === sections.length || having * 2 > sections.length + 1;
  });
}

/** Dressed as the part before it, if any. */
function plainPart(demand: DemandRule, like: Part | undefined): Part {
  const isList = demand.skeleton.startsWith('- ');
  const lead = like ? like.lead.replace(like.label, demand.label) : `**${demand.label}**:`;
  return { demand, gap: like?.gap ?? true, lead, label: demand.label, row: isList ? '- [ ] ' : null, isApart: isList };
}

/** Sections of the document say what they cover: in a field, and not in the checklist alone. */
export function hasTracesField(file: LinkedFile, text: string, kind: ItemKind): boolean {
  const demands = (file.rule?.demands ?? []).filter((demand) => demand.of === kind && isTraces(file, demand));
  return file.facts.items.some((item) => item.kind === kind && partsIn(file, text, item, demands).length > 0);
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
    found.push({ demand, gap: (lines[n - 1] ?? '').trim() === '', lead: m[0], label: m[4] ?? '', row, isApart });
  });
  return found;
}

/** The part of a work package that says what it covers. */
export function isTraces({ rule }: LinkedFile, { labels }: Pick<DemandRule, 'labels'>): boolean {
  return (rule?.links ?? []).some(
    ({ role, reverse, place }) =>
      role === 'covers' && !reverse && [...(place.labels ?? [])].some((label) => labels.has(label)),
  );
}
