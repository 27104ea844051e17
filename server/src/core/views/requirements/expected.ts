import type { Graph } from '../../graph/graph';
import { orphansOf } from '../../graph/orphans';
import type { PlanGroup } from '../../graph/planGroup';

const kept = new WeakMap<PlanGroup, ReadonlySet<number>>();

/** The forward check misses work for it: some should cover it by now. Risks are missed where a plan is mapped to any. */
export function isExpected(graph: Graph, item: number): boolean {
  const group = graph.group(graph.fileOfItem(item).plan);
  if (!group) return false;
  if (graph.item(item).kind === 'risk') return mapsRisks(graph);
  let missed = kept.get(group);
  if (!missed) kept.set(group, (missed = missedIn(group)));
  return missed.has(item) || missed.has(graph.canonicalOf(item));
}

function missedIn(group: PlanGroup): ReadonlySet<number> {
  const missed = new Set<number>();
  for (const { item } of orphansOf(group)) {
    missed.add(item);
    const canonical = group.graph.canonicalOf(item);
    if (canonical >= 0) missed.add(canonical);
  }
  return missed;
}

const mapping = new WeakMap<Graph, boolean>();

/** Registers stand in other documents than the plans that answer to them, and often in no plan's reach. */
function mapsRisks(graph: Graph): boolean {
  let maps = mapping.get(graph);
  if (maps === undefined)
    mapping.set(graph, (maps = [...graph.groups.values()].some((group) => group.linksOf('mitigates').length > 0)));
  return maps;
}
