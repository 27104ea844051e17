import assert from 'node:assert/strict';
import { documentSymbols, type DocumentSymbolNode } from '../../../server/src/core/features/symbols';
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
});
