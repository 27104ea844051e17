import assert from 'node:assert/strict';
import { snapshotText } from '../../../server/src/core/authoring/snapshotText';
import { Workspace } from '../../../server/src/core/workspace/workspace';
import { builtin, workspaceOf } from '../../support/folderInMemory';

describe('the text that facts were read from', () => {
  for (const [what, path, text] of [
    [
      'stories in words',
      'specs/001-kiosk/spec.md',
      '# Feature Specification: Kiosk\n\n### User Story 1 - Start (Priority: P1)\n\n- **FR\u2011001**: System MUST start.\n',
    ],
    [
      'requirements in words',
      '.kiro/specs/kiosk/requirements.md',
      '# Requirements Document\n\n## Requirements\n\n### Requirement 1: Start\n\n#### Acceptance Criteria\n\n1. WHEN it starts THEN it SHALL ring\n',
    ],
    ['spans of days', 'plan.md', '# Schedule\n\n## Week 1: Start\n\n### Day 3 – 4: Cables\n\n- [ ] Lay them\n'],
    [
      'properties that a range defines',
      'specs/001-kiosk/tasks.md',
      '# Tasks: Kiosk\n\n## Phase 1: Setup\n\n| Task | Description |\n|---|---|\n| T001–T003 | Lay cables |\n',
    ],
  ] as const)
    it(`is known again with ${what}`, () => {
      const snapshot = workspaceOf(new Map([[path, text]])).snapshot();
      assert.ok((snapshot.graph.file(path)?.facts.items.length ?? 0) > 0);
      assert.deepEqual(snapshotText(snapshot, path), { text });
    });

  it('is another one where the file has changed behind the facts', () => {
    const path = 'specs/001-kiosk/spec.md';
    const files = new Map([[path, '# Feature Specification: Kiosk\n\n- **FR-001**: System MUST start.\n']]);
    const workspace = new Workspace(builtin, { readText: (p) => files.get(p) ?? null, exists: (p) => files.has(p) });
    workspace.setDisk(path, files.get(path) ?? '');
    const snapshot = workspace.snapshot();
    files.set(path, '# Feature Specification: Kiosk\n\n- **FR-002**: System MUST start.\n');
    assert.equal(snapshotText(snapshot, path), 'moved-on');
    files.delete(path);
    assert.equal(snapshotText(snapshot, path), 'gone');
  });
});
