import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { folderOf } from '../graph/territories';
import type { LinkedFile } from '../graph/linkedFile';
import type { Status } from '../model/vocabulary';
import type { DocumentRule } from '../profile/compile';
import { outlineOf, type DocumentOutline, type StatedStatus } from './documentOutline';
import { sumOf, type PhaseView, type PlanView } from './planViews';
import { titleOf } from './titles';

/**
 * The plans whose phases are outlined by their documents: one for each folder that is a scope, and one for each document
 * elsewhere. Plans that have nothing to show are left out.
 */
export function outlinedPlans(graph: Graph, isOutlined: (rule: DocumentRule) => boolean): PlanView[] {
  const byPlan = new Map<number | string, number[]>();
  graph.files.forEach((file, f) => {
    if (!file.rule || !isOutlined(file.rule)) return;
    const key = file.plan < 0 ? file.path : file.plan;
    const list = byPlan.get(key);
    if (list) list.push(f);
    else byPlan.set(key, [f]);
  });
  const plans = [...byPlan.values()].flatMap((indexes) => planOf(graph, indexes) ?? []);
  return withTitlesApart(plans);
}

/** What one document adds to its plan, the statuses that other documents of the plan state included. */
export function outlineOfDocument(
  graph: Graph,
  f: number,
  isOutlined: (rule: DocumentRule) => boolean,
): DocumentOutline {
  const file = graph.files[f];
  const indexes = file && file.plan >= 0 ? (graph.group(file.plan)?.indexes ?? []) : [f];
  const outlined = indexes.filter((index) => {
    const rule = graph.files[index]?.rule;
    return rule ? isOutlined(rule) : false;
  });
  return outlineOf(graph, f, file ? statedIn(graph, file, outlined) : () => null);
}

function planOf(graph: Graph, indexes: readonly number[]): PlanView | null {
  const order = [...indexes].sort((a, b) => rankOf(graph.files[a]) - rankOf(graph.files[b]) || a - b);
  const parts: { file: LinkedFile; outline: DocumentOutline }[] = [];
  for (const f of order) {
    const file = graph.files[f];
    if (!file) continue;
    const outline = outlineOf(graph, f, statedIn(graph, file, indexes));
    if (outline.phases.length + outline.groups.length + outline.loose.length > 0) parts.push({ file, outline });
  }
  const [first] = parts;
  if (!first) return null;
  return {
    path: first.file.path,
    title: titleOf(documentOfTitle(graph, first.file)),
    isOutlined: true,
    files: parts.map(({ file }) => file.path),
    phases: withoutRepeats(parts.flatMap(({ outline }) => outline.phases)),
    milestones: [],
    groups: parts.flatMap(({ outline }) => outline.groups),
    unscheduled: parts.flatMap(({ outline }) => outline.loose),
    ...sumOf(parts.map(({ outline }) => outline)),
  };
}

/** The document with the work comes first. */
function rankOf(file: LinkedFile | undefined): number {
  return file?.rule?.duty === 'tasks' ? 0 : 1;
}

/**
 * What the plan states of a document's items: the document itself has the last word; what another says counts where it
 * has no item of that name itself, and where there is no work to count.
 */
function statedIn(graph: Graph, file: LinkedFile, indexes: readonly number[]): StatedStatus {
  const own = new Map<number, Status>();
  const others = new Map<number, Status>();
  for (const f of indexes) {
    const stating = graph.files[f];
    if (!stating || stating.facts.statuses.length === 0) continue;
    const defined = new Set(stating === file ? [] : stating.facts.items.map(({ symbol }) => symbol));
    const found = stating === file ? own : others;
    for (const { symbol, status } of stating.facts.statuses) if (!defined.has(symbol)) found.set(symbol, status);
  }
  return ({ symbol }: ItemFact, total: number) =>
    own.get(symbol) ?? (total === 0 ? (others.get(symbol) ?? null) : null);
}

/** A phase that is named in one document and worked out in an earlier one is shown once. */
function withoutRepeats(phases: readonly PhaseView[]): PhaseView[] {
  const homes = new Map<string, string>();
  return phases.map((phase) => {
    const home = homes.get(phase.id);
    if (home === undefined) homes.set(phase.id, phase.file);
    const isRepeated = home !== undefined && home !== phase.file && phase.total + phase.groups.length === 0;
    return isRepeated ? { ...phase, isRoot: false } : phase;
  });
}

/** The document of the plan that defines most of what is asked for; else the given one. */
function documentOfTitle(graph: Graph, fallback: LinkedFile): LinkedFile {
  let best = fallback;
  let most = 0;
  for (const file of fallback.plan < 0 ? [] : (graph.group(fallback.plan)?.files ?? [])) {
    const asked = file.facts.items.filter((item) => item.kind === 'requirement' && !item.restates).length;
    if (asked > most) [best, most] = [file, asked];
  }
  return best;
}

/** Titles that say the same of several plans (`Requirements Document`) say nothing: their folders' names stand instead. */
function withTitlesApart(plans: readonly PlanView[]): PlanView[] {
  const times = new Map<string, number>();
  for (const { title } of plans) times.set(title, (times.get(title) ?? 0) + 1);
  return plans.map((plan) => {
    const folder = folderOf(plan.path);
    if ((times.get(plan.title) ?? 0) < 2 || folder === '') return plan;
    return { ...plan, title: folder.slice(folder.lastIndexOf('/') + 1) };
  });
}
