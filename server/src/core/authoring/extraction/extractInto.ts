import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { ownershipOf } from '../../graph/ownership';
import { citationHolds } from '../../ids/sections';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import { applyEdits, type TextEdit } from '../../text/edit';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { openDocument } from '../openDocument';
import { plainStyle, styleOfPlans } from '../phasePlan/planStyle';
import type { PlanProse } from '../planProse';
import { mappingColumnsOf, RowPlacing } from '../rowPlacing';
import type { NewRow } from '../rowStyle';
import { checklistBeside, checklistWith, sectionFor } from './checklistOfPlan';
import type { ComparedSeries } from './comparison';
import { extract, type Selection } from './extract';
import { firstRows, type RowGroup } from './firstRows';

export interface ExtractedInto {
  readonly change: WorkspaceChange;
  readonly plan: string;
  /** IDs of the rows that the plan gets. */
  readonly added: readonly string[];
  readonly compared: readonly ComparedSeries[];
}

export type ExtractionResult =
  ExtractedInto | { readonly unchanged: string; readonly compared: readonly ComparedSeries[] } | Refusal;

/** The rows of one series that a plan lacks. */
interface Missing {
  readonly compared: ComparedSeries;
  readonly rows: readonly NewRow[];
}

/**
 * Puts the rows that nobody has extracted yet into the checklist of a plan, in the order of their IDs and as its other
 * rows are written. What is there stays as it is: no row is renumbered, reworded or taken out.
 */
export function extractInto(snapshot: Snapshot, selections: readonly Selection[], planPath: string): ExtractionResult {
  const { graph } = snapshot;
  const plan = graph.file(planPath);
  if (!plan?.profile || plan.rule?.duty !== 'plan')
    return { refused: `${planPath} is no phase plan: name the plan document of a phase.` };
  const compared = extract(snapshot, selections, plan);
  if ('refused' in compared) return compared;
  const missing = compared.flatMap((series): Missing[] => {
    const rows = missingRows(graph, plan, series);
    return rows.length > 0 ? [{ compared: series, rows }] : [];
  });
  if (missing.length === 0) return { unchanged: planPath, compared };
  const prose = openDocument(snapshot, planPath);
  if (!prose)
    return { refused: `${planPath} can't be edited: it is too large, or has just changed. Try again, or split it.` };
  const edits = editsFor(snapshot, plan, prose, missing);
  const added = missing.flatMap(({ rows }) => rows.map(({ id }) => id));
  if (!edits || !isReadBack(snapshot, plan, applyEdits(prose.text, edits), added, selections))
    return {
      refused: `${planPath} has no place for the rows: see that its checklists are lists or tables, and all fences closed.`,
    };
  const title = `Add ${added.length} ${added.length === 1 ? 'row' : 'rows'} to ${fileNameOf(planPath)}`;
  return {
    change: { title, creations: [], edits: [{ file: planPath, expectedText: prose.text, edits }] },
    plan: planPath,
    added,
    compared,
  };
}

/**
 * The bullets that no plan has; where others have all of a section that the plan's own phase shares with them, the same
 * rows once more.
 */
function missingRows(graph: Graph, plan: LinkedFile, { series, bullets }: ComparedSeries): NewRow[] {
  const row = (id: string, words: string, negative: boolean): NewRow => {
    return { id, words: words.replace(/\s*\(negative\)\s*$/i, ''), negative, work: null, mustMap: false };
  };
  const missing = bullets.filter(({ state }) => state === 'new');
  if (missing.length > 0) return missing.map(({ id, words, negative }) => row(id, words, negative));
  const isOthers = series.rows.length > 0 && series.rows.every(({ plans }) => !plans.includes(plan.path));
  if (!isOthers || !isShared(graph, plan, series.source, series.name)) return [];
  return bullets.flatMap((bullet) => {
    if (!bullet.row) return [];
    const { id, title, negative } = graph.item(bullet.row.item);
    return [row(id, title, negative)];
  });
}

