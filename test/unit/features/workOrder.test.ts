import assert from 'node:assert/strict';
import type { KnownEntry } from '../../../server/src/core/features/hierarchyEntries';
import { waitingFor, waitsFor, workAt, type Waiting } from '../../../server/src/core/features/workOrder';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, lampWith } from '../../support/idForms';

interface Order {
  readonly at: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
}

/** The order of work around the cursor: `T002 Trim it [T001, T001]`, in brackets the places that say so. */
function orderAt(source: string): Order | null {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const snapshot = workspaceOf(files).snapshot();
  const entry = workAt(snapshot, cursor.path, cursor.offset);
  if (!entry) return null;
  const textOf = (path: string): string => files.get(path) ?? '';
  assert.ok(entry.start <= entry.nameStart && entry.nameEnd <= entry.end && entry.end <= textOf(entry.file).length);
  const told = (
    way: (snapshot: Snapshot, known: KnownEntry) => Waiting[] | null,
    pathOf: (waiting: Waiting) => string,
  ): string[] =>
    (way(snapshot, entry.known) ?? []).map((waiting) => {
      const places = waiting.places.map(({ start, end }) => textOf(pathOf(waiting)).slice(start, end));
      return `${waiting.entry.label} ${waiting.entry.detail} [${places.join(', ')}]`;
    });
  return {
    at: `${entry.label} ${entry.detail}`,
    incoming: told(waitingFor, ({ entry: { file } }) => file),
    outgoing: told(waitsFor, () => entry.file),
  };
}

describe('the order of work', () => {
  it('begins at a definition, a reference or anywhere in the row', () => {
    for (const rows of ['- [ ] T0$003 Wait (depends on T001)\n', '- [ ] T003 Wa$0it (depends on T001)\n'])
      assert.deepEqual(orderAt(lampWith(rows)), {
        at: 'T003 Wait (depends on T001)',
        incoming: [],
        outgoing: ['T001 Fill it (FR-001) [T001]'],
      });
    assert.deepEqual(orderAt(lampWith('- [ ] T003 Wait (depends on T$0001)\n')), {
      at: 'T001 Fill it (FR-001)',
      incoming: ['T003 Wait (depends on T001) [T001]'],
      outgoing: [],
    });
  });

  const forms: readonly [string, readonly string[]][] = [
    ['depends on T001', ['T001 [T001]']],
    ['depends on `T001`', ['T001 [T001]']],
    ['depends on **T001**', ['T001 [T001]']],
    ['depends on [T001](tasks.md)', ['T001 [T001]']],
    ['depends on T001, T002', ['T001 [T001]', 'T002 [T002]']],
    ['depends on T001 and T002', ['T001 [T001]', 'T002 [T002]']],
    ['depends on T001/T002', ['T001 [T001]', 'T002 [T002]']],
    ['depends on T001/002', ['T001 [T001]', 'T002 [002]']],
    ['depends on T001+T002', ['T001 [T001]', 'T002 [T002]']],
    ['depends on T001–T003', ['T001 [T001]', 'T002 [T001–T003]', 'T003 [T003]']],
    ['depends on T001..T003', ['T001 [T001]', 'T002 [T001..T003]', 'T003 [T003]']],
    ['depends on T001 through T003', ['T001 [T001]', 'T002 [T001 through T003]', 'T003 [T003]']],
    ['depends on T001-T003', ['T001 [T001]', 'T002 [T001-T003]', 'T003 [T003]']],
  ];
  for (const [written, expected] of forms)
    it(`follows ${JSON.stringify(written)}`, () => {
      const order = orderAt(lampWith(`- [ ] T003 Turn it\n- [ ] T009$0 Do it (${written})\n`));
      assert.deepEqual(
        order?.outgoing.map((line) => line.replace(/ .*(?= \[)/, '')),
        expected,
      );
    });

  it('takes what an item blocks for what waits for it', () => {
    const more = (first: string, second: string): string =>
      craneWith(`### WP-1${first}: Boom

**Blocks**: WP-2

### WP-2${second}: Hook

**Blocked by**: WP-1
`);
    assert.deepEqual(orderAt(more('$0', '')), {
      at: 'WP-1 Boom',
      incoming: ['WP-2 Hook [WP-1, WP-2]'],
      outgoing: [],
    });
    assert.deepEqual(orderAt(more('', '$0'))?.outgoing, ['WP-1 Boom [WP-1, WP-2]']);
  });

  it('names work of another plan by its phase, and shows the place in the document of what waits', () => {
    const two = `//- /plans/master-plan.md
# Master plan

## Phase Structure

### Phase 1: Crane

**Plan Document**: \`plans/phase-1-crane.md\`

### Phase 2: Dock

**Plan Document**: \`plans/phase-2-dock.md\`

//- /plans/phase-1-crane.md
# Phase 1: Crane

## Work Packages

### WP-1CURSOR: Boom

//- /plans/phase-2-dock.md
# Phase 2: Dock

## Work Packages

### WP-1: Wall

**Blocked by**: Phase 1 WP-1
`;
    assert.deepEqual(orderAt(two.replace('CURSOR', '$0')), {
      at: 'WP-1 Boom',
      incoming: ['Phase 2 WP-1 Wall [WP-1]'],
      outgoing: [],
    });
    const other = orderAt(two.replace('CURSOR', '').replace('WP-1: Wall', 'WP-1$0: Wall'));
    assert.deepEqual(other?.outgoing, ['Phase 1 WP-1 Boom [WP-1]']);
  });

  it('reads cells of tables, front matter and edges', () => {
    const table = `# Plan

| Task ID | Description | Prereqs | Source |
|---|---|---|---|
| T-001 | Dig | | AP L1 |
| T-002$0 | Fill | T-001 | AP L2 |
`;
    assert.deepEqual(orderAt(table)?.outgoing, ['T-001 Dig [T-001]']);
    const edges = '\n```mermaid\ngraph TD\n  T001 --> T002\n```\n';
    assert.deepEqual(orderAt(lampWith(edges).replace('T001 Fill', 'T001$0 Fill'))?.incoming, ['T002 Trim it [T001]']);
    const package2 = `//- /kitty-specs/001-lamp/tasks/WP02-turn.md
---
work_package_id: WP02$0
title: Turn
dependencies: [WP01]
---
# WP02: Turn

//- /kitty-specs/001-lamp/tasks/WP01-burn.md
---
work_package_id: WP01
title: Burn
---
# WP01: Burn
`;
    assert.deepEqual(orderAt(package2)?.outgoing, ['WP01 Burn [WP01]']);
  });

  it('has no place for requirements', () => {
    assert.equal(orderAt(lampWith('- [ ] T003 Turn it (FR-0$001)\n')), null);
    assert.equal(orderAt(lampWith('\nNothing is he$0re.\n')), null);
  });
});
