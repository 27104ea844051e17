import assert from 'node:assert/strict';
import { offered } from '../../../support/completing';

const SPEC = `//- /specs/001-ferry/spec.md
# Ferry

## User Scenarios

### User Story 1 - Board (Priority: P1)

A passenger boards.

### User Story 2 - Leave (Priority: P2)

A passenger leaves.

## Requirements

- **FR-001**: System MUST open the ramp.
- **FR-002**: System MUST count passengers.
- **FR-003**: System MUST close the ramp.
- **NFR-001**: System MUST answer within a second.

## Success Criteria

- **SC-001**: Nobody is left behind.
`;

const TASKS = `//- /specs/001-ferry/tasks.md
# Tasks

## Phase 1: Ramp

- [x] T001 [US1] Open the ramp (FR-001)
- [ ] T002 [US1] Close the ramp
`;

const OTHER = `//- /specs/002-buoy/spec.md
# Buoy

## Requirements

- **FR-001**: System MUST float.
- **FR-009**: System MUST blink.
`;

const tasks = (line: string): string => `${SPEC}${OTHER}${TASKS}${line}\n`;

describe('completion in a feature folder', () => {
  it('offers the requirements of the folder, uncovered ones first', () => {
    const { labels, line } = offered(tasks('- [ ] T003 [US2] Count passengers (FR-$0)'), { sign: true });
    assert.deepEqual(labels, ['FR-002', 'FR-003', 'FR-001']);
    assert.equal(line('FR-002'), '- [ ] T003 [US2] Count passengers (FR-002)');
  });

  it('offers stories and requirements behind the bracket of a task', () => {
    const { labels, line } = offered(tasks('- [ ] T003 [$0]'), { sign: true });
    assert.equal(labels[0], 'US2');
    assert.equal(line('US2'), '- [ ] T003 [US2]');
    const begun = offered(tasks('- [ ] T003 [US$0] Count'));
    assert.equal(begun.line('US1'), '- [ ] T003 [US1] Count');
  });

  it('offers tasks where a task waits for others', () => {
    const { labels, line } = offered(tasks('- [ ] T003 Count (depends on $0)'));
    assert.deepEqual(labels, ['T002', 'T001']);
    assert.equal(line('T002'), '- [ ] T003 Count (depends on T002)');
    assert.equal(
      offered(tasks('- [ ] T003 Count (depends on T002,$0)'), { sign: true }).line('T001').slice(-14),
      'on T002, T001)',
    );
  });

  it('offers the next task and the next requirement', () => {
    for (const typed of ['$0', '- $0', '- [ ] $0', '- [ ] T$0', '- [ ] T00$0'])
      assert.equal(offered(tasks(typed)).line('T003', 'snippet'), '- [ ] T003 ${1:title}', typed);
    const spec = (typed: string): string => SPEC.replace('- **NFR-001', `${typed}\n- **NFR-001`) + OTHER + TASKS;
    for (const typed of ['- **FR-$0', '- FR-$0', '- **FR-$0**'])
      assert.equal(offered(spec(typed), { sign: !typed.endsWith('**') }).line('FR-004'), '- **FR-004**: ', typed);
    const story = SPEC.replace('## Requirements', '### User Story $0\n\n## Requirements') + TASKS;
    assert.equal(offered(story).line('User Story 3'), '### User Story 3 - ');
  });

  it('keeps folders apart', () => {
    const { labels } = offered(`${SPEC}${TASKS}${OTHER}//- /specs/002-buoy/tasks.md
# Tasks

- [ ] T001 Blink (FR-$0)
`);
    assert.deepEqual(labels, ['FR-001', 'FR-009']);
  });

  it('offers the requirements of another folder behind its number', () => {
    const { labels, line } = offered(tasks('- [ ] T003 Float like Spec 002 FR-$0'), { sign: true });
    assert.deepEqual(labels, ['FR-001', 'FR-009']);
    assert.equal(line('FR-009'), '- [ ] T003 Float like Spec 002 FR-009');
  });

  it('numbers each folder by itself', () => {
    const next = offered(`${SPEC}${TASKS}${OTHER}- **FR-$0\n`, { sign: true });
    assert.deepEqual(next.labels, ['FR-010']);
  });

  it('writes hyphens as the document does', () => {
    const odd = (text: string): string => text.replace(/(FR|SC)-/g, '$1\u2011');
    const source = `${odd(SPEC)}${odd(TASKS)}- [ ] T003 Count (FR\u2011$0)\n`;
    const { line, find } = offered(source);
    assert.equal(line('FR\u2011002'), '- [ ] T003 Count (FR\u2011002)');
    assert.equal(find('FR\u2011002').filter, 'FR\u2011002');
    const plain = offered(`${odd(SPEC)}${odd(TASKS)}- [ ] T003 Count (FR-$0)\n`, { sign: true });
    assert.equal(plain.line('FR\u2011002'), '- [ ] T003 Count (FR\u2011002)');
    assert.equal(plain.find('FR\u2011002').filter, 'FR-002');
    const next = offered(odd(SPEC).replace('- **NFR', '- **FR\u2011$0\n- **NFR'));
    assert.equal(next.line('FR\u2011004'), '- **FR\u2011004**: ');
  });

  it('completes the front matter of a work package', () => {
    const packageFile = (keys: string): string => `${SPEC}${TASKS}//- /specs/001-ferry/tasks/WP01-ramp.md
---
work_package_id: WP01
${keys}
---

# Ramp
`;
    const flow = offered(packageFile('requirement_refs: [FR-001,$0]'), { sign: true });
    assert.equal(flow.line('FR-002'), 'requirement_refs: [FR-001, FR-002]');
    const block = offered(packageFile('requirement_refs:\n  - FR-001\n  - $0'));
    assert.equal(block.line('NFR-001'), '  - NFR-001');
    assert.deepEqual(offered(packageFile('subtasks: [$0]')).labels, ['T001', 'T002']);
    assert.deepEqual(offered(packageFile('title: $0')).labels, []);
  });
});
