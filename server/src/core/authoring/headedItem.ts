import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { ItemKind } from '../model/vocabulary';
import type { DemandRule } from '../profile/demands';
import type { TextEdit } from '../text/edit';
import { lineEndingAt } from './lineEnding';
import type { PlanProse } from './planProse';
import { endOfSection, partsIn, type Part } from './sectionParts';

/** An item that a heading defines, with the parts that its kind must have. */
export interface NewHeaded {
  readonly id: string;
  readonly title: string;
  /**
   * What is said behind a label, by the demand that knows it; the skeleton where nothing is given. Several things are rows
   * where the label has rows, else parted by commas.
   */
  readonly says?: (demand: DemandRule) => string | readonly string[] | null;
  /** Parts that it must have even where the others lack them. */
  readonly needs?: (demand: DemandRule) => boolean;
  /** Parts besides those that its kind must have, where the others have them. */
  readonly also?: readonly DemandRule[];
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

/** The parts that a section of the kind is to have, each from the line ending before it on. */
export function partsOf(file: LinkedFile, text: string, kind: ItemKind, added: NewHeaded, eol: string): string[] {
  const demands = [...(file.rule?.demands ?? []).filter(({ of }) => of === kind), ...(added.also ?? [])];
  const parts = modelParts(file, text, kind, demands);
  const wanting = demands.filter((demand) => added.needs?.(demand) && !parts.some((part) => part.demand === demand));
  return [...parts, ...wanting.map((demand) => plainPart(demand, parts[parts.length - 1]))].map(
    ({ demand, gap, lead, row, isApart }) => {
      const given = added.says?.(demand) ?? demand.skeleton.replace(/^- (?:\[ \] )?/, '');
      const said = typeof given === 'string' ? [given] : given;
      const before = `${gap ? eol : ''}${eol}${lead}`;
      if (row === null) return `${before} ${said.join(', ')}`;
      return `${before}${isApart ? eol : ''}${said.map((one) => `${eol}${row}${one}`).join('')}`;
    },
  );
}

/** Below two no part is usual. */
const LEAST_HAVING = 2;

/**
 * The parts of the fullest section of the document; of these, what is usual there, since a part that only some have would
 * be missed in the others once there is one more. The first stands as far below the heading as the section begins there.
 */
function modelParts(file: LinkedFile, text: string, kind: ItemKind, demands: readonly DemandRule[]): Part[] {
  const sections = file.facts.items
    .filter((item) => item.kind === kind && item.strength === 'explicit')
    .map((item) => ({ item, parts: partsIn(file, text, item, demands) }))
    .filter(({ parts }) => parts.length > 0);
  const [first, ...others] = sections;
  if (!first) return demands.map((demand) => plainPart(demand, undefined));
  const fullest = others.reduce((best, one) => (one.parts.length > best.parts.length ? one : best), first);
  const usual = fullest.parts.filter(({ demand }) => {
    const having = sections.filter(({ parts }) => parts.some((part) => part.demand === demand)).length;
    return having === sections.length || (having >= LEAST_HAVING && having * 2 >= sections.length);
  });
  const below = text.slice(file.facts.headings[fullest.item.heading]?.end ?? 0);
  const gap = /^[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/.test(below);
  return usual.map((part, i) => (i === 0 ? { ...part, gap } : part));
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

/** The part of a work package that says what it covers. */
export function isTraces({ rule }: LinkedFile, { labels }: Pick<DemandRule, 'labels'>): boolean {
  return (rule?.links ?? []).some(
    ({ role, reverse, place }) =>
      role === 'covers' && !reverse && [...(place.labels ?? [])].some((label) => labels.has(label)),
  );
}
