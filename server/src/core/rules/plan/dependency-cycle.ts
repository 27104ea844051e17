import { removeDependency } from '../../authoring/removeDependency';
import { knotsOf } from '../../graph/knots';
import type { PlanGroup } from '../../graph/planGroup';
import { citationOfItem } from '../display';
import { defineRule } from '../rule';
import { spanOf } from '../schedule';

interface Edge {
  readonly to: number;
  readonly reference: number;
}

/** One finding for each knot of work that waits for itself, with one whole way around it. */
export const dependencyCycle = defineRule({
  code: 'plan/dependency-cycle',
  title: 'Dependency cycle',
  severity: 'error',
  looksAt: 'plan',
  messages: {
    cycle: (way: string) => `Work waits for itself: ${way}.`,
    self: (work: string) => `${work} waits for itself.`,
    step: (work: string, needed: string) => `${work} waits for ${needed} here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const edges = edgesOf(group);
    for (const cycle of cyclesOf(edges)) {
      const names = cycle.map((edge) => nameOf(edge.from));
      const [first] = cycle;
      if (!first) continue;
      yield {
        file: graph.fileOfReference(first.reference).path,
        ...spanOf(graph, first.reference),
        id: graph.item(first.from).id,
        fixable: true,
        message: cycle.length === 1 ? messages.self(names[0] ?? '') : messages.cycle([...names, names[0]].join(' → ')),
        related: cycle.slice(1).map((edge) => ({
          file: graph.fileOfReference(edge.reference).path,
          ...spanOf(graph, edge.reference),
          message: messages.step(nameOf(edge.from), nameOf(edge.to)),
        })),
      };
    }

    function nameOf(item: number): string {
      return citationOfItem(graph.item(item), graph.fileOfItem(item));
    }
  },
  fixes: (snapshot, { file, start }) => {
    const { graph } = snapshot;
    const group = graph.group(graph.file(file)?.plan ?? -1);
    if (!group) return [];
    const placeOf = ({ reference }: Edge): { file: string; start: number } => ({
      file: graph.fileOfReference(reference).path,
      start: spanOf(graph, reference).start,
    });
    const edges = edgesOf(group);
    const cycle = cyclesOf(edges).find(([first]) => {
      const place = first && placeOf(first);
      return place?.file === file && place.start === start;
    });
    return (cycle ?? []).flatMap(({ from, to }) => {
      const said = edges.get(from)?.filter((edge) => edge.to === to) ?? [];
      const references = said.map(({ reference }) => reference);
      return removeDependency(snapshot, { waiting: from, needed: to, references });
    });
  },
});

function edgesOf(group: PlanGroup): Map<number, Edge[]> {
  const { graph } = group;
  const edges = new Map<number, Edge[]>();
  const add = (waiting: number, to: number, reference: number): void => {
    // What restates an item says of the same one what it waits for.
    const restates = waiting >= 0 && graph.item(waiting).restates;
    const from = restates ? graph.canonicalOf(waiting) : waiting;
    if (from < 0 || to < 0) return;
    const list = edges.get(from);
    if (list) list.push({ to, reference });
    else edges.set(from, [{ to, reference }]);
  };
  const waits = group.linksOf('depends-on');
  for (let i = 0; i < waits.length; i += 3) add(waits[i] ?? -1, waits[i + 1] ?? -1, waits[i + 2] ?? -1);
  const blocks = group.linksOf('blocks');
  for (let i = 0; i < blocks.length; i += 3) add(blocks[i + 1] ?? -1, blocks[i] ?? -1, blocks[i + 2] ?? -1);
  return edges;
}

/** One shortest cycle for each strongly connected component, beginning with its first edge in the workspace's order. */
function cyclesOf(edges: ReadonlyMap<number, readonly Edge[]>): (Edge & { from: number })[][] {
  const found: (Edge & { from: number })[][] = [];
  const inKnot = knotsOf(edges);
  for (const members of inKnot) {
    const start = Math.min(...members);
    const cycle = shortestWayBack(edges, start, new Set(members));
    if (cycle) found.push(cycle);
  }
  return found;
}

function shortestWayBack(
  edges: ReadonlyMap<number, readonly Edge[]>,
  start: number,
  members: ReadonlySet<number>,
): (Edge & { from: number })[] | null {
  const cameBy = new Map<number, Edge & { from: number }>();
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at] ?? -1;
    for (const edge of edges.get(from) ?? []) {
      if (!members.has(edge.to)) continue;
      if (edge.to === start) {
        const way = [{ ...edge, from }];
        for (let node = from; node !== start;) {
          const step = cameBy.get(node);
          if (!step) return null;
          way.unshift(step);
          node = step.from;
        }
        return way;
      }
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, { ...edge, from });
      queue.push(edge.to);
    }
  }
  return null;
}
