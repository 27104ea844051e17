import type { Graph } from '../../graph/graph';
import { prerequisitesOf, prerequisitesOfDocument } from '../../graph/prerequisites';
import type { Trace } from '../../graph/traces';
import type { ItemKind } from '../../model/vocabulary';
import type { PhaseView } from '../../views/planViews';
import { entranceOf } from '../ready/entrance';

const waitedFor = new Set<ItemKind>(['work-package', 'task', 'phase', 'milestone', 'scenario', 'deliverable', 'gate']);

/** What a piece of work waits for. */
export function waitsOfWork(graph: Graph, item: number): Trace[] {
  return prerequisitesOf(graph, item).filter((trace) => waitedFor.has(graph.item(trace.item).kind));
}

/** What a phase waits for: by its own word, by its plan's, and by what has to hold before it begins. */
export function waitsOfPhase(graph: Graph, { item, planPath, file }: PhaseView, text: string): Trace[] {
  const own = prerequisitesOf(graph, item);
  const plan = planPath === null || planPath === file ? undefined : graph.file(planPath);
  const group = plan && graph.group(plan.plan);
  const ofPlan = plan && group ? prerequisitesOfDocument(group, plan) : [];
  const entrance = (entranceOf(graph, item, text)?.items ?? []).map((one) => ({ item: one, reference: -1 }));
  return [...own, ...ofPlan, ...entrance].filter((trace) => waitedFor.has(graph.item(trace.item).kind));
}
