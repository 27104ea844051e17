import assert from 'node:assert/strict';
import path from 'node:path';
import { traceView } from '../../../../server/src/core/features/listed/trace';
import type { ListedNode } from '../../../../server/src/core/features/viewNodes';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { listed } from '../../../support/listing';

const files = exampleIn(path.join('test', 'workspaces', 'phased-plan'));
const snapshot = workspaceOf(files).snapshot();
const plan = 'docs/plans/phase-1-ledger-and-patrons.md';
const source = 'docs/requirements/HighLevelReqs.md';

function traced(file: string, words: string): ListedNode | undefined {
  const offset = (files.get(file) ?? '').indexOf(words);
  assert.ok(offset >= 0, `${file} does not say ${words}`);
  return listed(snapshot, traceView, { place: { path: file, offset: offset + 1 } }).roots[0];
}

function group(root: ListedNode | undefined, title: string): string[] {
  const found = root?.children?.().find(({ label }) => label === title);
  return found?.children?.().map(({ label }) => label) ?? [];
}

describe('the trace of an ID', () => {
  it('goes from a row to its bullet, its sections and the document', () =>
    assert.deepEqual(group(traced(plan, '[2.3-4]'), 'Comes from'), [
      'Each look-up must leave an audit entry.',
      '§2.3',
      '§2',
      'Shelfway: High-Level Requirements',
    ]));

  it('is that of the row where the cursor is in the bullet', () => {
    const root = traced(source, 'Each look-up must leave');
    assert.equal(root?.label, '[2.3-4]');
    assert.deepEqual(group(root, 'Covered by'), ['WP-6', 'WP-7']);
  });

  it('goes down to the work, and there to the criteria that name it', () => {
    const root = traced(plan, '[2.3-4]');
    const works =
      root
        ?.children?.()
        .find(({ label }) => label === 'Covered by')
        ?.children?.() ?? [];
    assert.deepEqual(
      works.map(({ label, children }) => [label, (children?.() ?? []).map((node) => node.label.slice(0, 24))]),
      [
        ['WP-6', ['Each command on a loan, ']],
        ['WP-7', ['Opening the page as staf']],
      ],
    );
  });

  it('says of work what it waits for, and what needs it', () => {
    const root = traced(plan, 'WP-4: ');
    assert.ok(group(root, 'Needed by').includes('WP-5'));
    assert.deepEqual(group(traced(plan, 'WP-5: '), 'Waits for'), ['WP-4']);
  });

  it('stays with what is pinned, and answers below a root wherever the cursor is', () => {
    const root = traced(plan, '[2.3-4]');
    assert.ok(root);
    const elsewhere = { path: plan, offset: 0 };
    const pinned = listed(snapshot, traceView, { place: elsewhere, pinned: root.id });
    assert.deepEqual(
      pinned.roots.map(({ id }) => id),
      [root.id],
    );
    const [first] = root.children?.() ?? [];
    const below = listed(snapshot, traceView, { place: elsewhere, node: first?.id ?? '' });
    assert.deepEqual(
      below.roots.map(({ id }) => id),
      [root.id],
    );
  });

  it('is of nothing where the cursor is on nothing, or what is pinned is gone', () => {
    assert.deepEqual(listed(snapshot, traceView, { place: { path: 'nowhere.md', offset: 0 } }).roots, []);
    const gone = encodeURIComponent([plan, '', 'WP-99'].join('\n'));
    assert.deepEqual(listed(snapshot, traceView, { pinned: gone }).roots, []);
  });
});

describe('the trace into source files', () => {
  const folder = new Map([
    ['plantrace.config.json', '{ "code": { "implements": ["src/**"], "tests": ["test/**"] } }\n'],
    [
      'specs/001-doors/spec.md',
      '# Feature Specification: Doors\n\n## Requirements\n\n- **FR-001**: System MUST open a door.\n',
    ],
    ['specs/001-doors/tasks.md', '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [x] T001 Fit the lock (FR-001)\n'],
    ['src/lock.ts', '// Implements FR-001\nexport const lock = 1;\n'],
    ['test/lock.ts', "it('opens (FR-001)', () => {});\n"],
  ]);

  it('names the files that implement a requirement and the tests that name it, with their lines', () => {
    const spec = 'specs/001-doors/spec.md';
    const place = { path: spec, offset: (folder.get(spec) ?? '').indexOf('FR-001') };
    const root = listed(workspaceOf(folder).snapshot(), traceView, { place }).roots[0];
    assert.deepEqual(group(root, 'Covered by'), ['T001']);
    assert.deepEqual(group(root, 'Implemented in'), ['lock.ts:1']);
    assert.equal(group(root, 'Verified by').length, 1);
    const test = root
      ?.children?.()
      .find(({ label }) => label === 'Verified by')
      ?.children?.()[0];
    assert.deepEqual([test?.place?.file, test?.icon], ['test/lock.ts', 'beaker']);
  });

  it('begins at an ID in a source file, too', () => {
    const place = { path: 'src/lock.ts', offset: 14 };
    assert.equal(listed(workspaceOf(folder).snapshot(), traceView, { place }).roots[0]?.label, 'FR-001');
  });
});