/** The plan's phase takes the section on, as do others, and a note says that it is shared. */
function isShared(graph: Graph, plan: LinkedFile, source: LinkedFile, section: string): boolean {
  const phase = graph.phaseOfPlan(plan.path);
  const group = graph.group(plan.plan);
  if (!phase || !group) return false;
  const claims = ownershipOf(group)
    .namedSources([source])
    .filter(({ coverage }) => citationHolds(coverage, section));
  const own = claims.filter((claim) => claim.phase === phase);
  const others = claims.filter((claim) => claim.phase !== phase);
  const isNoted = (list: typeof claims): boolean => list.some(({ coverage }) => coverage.note !== null);
  return own.length > 0 && (isNoted(own) || (others.length > 0 && others.every((other) => isNoted([other]))));
}

function editsFor(
  snapshot: Snapshot,
  plan: LinkedFile,
  prose: PlanProse,
  missing: readonly Missing[],
): TextEdit[] | null {
  const { graph } = snapshot;
  const edits: TextEdit[] = [];
  const first = new Map<NonNullable<ReturnType<typeof sectionFor>>, Missing[]>();
  for (const one of missing) {
    const { form, bullets } = one.compared.series;
    const { kind } = graph.item(bullets[0] ?? -1);
    const checklist = checklistWith(plan, prose, form) ?? checklistBeside(plan, prose, kind);
    if (checklist && plan.profile) {
      const rows = checklist.rows.some(({ item }) => item.negative) ? one.rows : one.rows.map(marked);
      const placed = new RowPlacing(graph, prose, checklist, mappingColumnsOf(plan.profile)).edits(rows);
      if (!placed) return null;
      edits.push(...placed);
      continue;
    }
    const section = sectionFor(plan, kind);
    if (!section) return null;
    const known = first.get(section);
    if (known) known.push(one);
    else first.set(section, [one]);
  }
  for (const [section, series] of first) {
    const edit = firstRows(plan, prose, section, groupsOf(snapshot, plan, series));
    if (!edit) return null;
    edits.push(edit);
  }
  return edits;
}

/** Prohibitions are marked where no prohibition tells that the checklist does without. */
function marked(row: NewRow): NewRow {
  return row.negative ? { ...row, words: `${row.words.replace(/\.$/, '')} (negative)` } : row;
}

/** Rows as the plans of other phases have them: of sections one group each, of categories and components one together. */
function groupsOf(snapshot: Snapshot, plan: LinkedFile, missing: readonly Missing[]): RowGroup[] {
  const { graph } = snapshot;
  const phase = graph.phaseOfPlan(plan.path);
  const style = phase ? styleOfPlans(snapshot, phase) : plainStyle;
  const groups = new Map<string, RowGroup>();
  for (const { compared, rows } of missing) {
    const { name, title, form, source } = compared.series;
    const isHeaded = /^\d/.test(name);
    const heading = isHeaded ? `${name} ${title}`.trim() : (source.rule?.items.position[0]?.source.under?.[0] ?? title);
    const isBracketed = source.profile?.grammar.forms[form]?.brackets === true;
    const written = rows.map(({ id, words, negative }) =>
      style.row({ id, label: isBracketed ? `[${id}]` : id, form, words, negative }, []),
    );
    const known = groups.get(heading);
    groups.set(heading, { heading, isHeaded, rows: [...(known?.rows ?? []), ...written] });
  }
  return [...groups.values()];
}

/** What is added must be what the next run finds: a fence or comment without an end would swallow it. */
function isReadBack(
  snapshot: Snapshot,
  plan: LinkedFile,
  text: string,
  added: readonly string[],
  selections: readonly Selection[],
): boolean {
  const after = snapshot.withTexts(new Map([[plan.path, text]]));
  const now = after.graph.file(plan.path);
  const defined = new Set(now?.facts.items.flatMap(({ id, strength }) => (strength === 'explicit' ? [id] : [])));
  if (!now || !added.every((id) => defined.has(id))) return false;
  const again = extract(after, selections, now);
  return !('refused' in again) && again.every((series) => missingRows(after.graph, now, series).length === 0);
}
