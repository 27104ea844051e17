import assert from 'node:assert/strict';
import { linesOf, plantrace } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';

const cwd = (): string =>
  temporaryFolder({
    'specs/001-doors/spec.md': `# Feature Specification: Doors

## Requirements

### Functional Requirements

- **FR-001**: System MUST open a door with a badge.
- **FR-002**: System MUST ring.
`,
    'specs/001-doors/tasks.md': `# Tasks: Doors

## Phase 1: Locks

- [ ] T001 Fit the reader in src/reader.ts (FR-001)
- [ ] T002 Write the log in src/log.ts (depends on T001)
- [ ] T003 Sweep the floor
`,
  });

interface Impact {
  readonly version: number;
  readonly items: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly touched: readonly Readonly<Record<string, unknown>>[];
  }[];
}

describe('plantrace impact', () => {
  it('shows what is held to an item, and what is held to that', async () => {
    const run = await plantrace(['impact', 'fr-001'], { cwd: cwd() });
    assert.deepEqual([run.status, run.stderr], [0, '']);
    assert.deepEqual(linesOf(run.stdout), [
      'FR-001  System MUST open a door with a badge.',
      '  defined at specs/001-doors/spec.md:7',
      '  covered by',
      '    T001  Fit the reader in src/reader.ts (FR-001)  specs/001-doors/tasks.md:5',
      '  and further on',
      '    T002  Write the log in src/log.ts (depends on T001)  specs/001-doors/tasks.md:6 (waits for T001)',
      '  phases that this is in',
      '    Phase 1  Locks  specs/001-doors/tasks.md:3',
    ]);
  });

  it('says so where nothing is', async () => {
    const run = await plantrace(['impact', 'FR-002'], { cwd: cwd() });
    assert.equal(linesOf(run.stdout).at(-1), '  nothing is held to it');
  });

  it('tells the same as markdown, part by part', async () => {
    const { status, stdout } = await plantrace(['impact', 'FR-001', '--format', 'md'], { cwd: cwd() });
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `## Impact of FR-001

- [FR-001](specs/001-doors/spec.md#L7): System MUST open a door with a badge.

A change touches 2 pieces of work and 1 phase.

### Work (2)

- [T001](specs/001-doors/tasks.md#L5): Fit the reader in src/reader.ts (FR-001) (covers FR-001)
- [T002](specs/001-doors/tasks.md#L6): Write the log in src/log.ts (depends on T001) (waits for T001)

### Phases (1)

- [Phase 1](specs/001-doors/tasks.md#L3): Locks (has T001)
`,
    );
  });

  it('tells the same in JSON', async () => {
    const run = await plantrace(['impact', '[FR-001]', '--format', 'json'], { cwd: cwd() });
    const { version, items } = JSON.parse(run.stdout) as Impact;
    assert.equal(version, 1);
    assert.deepEqual(
      items.map(({ id, file, line }) => [id, file, line]),
      [['FR-001', 'specs/001-doors/spec.md', 7]],
    );
    assert.deepEqual(
      items[0]?.touched.map(({ id, kind, role, via, distance, line }) => [id, kind, role, via, distance, line]),
      [
        ['T001', 'task', 'covers', 'FR-001', 1, 5],
        ['T002', 'task', 'depends-on', 'T001', 2, 6],
      ],
    );
  });

  it('ends with 2 for what nothing defines, and for a format that is not there', async () => {
    const unknown = await plantrace(['impact', 'FR-009'], { cwd: cwd() });
    assert.deepEqual([unknown.status, unknown.stdout], [2, '']);
    assert.match(unknown.stderr, /^plantrace: Nothing here defines FR-009;/);
    assert.equal((await plantrace(['impact', 'FR-001', '--format', 'xml'], { cwd: cwd() })).status, 2);
  });
});
