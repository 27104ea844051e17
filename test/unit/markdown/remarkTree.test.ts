import assert from 'node:assert/strict';
import { blocksOfTree, parseRemark, TREE_SIZE_LIMIT } from '../../../server/src/core/markdown/remarkTree';

describe('remark tree', () => {
  it('counts offsets in the exact text, byte order mark included', () => {
    const tree = parseRemark('\uFEFF# A');
    assert.ok(tree.type === 'root');
    assert.equal(tree.children[0]?.position?.start.offset, 1);
    assert.deepEqual(blocksOfTree(tree, '\uFEFF# A'), [
      { kind: 'heading', parent: -1, start: 1, end: 4, line: 0, depth: 1, setext: false, segments: [3, 4] },
    ]);
  });

  it('reads front matter', () => {
    const tree = parseRemark('---\na: 1\n---\n');
    assert.ok(tree.type === 'root');
    assert.equal(tree.children[0]?.type, 'yaml');
  });

  it('opens containers below a rule that begins the document', () => {
    const tree = parseRemark('---\n\n- a\n');
    assert.ok(tree.type === 'root');
    assert.deepEqual(
      tree.children.map((node) => node.type),
      ['thematicBreak', 'list'],
    );
  });

  it('refuses what is too large or too deep instead of overflowing the stack', () => {
    const refusals = ['x'.repeat(TREE_SIZE_LIMIT + 1), '>'.repeat(25_000), '*a **b '.repeat(20_000)].map(parseRemark);
    assert.deepEqual(refusals.map((refusal) => refusal.type === 'tooLargeForTree' && refusal.reason).slice(0, 2), [
      'size',
      'nesting',
    ]);
  });
});
