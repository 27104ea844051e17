import type { Graph } from '../../graph/graph';
import type { PlanGroup } from '../../graph/planGroup';
import { actingOn } from '../../graph/traces';
import { plansInOrder, type PlannedRow, type Share } from './plannedRows';

/**
 * Where a dialect has no phase plans: the requirements and constraints that documents define, with the tasks that cover
 * them, by the phases that these stand in. What is put off has no row.
 */
export function specifiedRows(group: PlanGroup): PlannedRow[] {
  if (plansInOrder(group).length > 0) return [];
  const { graph } = group;
  return group.indexes.flatMap((f) => {
    const file = graph.files[f];
    if (!file) return [];
    const { items } = file.facts;
    return items.flatMap(({ id, kind, title, status, parent }, i): PlannedRow[] => {
      const item = graph.itemNumber(f, i);
      // Where requirements are written as criteria, these are what tasks name.
      const isPart = kind === 'criterion' && items[parent]?.kind === 'requirement';
      if ((kind !== 'requirement' && kind !== 'constraint' && !isPart) || status === 'deferred') return [];
      if (graph.canonicalOf(item) !== item) return [];
      const shares = sharesOf(graph, item);
      const none: Share = { plan: file, phase: '', work: [], isDone: status === 'done' };
      return [{ item, id, words: title, shares: shares.length > 0 ? shares : [none] }];
    });
  });
}

const OUTLINE: ReadonlySet<string> = new Set(['none', 'phase', 'milestone']);
const WORK: ReadonlySet<string> = new Set(['task', 'work-package']);

/** The work on an item, phase by phase. */
function sharesOf(graph: Graph, item: number): Share[] {
  const kindOf = (one: number): string => (one < 0 ? 'none' : graph.item(one).kind);
  const covering = actingOn(graph, item, 'covers').filter((trace) => !OUTLINE.has(kindOf(trace.item)));
  // What a task verifies it covers; a test or a property is no work.
  const verifying = actingOn(graph, item, 'verifies').filter((trace) => WORK.has(kindOf(trace.item)));
  const traces = [...covering, ...verifying];
  const work = [...new Set(traces.map((trace) => trace.item))].sort((a, b) => a - b);
  const byPhase = new Map<string, number[]>();
  for (const one of work) {
    const phase = phaseAround(graph, one);
    byPhase.set(phase, [...(byPhase.get(phase) ?? []), one]);
  }
  return [...byPhase].map(([phase, own]) => ({
    plan: graph.fileOfItem(own[0] ?? item),
    phase,
    work: own,
    isDone: own.every((one) => graph.item(one).status === 'done'),
  }));
}

/** The phase that work stands in; empty where it stands in none. */
function phaseAround(graph: Graph, item: number): string {
  const file = graph.fileOfItem(item);
  let at = graph.item(item).parent;
  while (at >= 0) {
    const around = file.facts.items[at];
    if (!around || around.kind === 'phase') return around?.id ?? '';
    at = around.parent;
  }
  return '';
}
