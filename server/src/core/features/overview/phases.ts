import type { Graph } from '../../graph/graph';
import { planRows } from '../../graph/planRows';
import { actedOnBy } from '../../graph/traces';
import type { Finding } from '../../model/finding';
import type { ItemKind } from '../../model/vocabulary';
import { Gaps } from '../../views/gaps';
import { plansOf } from '../../views/phases';
import type { PhaseView, WorkView } from '../../views/planViews';
import type { Snapshot } from '../../workspace/snapshot';
import { coverageOf } from './coverage';
import type { OverviewPlan } from './overviewModel';

const asked = new Set<ItemKind>(['requirement', 'constraint', 'criterion', 'story', 'risk']);

/** All plans, with how far their phases are and what of their requirements is covered. */
export function overviewPlans(snapshot: Snapshot, findings: ReadonlyMap<string, readonly Finding[]>): OverviewPlan[] {
  const { graph } = snapshot;
  const gaps = new Gaps(graph, findings);
  return plansOf(snapshot)
    .filter(({ phases }) => phases.some(({ isRoot }) => isRoot))
    .map((plan) => ({
      title: plan.title,
      done: plan.done,
      total: plan.total,
      place: { file: plan.path, start: 0 },
      phases: plan.phases
        .filter(({ isRoot }) => isRoot)
        .map((phase) => ({
          label: phase.id,
          title: phase.title,
          status: phase.status,
          done: phase.done,
          total: phase.total,
          gaps: gaps.ofPhase(plan, phase),
          coverage: coverageOf(graph, itemsOfPhase(graph, phase)),
          place: { file: phase.file, start: phase.start },
        })),
    }));
}

/** The rows of its plan; where it has no rows of its own, what its work covers. */
function itemsOfPhase(graph: Graph, { planPath, work }: PhaseView): Iterable<number> {
  const plan = planPath === null ? undefined : graph.file(planPath);
  const rows = plan?.rule?.duty === 'plan' ? planRows(graph, plan).map(({ item }) => item) : [];
  const found = new Set(rows);
  if (found.size > 0) return found;
  const add = ({ item, parts }: WorkView): void => {
    for (const definition of graph.definitionsOf(item))
      for (const trace of actedOnBy(graph, definition, 'covers'))
        if (trace.item >= 0 && asked.has(graph.item(trace.item).kind)) found.add(trace.item);
    parts.forEach(add);
  };
  work.forEach(add);
  return found;
}
