import { criticalPathOf } from './criticalPath';
import type { GraphModel } from './graphModel';

/** One phase of a plan, with what its work waits for elsewhere and what waits for it; null where it is gone, or holds no work. */
export function graphOfPhase(graph: GraphModel, phase: string): GraphModel | null {
  const own = graph.nodes.find(({ id }) => id === phase);
  if (!own || graph.nodes.every((node) => node.phase !== phase)) return null;
  const inside = new Set(graph.nodes.filter((node) => node.id === phase || node.phase === phase).map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => inside.has(from) || inside.has(to));
  const shown = new Set([...inside, ...edges.flatMap(({ from, to }) => [from, to])]);
  const nodes = graph.nodes
    .filter(({ id }) => shown.has(id))
    .map((node) => (inside.has(node.id) ? node : { ...node, phase: null, isOutside: true, weight: 0 }));
  return {
    ...graph,
    title: own.title === '' ? own.label : `${own.label}: ${own.title}`,
    nodes,
    edges,
    criticalPath: criticalPathOf(nodes, edges),
    knots: graph.knots.filter((members) => members.some((member) => inside.has(member))),
  };
}
