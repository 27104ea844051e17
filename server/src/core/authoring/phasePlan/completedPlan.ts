import { seriesNumber } from '../../graph/sections';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { DemandRule } from '../../profile/demands';
import { composedEdits } from '../../text/composedEdits';
import { applyEdits, type TextEdit } from '../../text/edit';
import { fileNameOf, listOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { headingOf } from '../extraction/checklistOfPlan';
import { extractInto } from '../extraction/extractInto';
import { contentOf } from '../extraction/firstRows';
import { matrixFollows } from '../inserting/matrixFollows';
import { missingSections, sectionInsertions } from '../insertSection';
import { openDocument } from '../openDocument';
import { partLines, SLOT, type DraftedPlan, type PlanStyle } from './draftedPlan';
import { rowOf, type ExtractedRow } from './extractedRows';
import { owedSections } from './owedSections';
import { componentIn, draftedWork, draftPhase, numberedWork } from './phaseDraft';
import { mappedWork } from './mappedWork';
import { partOf } from './planSections';
import { styleOfPlans } from './planStyle';

/** What a plan gets that it lacked. */
export interface CompletedPlan {
  readonly change: WorkspaceChange;
  /** IDs of the rows, titles of the sections, IDs of the work packages. */
  readonly rows: readonly string[];
  readonly sections: readonly string[];
  readonly work: readonly string[];
}

interface Round {
  readonly edits: readonly TextEdit[];
  readonly added: readonly string[];
}

/**
 * What the plan of a phase lacks: rows of the sections that the phase covers and that no plan has, the sections of its
 * kind, and work packages where it has none. Nothing that is there changes. Null where nothing is missing.
 */
export function completedPlan(
  snapshot: Snapshot,
  relation: PhaseRelation,
  planPath: string,
): CompletedPlan | Refusal | null {
  const before = openDocument(snapshot, planPath);
  if (!before)
    return { refused: `${planPath} can't be edited: it is too large, or has just changed. Try again, or split it.` };
  const rounds: Round[] = [];
  let now = snapshot;
  let text = before.text;
  for (const round of [missingRows, missingParts, missingWork]) {
    const done = round(now, relation, planPath);
    if ('refused' in done) return done;
    rounds.push(done);
    if (done.edits.length === 0) continue;
    text = applyEdits(text, done.edits);
    now = now.withTexts(new Map([[planPath, text]]));
  }
  if (rounds.every(({ edits }) => edits.length === 0)) return null;
  // What is added must be what the next run finds: a fence or comment without an end would swallow it.
  for (const round of [missingRows, missingParts, missingWork]) {
    const again = round(now, relation, planPath);
    if ('refused' in again || again.edits.length > 0)
      return { refused: `${planPath} has no place for what is missing: see that all fences and comments are closed.` };
  }
  const edits = composedEdits(
    before.text.length,
    rounds.map((round) => round.edits),
  );
  const [rows = [], sections = [], work = []] = rounds.map(({ added }) => added);
  const title = `Complete ${fileNameOf(planPath)}`;
  const others = matrixFollows(snapshot, now, planPath, rows);
  const change = { title, creations: [], edits: [{ file: planPath, expectedText: before.text, edits }, ...others] };
  return { change, rows, sections, work };
}

const NOTHING: Round = { edits: [], added: [] };

function missingRows(snapshot: Snapshot, relation: PhaseRelation, planPath: string): Round | Refusal {
  const plan = snapshot.graph.file(planPath);
  const group = plan && snapshot.graph.group(plan.plan);
  const own = relationIn(snapshot, relation);
  const owed = group && own ? owedSections(snapshot, group, own, plan) : [];
  if (owed.length === 0) return NOTHING;
  const result = extractInto(snapshot, owed, planPath);
  if ('refused' in result) return result;
  return 'added' in result ? { edits: result.change.edits[0]?.edits ?? [], added: result.added } : NOTHING;
}

function missingParts(snapshot: Snapshot, relation: PhaseRelation, planPath: string): Round | Refusal {
  const { graph } = snapshot;
  const plan = graph.file(planPath);
  const wanted = plan ? missingSections(plan) : [];
  const draft = wanted.length > 0 ? draftFor(snapshot, relation, planPath) : null;
  const prose = openDocument(snapshot, planPath);
  if (!plan || !draft || !prose) return NOTHING;
  const edits = sectionInsertions(plan, prose.text, wanted, (section, depth) => {
    const part = partOf(section);
    // Work packages that stand elsewhere are not to be written once more.
    if (!part || (part === 'work' && hasWork(plan))) return [SLOT];
    // Rows that were owed are there by now, with their section.
    const said = part === 'requirements' ? { ...draft, sections: [] } : draft;
    return leveled(partLines(part, said, demandsOfWork(plan), styleIn(snapshot, relation)), depth);
  });
  if (!edits)
    return {
      refused: `${planPath} has no place for ${listOf(wanted.map(({ title }) => `"${title}"`))}: see that all fences and comments are closed.`,
    };
  return { edits, added: wanted.map(({ title }) => title) };
}

function missingWork(snapshot: Snapshot, relation: PhaseRelation, planPath: string): Round | Refusal {
  const plan = snapshot.graph.file(planPath);
  const section = plan?.rule?.sections.find((one) => partOf(one) === 'work');
  if (!plan || !section || hasWork(plan)) return NOTHING;
  const draft = draftFor(snapshot, relation, planPath);
  const prose = openDocument(snapshot, planPath);
  if (!draft || draft.work.length === 0 || !prose) return NOTHING;
  const depth = plan.facts.headings[headingOf(plan, section)]?.depth ?? 2;
  const lines = partLines('work', draft, demandsOfWork(plan), styleIn(snapshot, relation));
  const edit = contentOf(plan, prose, headingOf(plan, section), () => leveled(lines, depth));
  return edit ? { edits: [edit], added: draft.work.map(({ id }) => id) } : NOTHING;
}

/** What the phase has a plan say, with the rows that the plan has by now. */
function draftFor(snapshot: Snapshot, relation: PhaseRelation, planPath: string): DraftedPlan | null {
  const { graph } = snapshot;
  const plan = graph.file(planPath);
  const group = plan && graph.group(plan.plan);
  const master = graph.file(relation.masterPath);
  const phase = relationIn(snapshot, relation);
  const draft = plan?.rule && group && phase ? draftPhase(snapshot, group, phase, plan.rule, planPath) : null;
  if (!plan?.rule || !group || !draft) return null;
  const own = rowsOf(graph, plan);
  const known = new Set(own.map(({ id }) => id));
  const isOpen = missingSections(plan).some((section) => partOf(section) === 'constraints');
  const constraints = isOpen ? draft.constraints.filter(({ id }) => !known.has(id)) : [];
  const rows = [...own, ...constraints];
  const idOf = master?.profile && numberedWork(master.profile, plan.rule);
  const titles = titlesOf(group);
  const inGroups = rows.map((row) => {
    const series = seriesNumber(row.id);
    return { row, group: titles.get(series) ?? componentIn(row.id) };
  });
  const work = idOf && !hasWork(plan) ? draftedWork(idOf, draft.phase.subtasks, inGroups, mappedWork(graph, plan)) : [];
  return { ...draft, sections: [{ number: '', title: '', sharedWith: [], rows: own }], constraints, work };
}

/** Each reading of the plans has phases of its own. */
function relationIn({ graph }: Snapshot, { masterPath, item }: PhaseRelation): PhaseRelation | undefined {
  return graph.phasesOf(masterPath).find((one) => one.item === item);
}

function styleIn(snapshot: Snapshot, relation: PhaseRelation): PlanStyle {
  return styleOfPlans(snapshot, relationIn(snapshot, relation) ?? relation);
}

function rowsOf(graph: Graph, plan: LinkedFile): ExtractedRow[] {
  const f = graph.fileIndex(plan.path);
  return plan.facts.items.flatMap(({ kind, strength, id, title, negative }, i) => {
    const isRow = strength === 'explicit' && (kind === 'requirement' || kind === 'constraint');
    return isRow ? [rowOf(graph, graph.itemNumber(f, i), id, { words: title, negative })] : [];
  });
}

function titlesOf({ filesInReach }: PlanGroup): ReadonlyMap<string, string> {
  const sources = filesInReach.filter(({ rule }) => rule?.duty === 'source');
  return new Map(
    sources.flatMap(({ facts }) =>
      facts.items.flatMap(({ kind, id, title }): [string, string][] => (kind === 'section' ? [[id, title]] : [])),
    ),
  );
}

const hasWork = ({ facts }: LinkedFile): boolean =>
  facts.items.some(({ kind, strength }) => kind === 'work-package' && strength === 'explicit');

const demandsOfWork = ({ rule }: LinkedFile): readonly DemandRule[] =>
  (rule?.demands ?? []).filter(({ of }) => of === 'work-package');

/** Headings below that of a section. */
const leveled = (lines: readonly string[], depth: number): readonly string[] =>
  lines.map((line) => line.replace(/^### /, `${'#'.repeat(Math.min(6, depth + 1))} `));
