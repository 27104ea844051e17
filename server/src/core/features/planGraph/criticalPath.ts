import { knotsOf } from '../../graph/knots';
import type { CriticalPath, GraphEdge, GraphEdgeKind, GraphNode } from './graphModel';

const waits: ReadonlySet<GraphEdgeKind> = new Set<GraphEdgeKind>(['depends-on', 'order', 'closes']);

/**
 * The longest chain of work. All work of a phase comes behind what the phase waits for, and before what waits for the
 * phase. Within a knot nothing has an order. Null where no work waits for any.
 */
export function criticalPathOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): CriticalPath | null {
  const steps = stepsOf(nodes);
  const arcs = new Map<number, { to: number; edge: number }[]>();
  const add = (from: number, to: number, edge: number): void => {
    const list = arcs.get(from);
    if (list) list.push({ to, edge });
    else arcs.set(from, [{ to, edge }]);
  };
  for (const node of nodes) {
    const { begin, end } = steps.of(node.id);
    if (begin !== end) add(begin, end, -1);
    if (node.phase === null || !steps.has(node.phase)) continue;
    add(steps.of(node.phase).begin, begin, -1);
    add(end, steps.of(node.phase).end, -1);
  }
  edges.forEach(({ from, to, kind }, edge) => {
    if (waits.has(kind) && steps.has(from) && steps.has(to)) add(steps.of(from).end, steps.of(to).begin, edge);
  });
  return longest(nodes, steps, withoutKnots(arcs));
}

interface Steps {
  readonly count: number;
  has(id: string): boolean;
  /** A phase with work begins and ends in steps of their own; anything else is one step. */
  of(id: string): { readonly begin: number; readonly end: number };
  /** Index of the node that is done in a step; -1 for the begin of a phase with work. */
  nodeAt(step: number): number;
}

function stepsOf(nodes: readonly GraphNode[]): Steps {
  const holding = new Set(nodes.map(({ phase }) => phase));
  const steps = new Map<string, { begin: number; end: number }>();
  const nodeAt: number[] = [];
  nodes.forEach(({ id }, index) => {
    const begin = nodeAt.length;
    if (holding.has(id)) nodeAt.push(-1);
    nodeAt.push(index);
    steps.set(id, { begin, end: nodeAt.length - 1 });
  });
  return {
    count: nodeAt.length,
    has: (id) => steps.has(id),
    of: (id) => steps.get(id) ?? { begin: 0, end: 0 },
    nodeAt: (step) => nodeAt[step] ?? -1,
  };
}

type Arcs = ReadonlyMap<number, readonly { readonly to: number; readonly edge: number }[]>;

function withoutKnots(arcs: Arcs): Arcs {
  const knotAt = new Map<number, number>();
  knotsOf(arcs).forEach((members, knot) => {
    for (const member of members) knotAt.set(member, knot);
  });
  const isWithin = (from: number, to: number): boolean => knotAt.has(from) && knotAt.get(from) === knotAt.get(to);
  return new Map([...arcs].map(([from, list]) => [from, list.filter(({ to }) => !isWithin(from, to))]));
}

function longest(nodes: readonly GraphNode[], steps: Steps, arcs: Arcs): CriticalPath | null {
  const waiting = new Int32Array(steps.count);
  for (const list of arcs.values()) for (const { to } of list) waiting[to] = (waiting[to] ?? 0) + 1;
  const weightAt = (step: number): number => nodes[steps.nodeAt(step)]?.weight ?? 0;
  const best = Float64Array.from({ length: steps.count }, (_, step) => weightAt(step));
  const cameBy = new Map<number, { from: number; edge: number }>();
  const queue = Array.from({ length: steps.count }, (_, step) => step).filter((step) => waiting[step] === 0);
  let last = -1;
  for (let at = 0; at < queue.length; at++) {
    const step = queue[at] ?? 0;
    if (last < 0 || (best[step] ?? 0) > (best[last] ?? 0)) last = step;
    for (const { to, edge } of arcs.get(step) ?? []) {
      const length = (best[step] ?? 0) + weightAt(to);
      if (!cameBy.has(to) || length > (best[to] ?? 0)) {
        best[to] = length;
        cameBy.set(to, { from: step, edge });
      }
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) queue.push(to);
    }
  }
  return last < 0 ? null : wayTo(nodes, steps, cameBy, last, best[last] ?? 0);
}

function wayTo(
  nodes: readonly GraphNode[],
  steps: Steps,
  cameBy: ReadonlyMap<number, { readonly from: number; readonly edge: number }>,
  last: number,
  weight: number,
): CriticalPath | null {
  const found = new Set<string>();
  const edges: number[] = [];
  let length = 0;
  for (let step: number | undefined = last; step !== undefined; step = cameBy.get(step)?.from) {
    const node = nodes[steps.nodeAt(step)];
    if (node) {
      if (node.weight > 0) length++;
      if (node.phase !== null) found.add(node.phase);
      found.add(node.id);
    }
    const edge = cameBy.get(step)?.edge ?? -1;
    if (edge >= 0) edges.push(edge);
  }
  return length < 2 || edges.length === 0
    ? null
    : { nodes: [...found].reverse(), edges: edges.reverse(), weight, length };
}
