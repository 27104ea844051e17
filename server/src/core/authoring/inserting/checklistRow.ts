import { isNegative } from '../../facts/sentences';
import type { ItemFact } from '../../facts/facts';
import { seriesOf } from '../../graph/series';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { freeNumbers, matchSection, sectionsOf, type SourceSection } from '../../graph/sections';
import { wordsOf } from '../../profile/words';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { BulletWords } from '../bulletWords';
import { checklistWith, headingOf, sectionFor } from '../extraction/checklistOfPlan';
import { openDocument } from '../openDocument';
import { mappingColumnsOf, openPlan, RowPlacing } from '../rowPlacing';
import type { NewRow } from '../rowStyle';
import { removedNumbers } from '../tombstones';
import { inSection, itemAt } from './anchors';
import { nextIdLike } from './nextId';
import { isBelow, sectionAt } from './sectionAt';

/** A row that a checklist should have, and has not: of a bullet of the source, of a decision, of a component. */
export interface MissingRow {
  readonly id: string;
  readonly form: number;
  readonly words: string;
  readonly negative: boolean;
  /** What it stands for. */
  readonly item: number;
}

/** The place of a cursor in one of the checklists of a phase plan. */
export interface ChecklistPlace {
  readonly kind: 'requirement' | 'constraint';
  /** The row at the cursor; undefined where its section has none yet. */
  readonly anchor: ItemFact | undefined;
  /** `4.4-`, `KDD-runtime-`; null where nothing tells. */
  readonly series: string | null;
}

const GROUP = /^\s*[*_]*(?:section\s+|§\s*)?(\d{1,4}(?:\.\d{1,4}){0,6})(?=[\s.:)*_—–-]|$)/i;

/** Where in the checklists of a plan a cursor stands; null outside of them. */
export function checklistPlaceAt(plan: LinkedFile, offset: number): ChecklistPlace | null {
  if (plan.rule?.duty !== 'plan') return null;
  const { facts } = plan;
  for (const kind of ['requirement', 'constraint'] as const) {
    const section = sectionFor(plan, kind);
    const heading = section ? headingOf(plan, section) : -1;
    if (heading < 0 || !isBelow(facts, heading, offset)) continue;
    const rows = facts.items.filter(isRow);
    const anchor = itemAt(facts, inSection(facts, rows, offset), offset);
    const group = GROUP.exec(sectionAt(facts, offset).heading?.text ?? '')?.[1];
    return { kind, anchor, series: anchor ? seriesOf(anchor.id) : group === undefined ? null : `${group}-` };
  }
  return null;
}

const isRow = ({ kind, strength }: ItemFact): boolean =>
  strength === 'explicit' && (kind === 'requirement' || kind === 'constraint');

/**
 * What a plan has no row for: of a series of the source, of the decisions or of a component. Bullets that a plan of another
 * phase has a row for are that phase's. Without a series, of all sections that the plan has rows of.
 */
export function missingRows(snapshot: Snapshot, plan: LinkedFile, { kind, series }: ChecklistPlace): MissingRow[] {
  const group = snapshot.graph.group(plan.plan);
  if (!group) return [];
  const own = new Set(plan.facts.items.filter(isRow).map(({ id }) => seriesOf(id)));
  const isMeant = (other: string): boolean => (series === null ? own.has(other) : series === other);
  const words = new BulletWords(snapshot, plan.path);
  return [...ofSource(snapshot, group, words, isMeant), ...ofDesign(snapshot, group, plan, words, isMeant, kind)];
}

function ofSource(
  snapshot: Snapshot,
  group: PlanGroup,
  words: BulletWords,
  isMeant: (series: string) => boolean,
): MissingRow[] {
  const sources = group.filesInReach.filter(({ rule }) => rule?.duty === 'source');
  return sources.flatMap((source) =>
    sectionsOf(group, source).flatMap((section) => {
      if (!isMeant(`${section.number}-`)) return [];
      const bullets = withoutRow(snapshot, section);
      const numbers = free(snapshot, group, section, bullets);
      return bullets.map((item, i): MissingRow => {
        const { form, negative } = snapshot.graph.item(item);
        return { id: `${section.number}-${numbers[i] ?? 0}`, form, words: words.of(item), negative, item };
      });
    }),
  );
}

/** Bullets that no row is left for when rows and bullets are matched by their words. */
function withoutRow({ graph }: Snapshot, section: SourceSection): readonly number[] {
  if (section.rows.length === 0) return section.bullets;
  const { rowOf } = matchSection(graph, section);
  const spare = Math.max(0, section.bullets.length - section.rows.length);
  return section.bullets.filter((_, i) => rowOf[i] === -1).slice(0, spare);
}

