import assert from 'node:assert/strict';
import { documentSymbols, type DocumentSymbolNode } from '../../../server/src/core/features/symbols';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith, LAMP_TASKS, lampWith } from '../../support/idForms';
import { gardensIn } from '../views/gardens';

const lines = (nodes: readonly DocumentSymbolNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [`${'  '.repeat(depth)}${node.name}`, ...lines(node.children, depth + 1)]);

function assertNested(nodes: readonly DocumentSymbolNode[], around?: DocumentSymbolNode): void {
  for (const node of nodes) {
    assert.ok(node.start <= node.nameStart && node.nameEnd <= node.end, node.name);
    if (around) assert.ok(around.start <= node.start && node.end <= around.end, `${node.name} in ${around.name}`);
    assertNested(node.children, node);
  }
}

describe('the outline of a document', () => {
  it('has packages below their phases, whatever the level of their headings', () => {
    const path = 'gardens/pond/jobs.md';
    const snapshot = gardensIn(`//- /${path}
# Pond

## Step 1: Dig

## B1: Edge

### Jobs

- [ ] J1 Mark it

## B2: Turf

- [ ] J2 Lift it

## Notes
`);
    const symbols = documentSymbols(snapshot, path);
    assert.deepEqual(lines(symbols), [
      'Pond',
      '  Step 1',
      '    B1',
      '      Jobs',
      '        J1',
      '    B2',
      '      J2',
      '  Notes',
    ]);
    assertNested(symbols);
  });

  it('has sub-tasks below their tasks', () => {
    const path = 'gardens/shed/chores.md';
    const snapshot = gardensIn(`//- /${path}
# Shed

- [ ] 1. Paint
  - [ ] 1.1 The door
    - [ ] 1.1.1 The handle
- [ ] 2. Sweep
`);
    const symbols = documentSymbols(snapshot, path);
    assert.deepEqual(lines(symbols), ['Shed', '  1', '    1.1', '      1.1.1', '  2']);
    assertNested(symbols);
  });

  it('has deliverables below the heading that they stand under', () => {
    const path = 'gardens/pond/drawing.md';
    const snapshot = gardensIn(`//- /${path}\n# Pond\n\n## Brings\n\n- [x] Newts\n\n## Sources\n\nNone.\n`);
    assert.deepEqual(lines(documentSymbols(snapshot, path)), ['Pond', '  Brings', '    Newts', '  Sources']);
  });

  it('has phases, the work in them and what that has to meet, in the order of the text', () => {
    const { files } = parseFixture(
      craneWith(`### WP-1: Boom

- **Acceptance criteria**:
  - [ ] It lifts (verifies [4.4-1])

### WP-2: Hook

#### Acceptance criteria

- [ ] It holds
`),
    );
    const symbols = documentSymbols(workspaceOf(files).snapshot(), CRANE_PLAN);
    assert.deepEqual(lines(symbols).slice(5), [
      '  Work Packages',
      '    WP-1',
      '      It lifts (verifies [4.4-1])',
      '    WP-2',
      '      Acceptance criteria',
      '      It holds',
    ]);
    assertNested(symbols);
    const nodes = [...symbols];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      nodes.push(...node.children);
      node.children.reduce((before, after) => {
        assert.ok(before.start <= after.start, `${after.name} stands before ${before.name}`);
        return after;
      }, node);
    }
  });

  it('ends a section before the marks of the next heading', () => {
    const { files } = parseFixture(lampWith('\n## Phase 2: Light\n'));
    const [root] = documentSymbols(workspaceOf(files).snapshot(), LAMP_TASKS);
    const text = files.get(LAMP_TASKS) ?? '';
    assert.ok(text.slice(0, root?.children[0]?.end).endsWith('Trim it\n\n'));
  });
});
