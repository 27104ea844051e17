import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { workByRequirement } from '../../graph/matrixGaps';
import type { PlanGroup } from '../../graph/planGroup';

/** What a traceability matrix has to say of one requirement or constraint of a plan. */
export interface MatrixEntry {
  readonly item: number;
  /** As the plan spells it. */
  readonly id: string;
  readonly words: string;
  /** The plan's work that covers it, in its order. */
  readonly work: readonly number[];
  /** In its place: work that is still to be written. */
  readonly workIds?: readonly string[];
  readonly isDone: boolean;
}

/** The entries of a plan in its order; what it puts off has none, unless the matrix has it already. */
export function matrixEntries(group: PlanGroup, plan: LinkedFile): MatrixEntry[] {
  const { graph } = group;
  const f = graph.fileIndex(plan.path);
  const work = workByRequirement(group, plan);
  const seen = new Set<number>();
  return plan.facts.items.flatMap((fact, i): MatrixEntry[] => {
    if (fact.kind !== 'requirement' && fact.kind !== 'constraint') return [];
    const item = graph.canonicalOf(graph.itemNumber(f, i));
    if (item < 0 || fact.status === 'deferred' || seen.has(item)) return [];
    seen.add(item);
    const own = [...(work.get(item) ?? [])].sort((a, b) => a - b);
    const words = fact.title === '' ? graph.item(item).title : fact.title;
    return [{ item, id: fact.id, words, work: own, isDone: fact.status === 'done' }];
  });
}

/** The phase that a plan is of, as its master plan writes it; empty where nothing says. */
export function phaseOfPlan(graph: Graph, plan: LinkedFile): string {
  const relation = graph.phases.find(({ planPath }) => planPath === plan.path);
  const phase = relation && graph.file(relation.masterPath)?.facts.items[relation.item];
  if (phase) return phase.id;
  return plan.facts.phaseLabel === null ? '' : `Phase ${plan.facts.phaseLabel}`;
}