/** The numbers that extraction would give, save those of rows that were removed. */
function free(snapshot: Snapshot, group: PlanGroup, section: SourceSection, bullets: readonly number[]): number[] {
  const [first] = bullets;
  if (first === undefined) return [];
  const { graph } = snapshot;
  const { form } = graph.item(first);
  const removed = removedNumbers(snapshot, group.filesInReach, form, `${section.number}-`);
  const numbers = freeNumbers(graph, section, bullets);
  const taken = new Set([
    ...removed,
    ...numbers,
    ...section.rows.map((row) => Number(/\d+$/.exec(graph.item(row).id))),
  ]);
  let next = Math.max(0, ...taken) + 1;
  return numbers.map((number) => (removed.has(number) ? next++ : number));
}

/** Decisions and what components ask for, of one series, that the plan has no row of. */
function ofDesign(
  { graph }: Snapshot,
  group: PlanGroup,
  plan: LinkedFile,
  words: BulletWords,
  isMeant: (series: string) => boolean,
  kind: ItemFact['kind'],
): MissingRow[] {
  const f = graph.fileIndex(plan.path);
  const there = new Set(
    plan.facts.items.flatMap((item, i) => (isRow(item) ? [graph.canonicalOf(graph.itemNumber(f, i))] : [])),
  );
  return group.filesInReach.flatMap((file) => {
    if (file.rule?.duty !== 'decisions' && file.rule?.duty !== 'component') return [];
    const index = graph.fileIndex(file.path);
    return file.facts.items.flatMap(({ id, form, kind: own, negative, strength }, i): MissingRow[] => {
      const item = graph.itemNumber(index, i);
      if ((own !== 'requirement' && own !== 'constraint') || strength === 'example' || !isMeant(seriesOf(id)))
        return [];
      const counts = graph.canonicalOf(item) === -1 ? item : graph.canonicalOf(item);
      if (there.has(counts) || (kind === 'requirement' && own === 'constraint')) return [];
      return [{ id, form, words: words.of(item), negative, item }];
    });
  });
}

/** A row of a checklist: of something that lacks one, or with words of its own under the next ID of the series. */
export interface WantedRow {
  readonly missing: MissingRow | null;
  readonly words: string;
}

export interface PlacedRow {
  readonly id: string;
  readonly form: number;
  readonly edits: readonly TextEdit[];
}

/**
 * The row as the others of the checklist are written: one of the source in the order of the numbers, a new one below the
 * row at the cursor. Null where it finds no place.
 */
export function placedRow(
  snapshot: Snapshot,
  plan: LinkedFile,
  { anchor, series }: ChecklistPlace,
  { missing, words }: WantedRow,
): PlacedRow | null {
  const prose = openDocument(snapshot, plan.path);
  const like = anchor ?? (missing ? { id: missing.id, form: missing.form } : formOf(snapshot, plan, series));
  const id = missing?.id ?? (like ? nextIdLike(snapshot, plan, like) : null);
  if (!prose || !plan.profile || !like || id === null) return null;
  const form = missing?.form ?? like.form;
  const checklist = checklistWith(plan, prose, form) ?? checklistWith(plan, prose, like.form);
  const placing = checklist
    ? new RowPlacing(snapshot.graph, prose, checklist, mappingColumnsOf(plan.profile))
    : openPlan(snapshot, plan.path, form)?.placing;
  if (!placing) return null;
  const said = wordsOf(words) === '' ? '…' : words;
  const row: NewRow = { id, words: said, negative: missing?.negative ?? isNegative(words), work: null, mustMap: false };
  const model = anchor && checklist?.rows.find(({ item }) => item.start === anchor.start);
  const ordered = missing || !model ? placing.edits([row]) : null;
  if (ordered) return { id, form, edits: ordered };
  if (!model) return null;
  const edit = placing.beside(model, row);
  return edit ? { id, form, edits: [edit] } : null;
}

/** What an ID of a series without rows would be like, by the bullets of the source. */
function formOf({ graph }: Snapshot, plan: LinkedFile, series: string | null): Pick<ItemFact, 'id' | 'form'> | null {
  for (const file of graph.group(plan.plan)?.filesInReach ?? []) {
    const item = file.facts.items.find(({ id, form }) => form >= 0 && seriesOf(id) === series);
    if (item) return item;
  }
  return null;
}
