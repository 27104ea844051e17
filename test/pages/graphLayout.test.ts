import assert from 'node:assert/strict';
import { layoutOf, type Box, type LaidNode } from '../../client/src/webviews/graph/layout';
import { nextNode } from '../../client/src/webviews/graph/walk';

const node = (id: string, group: string | null = null): LaidNode => ({ id, group, width: 200, height: 46 });
const edge = (from: string, to: string) => ({ from, to, kind: 'depends-on', location: null }) as const;

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** Phases whose work waits for work nearby. */
function large(count: number, phases: number) {
  const phaseOf = (i: number): string => `P${Math.floor((i * phases) / count)}`;
  const nodes = Array.from({ length: count }, (_, i) => node(`W${i}`, phaseOf(i)));
  const groups = Array.from({ length: phases }, (_, i) => ({ id: `P${i}` }));
  const edges = nodes.slice(3).map(({ id }, i) => edge(`W${i + ((i * 7) % 3)}`, id));
  return { nodes, groups, edges };
}

describe('the layout of a graph', () => {
  for (const [count, phases] of [
    [40, 3],
    [500, 12],
    [1000, 1],
  ] as const)
    it(`has ${count} boxes in ${phases} phases, none over another, all of them in their phase`, () => {
      const { nodes, groups, edges } = large(count, phases);
      const { boxes } = layoutOf(nodes, groups, edges);
      const boxOf = (id: string): Box => boxes.get(id) as Box;
      for (const { id, group } of nodes) assert.ok(holds(boxOf(group ?? ''), boxOf(id)), id);
      const all = nodes.map(({ id }) => boxOf(id));
      all.forEach((box, i) => {
        const other = all.slice(i + 1).findIndex((later) => overlaps(box, later));
        assert.equal(other, -1, `W${i} and W${i + 1 + other}`);
      });
    });

  it('has what waits to the right of what it waits for, and phases from top to bottom as they are listed', () => {
    const nodes = [node('A', 'P'), node('B', 'P'), node('C', 'Q'), node('D')];
    const edges = [edge('A', 'B'), edge('P', 'Q'), edge('C', 'A'), edge('Q', 'D')];
    const { boxes } = layoutOf(nodes, [{ id: 'P' }, { id: 'Q' }], edges);
    const at = (id: string): Box => boxes.get(id) as Box;
    assert.ok(at('A').x + at('A').width < at('B').x);
    assert.ok(at('P').y + at('P').height < at('Q').y);
    assert.ok(at('Q').y < at('D').y);
  });

  it('takes a circle, a node that waits for itself, and nothing at all', () => {
    const circle = layoutOf([node('A'), node('B')], [], [edge('A', 'B'), edge('B', 'A'), edge('A', 'A')]);
    assert.equal(circle.boxes.size, 2);
    assert.equal(layoutOf([], [], []).boxes.size, 0);
  });

  it('takes a moment for a thousand boxes', () => {
    const { nodes, groups, edges } = large(1000, 20);
    const began = performance.now();
    layoutOf(nodes, groups, edges);
    const took = performance.now() - began;
    assert.ok(took < 3000, `${took.toFixed(0)} ms`);
  });
});

describe('walking a graph', () => {
  const nodes = [node('A'), node('B'), node('C'), node('D')];
  const edges = [edge('A', 'B'), edge('A', 'C'), edge('B', 'D')];
  const { boxes } = layoutOf(nodes, [], edges);

  it('goes along edges to the right and back to the left', () => {
    assert.equal(nextNode('B', 'right', edges, boxes), 'D');
    assert.equal(nextNode('D', 'left', edges, boxes), 'B');
    assert.equal(nextNode('C', 'left', edges, boxes), 'A');
  });

  it('goes to neighbours up and down, and nowhere where there is none', () => {
    const [upper, lower] = (boxes.get('B')?.y ?? 0) < (boxes.get('C')?.y ?? 0) ? ['B', 'C'] : ['C', 'B'];
    assert.equal(nextNode(upper ?? '', 'down', edges, boxes), lower);
    assert.equal(nextNode(lower ?? '', 'up', edges, boxes), upper);
    assert.equal(nextNode('A', 'left', edges, boxes), null);
  });
});
