import { orphansOf } from '../../graph/orphans';
import { seriesNumber } from '../../graph/sections';
import type { LinkedFile } from '../../graph/linkedFile';
import { isVerifiedIn } from '../../graph/unverified';
import { compareSections } from '../../ids/sections';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { wordsOfBullet } from '../bulletWords';
import { checklistBeside, checklistWith } from '../extraction/checklistOfPlan';
import { criterionBeside, criterionText, criterionWords } from '../insertCriterion';
import { mapRow } from '../mapRow';
import { openDocument } from '../openDocument';
import type { PlanProse } from '../planProse';
import { mappingColumnsOf, openPlan, RowPlacing } from '../rowPlacing';
import { traceInWork } from '../traceInWork';
import { missingRows } from './checklistRow';
import type { Draft } from './draft';

/** A requirement or constraint of a plan that no work covers. */
export interface Uncovered {
  readonly id: string;
  readonly form: number;
  readonly words: string;
  readonly negative: boolean;
  /** The plan has a row for it. */
  readonly hasRow: boolean;
}

/** What a plan has to take on and no work of it covers: of one section or series, or of all. */
export function uncoveredOf(snapshot: Snapshot, plan: LinkedFile, section: string | null = null): Uncovered[] {
  const { graph } = snapshot;
  const group = graph.group(plan.plan);
  if (!group) return [];
  const found = new Map<string, Uncovered>();
  const bullets = new Set<string>();
  for (const { cause, item, id, plans } of orphansOf(group)) {
    if (cause === 'spec' || !plans.includes(plan.path)) continue;
    const series = seriesNumber(id);
    if (section !== null && series !== section) continue;
    // Which bullets lack a row is asked of the section as a whole.
    if (cause === 'bullet' || cause === 'section') bullets.add(series);
    else found.set(id, uncovered(snapshot, plan, item, id, cause === 'row'));
  }
  if (section !== null) bullets.add(section);
  for (const series of bullets) {
    if (!/^\d/.test(series)) continue;
    for (const { id, form, words, negative } of missingRows(snapshot, plan, place(series)))
      found.set(id, { id, form, words, negative, hasRow: false });
  }
  return [...found.values()].sort(
    (a, b) => compareSections(seriesNumber(a.id), seriesNumber(b.id)) || numberIn(a.id) - numberIn(b.id),
  );
}

const place = (series: string): Parameters<typeof missingRows>[2] => ({
  kind: 'requirement',
  anchor: undefined,
  series: `${series}-`,
});
const numberIn = (id: string): number => Number(/(\d{1,9})[a-z]?$/.exec(id)?.[1] ?? 0);

function uncovered(snapshot: Snapshot, plan: LinkedFile, item: number, id: string, hasRow: boolean): Uncovered {
  const { form, title, negative } = snapshot.graph.item(item);
  return { id, form, words: hasRow ? title : wordsOfBullet(snapshot, item, plan.path), negative, hasRow };
}

/** As a citation of the plan names it. */
export function labelIn({ profile }: LinkedFile, { id, form }: Pick<Uncovered, 'id' | 'form'>): string {
  return profile?.grammar.forms[form]?.brackets === true ? `[${id}]` : id;
}

/** What a criterion for it says; it names the ID where other criteria of the plan do. */
export function criterionFor({ graph }: Snapshot, prose: PlanProse, path: string, one: Uncovered): string {
  return isVerifiedIn(graph, path, one.form) ? criterionText(graph, path, prose, one) : criterionWords(one);
}

/**
 * Ties a requirement to a work package: its row, written first where there is none, mapped to it, traced by it, and, where
 * it would be missed, with a criterion. False where none of it finds a place.
 */
export function cover(draft: Draft, work: string, one: Uncovered, withCriterion: boolean): boolean {
  const { snapshot, path } = draft;
  const { graph } = snapshot;
  const file = graph.file(path);
  const prose = openDocument(snapshot, path);
  const index = file?.facts.items.findIndex(({ id, kind }) => kind === 'work-package' && id === work) ?? -1;
  if (!file || !prose || index < 0) return false;
  const item = graph.canonicalOf(graph.itemNumber(graph.fileIndex(path), index));
  const trace = traceInWork(graph, file, prose, { item, id: work }, one);
  const rows = one.hasRow
    ? mapped(file, prose, one, work)
    : written(snapshot, file, prose, one, work, trace === 'none');
  if (rows === null || (trace === 'none' && rows.length === 0)) return false;
  const criterion = withCriterion ? criterionBeside(graph, path, prose, item, one) : null;
  draft.apply([...rows, ...(typeof trace === 'string' ? [] : [trace]), ...(criterion ? [criterion] : [])]);
  return true;
}

function mapped(file: LinkedFile, prose: PlanProse, { id }: Uncovered, work: string): TextEdit[] {
  const row = file.facts.items.findIndex(
    (item) =>
      item.id === id && item.strength === 'explicit' && (item.kind === 'requirement' || item.kind === 'constraint'),
  );
  const edit = row < 0 ? null : mapRow(file, prose, row, work);
  return edit ? [edit] : [];
}

/** The row; null where it finds no place, and nothing but the row would tie it to the work package. */
function written(
  snapshot: Snapshot,
  file: LinkedFile,
  prose: PlanProse,
  { id, form, words, negative }: Uncovered,
  work: string,
  mustMap: boolean,
): readonly TextEdit[] | null {
  const { graph } = snapshot;
  const isBullet = /^\d/.test(id);
  const checklist = checklistWith(file, prose, form) ?? (isBullet ? null : checklistBeside(file, prose, 'constraint'));
  const placing =
    checklist && file.profile
      ? new RowPlacing(graph, prose, checklist, mappingColumnsOf(file.profile))
      : isBullet
        ? openPlan(snapshot, file.path, form)?.placing
        : undefined;
  const edits = placing?.edits([{ id, words, negative, work, mustMap }]) ?? null;
  return edits ?? (isBullet || mustMap ? null : []);
}
