import assert from 'node:assert/strict';
import { criticalPathOf } from '../../../../server/src/core/features/planGraph/criticalPath';
import type { GraphEdge, GraphNode } from '../../../../server/src/core/features/planGraph/graphModel';

function node(id: string, weight: number, phase: string | null = null): GraphNode {
  const place = { file: 'plan.md', start: 0 };
  const none = { title: '', status: null, done: 0, total: 0, gaps: 0, isOutside: false, place } as const;
  return { ...none, id, kind: 'work-package', label: id, weight, phase };
}

const edge = (from: string, to: string): GraphEdge => ({ from, to, kind: 'depends-on', place: null });

describe('the longest chain', () => {
  it('goes by weight and not by the number of steps', () => {
    const nodes = [node('A', 1), node('B', 1), node('C', 1), node('D', 3), node('E', 1)];
    const edges = [edge('A', 'B'), edge('B', 'C'), edge('A', 'D'), edge('D', 'E')];
    const path = criticalPathOf(nodes, edges);
    assert.deepEqual(path, { nodes: ['A', 'D', 'E'], edges: [2, 3], weight: 5, length: 3 });
  });

  it('puts all work of a phase behind what the phase waits for', () => {
    const nodes = [node('P', 0), node('Q', 0), node('A', 1, 'P'), node('B', 2, 'P'), node('C', 3, 'Q')];
    const path = criticalPathOf(nodes, [edge('P', 'Q')]);
    assert.deepEqual(path, {
      nodes: ['B', 'P', 'C', 'Q'].sort(inOrder(path?.nodes)),
      edges: [0],
      weight: 5,
      length: 2,
    });
  });

  it('finds its way around work that waits for itself', () => {
    const nodes = [node('A', 1), node('B', 1), node('C', 1), node('D', 1)];
    const path = criticalPathOf(nodes, [edge('A', 'B'), edge('B', 'C'), edge('C', 'B'), edge('C', 'D')]);
    assert.equal(path?.weight, 2);
    assert.equal(path.nodes.includes('B') && path.nodes.includes('C'), false);
  });

  it('says nothing where no work waits for any', () => {
    assert.equal(criticalPathOf([node('A', 1), node('B', 3)], []), null);
  });

  it('goes through a chain of ten thousand', () => {
    const nodes = Array.from({ length: 10_000 }, (_, i) => node(`${i}`, 1));
    const edges = nodes.slice(1).map(({ id }, i) => edge(`${i}`, id));
    assert.equal(criticalPathOf(nodes, edges)?.weight, 10_000);
  });
});

/** The order in which a phase and its work are told is of no account. */
function inOrder(order: readonly string[] = []): (a: string, b: string) => number {
  return (a, b) => order.indexOf(a) - order.indexOf(b);
}
