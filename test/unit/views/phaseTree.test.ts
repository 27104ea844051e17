import assert from 'node:assert/strict';
import { Checker } from '../../../server/src/core/rules/check';
import { findNode, phaseTree, type TreeNode } from '../../../server/src/core/views/phaseTree';
import { gardensIn } from './gardens';

const treeOf = (source: string): readonly TreeNode[] => {
  const snapshot = gardensIn(source);
  return phaseTree(snapshot, new Checker().check(snapshot));
};

function all(nodes: readonly TreeNode[], depth = 0): { node: TreeNode; depth: number }[] {
  return nodes.flatMap((node) => [{ node, depth }, ...all(node.children(), depth + 1)]);
}

const described = (source: string): string[] =>
  all(treeOf(source)).map(({ node: { kind, label, done, total, gaps }, depth }) => {
    const progress = total > 0 ? ` ${done}/${total}` : '';
    return `${'  '.repeat(depth)}${kind} ${label}${progress}${gaps > 0 ? ` ${gaps} gaps` : ''}`;
  });

const jobs = `# Jobs

## Step 1: Dig

- [x] J1 Mark the edge (W-1)

## B1: Liner

- [ ] J2 Lay it (W-7)

- [ ] J2 Weigh it down

### Step 1.1: Rest

- [ ] J3 Sit
`;
const pond = `//- /gardens/pond/jobs.md
${jobs}
//- /gardens/pond/drawing.md
# Pond

## Step 1: Look

## Step 5: Enjoy

## Checks

- [x] The cat agrees
- [x] The dog agrees

//- /gardens/pond/wishes.md
# Wishes

- W-1: Round
`;

describe('the tree of an outlined plan', () => {
  it('goes from phases to packages to tasks to what they cover, with gates as a group', () =>
    assert.deepEqual(described(pond), [
      'phase Step 1 1/4 2 gaps',
      '  task J1',
      '    requirement W-1',
      '  work-package B1 0/3 2 gaps',
      '    task J2 1 gaps',
      '    task J2 1 gaps',
      '    phase Step 1.1 0/1',
      '      task J3',
      'phase Step 5',
      'gate Checks 2/2',
      '  criterion The cat agrees',
      '  criterion The dog agrees',
    ]));

  it('finds every node by its id, and no two have the same one', () => {
    const roots = treeOf(pond);
    const nodes = all(roots).map(({ node }) => node);
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    for (const node of nodes) assert.deepEqual(findNode(roots, node.id)?.place, node.place, node.id);
  });

  it('keeps the ids while text moves', () => {
    const ids = (source: string): string[] => all(treeOf(source)).map(({ node }) => node.id);
    assert.deepEqual(ids(pond.replace('# Jobs\n', '# Jobs\n\nSome words more.\n')), ids(pond));
  });

  it('has a level of plans where there are several, which count the findings of all their documents', () => {
    const two = `${pond}- W-2
- W-2: Deep

//- /gardens/hedge/jobs.md
# Hedge

- [ ] J1 Cut
`;
    const plans = treeOf(two).map(({ kind, label, title, gaps }) => `${kind} ${label}, ${title}: ${gaps} gaps`);
    const found = new Checker().check(gardensIn(two));
    const inPond = [...found.values()]
      .flat()
      .filter(
        ({ file, severity }) => file.startsWith('gardens/pond') && (severity === 'error' || severity === 'warning'),
      );
    assert.ok(inPond.some(({ file }) => file.endsWith('wishes.md')));
    assert.deepEqual(plans, [
      'plan Hedge, gardens/hedge/jobs.md: 0 gaps',
      `plan Wishes, gardens/pond/jobs.md: ${inPond.length} gaps`,
    ]);
  });

  it('shows tasks without a level around them where there are no phases', () =>
    assert.deepEqual(described('//- /gardens/pond/jobs.md\n# Pond\n\n- [ ] J1 Dig\n- [x] J2 Fill\n'), [
      'task J1',
      'task J2',
    ]));
});
