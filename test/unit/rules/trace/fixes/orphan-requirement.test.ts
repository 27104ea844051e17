import assert from 'node:assert/strict';
import { mend } from '../../../../support/mending';
import { folder } from '../../../../support/planText';

const CODE = 'trace/orphan-requirement';

const feature = (tasks: string, more = ''): string =>
  folder({
    'specs/001-gate/spec.md': `# Feature Specification: Gate

## Requirements

- **FR-001**: System MUST open the gate for a key.
- **FR-002**: System MUST ring a bell when the gate stands open.
- **FR-003**: System MUST count the guests.
${more}`,
    'specs/001-gate/tasks.md': `# Tasks: Gate\n\n## Phase 1: Iron\n\n${tasks}\n\n## Notes\n\nNothing else.\n`,
  });

describe(`the fixes of ${CODE} for a specification`, () => {
  const tasks =
    '- [x] T001 Forge the gate (FR-001)\n- [ ] T002 Hang the bell\n- [ ] T003 Count (FR-003), depends on T001';

  it('name it in the task that is most like it, or in a task of its own', () => {
    const { diff, fixes } = mend(feature(tasks), CODE);
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ['Name FR-002 in T002', true],
        ['Name FR-002 in T001', false],
        ['Name FR-002 in T003', false],
        ['Add task T004 for FR-002', false],
      ],
    );
    assert.deepEqual(diff, ['- - [ ] T002 Hang the bell', '+ - [ ] T002 Hang the bell (FR-002)']);
  });

  it('add it to what a task names already', () => {
    assert.deepEqual(mend(feature(tasks), CODE, { choose: 'Name FR-002 in T001' }).diff, [
      '- - [x] T001 Forge the gate (FR-001)',
      '+ - [x] T001 Forge the gate (FR-001, FR-002)',
    ]);
    assert.deepEqual(mend(feature(tasks), CODE, { choose: 'Name FR-002 in T003' }).diff, [
      '- - [ ] T003 Count (FR-003), depends on T001',
      '+ - [ ] T003 Count (FR-002, FR-003), depends on T001',
    ]);
  });

  it('write the new task as the last one is written', () => {
    assert.deepEqual(mend(feature(tasks), CODE, { choose: 'Add task' }).diff, [
      '+ - [ ] T004 System MUST ring a bell when the gate stands open (FR-002)',
    ]);
    const bold = '* [x] **T009** Forge the gate | FR-001\n* [x] **T010** Count\n  - by hand | FR-003';
    const named = '* [x] **T009** Forge the gate | FR-001, FR-003\n* [x] **T010** Count\n  - by hand';
    assert.equal(bold.split('\n').length, named.split('\n').length);
    assert.deepEqual(mend(feature(named), CODE, { choose: 'Add task T011' }).diff, [
      '+ * [ ] **T011** System MUST ring a bell when the gate stands open | FR-002',
    ]);
    assert.deepEqual(mend(feature(named), CODE, { choose: 'Name FR-002 in T010' }).diff, [
      '- * [x] **T010** Count',
      '+ * [x] **T010** Count | FR-002',
    ]);
  });

  it('spell it as the specification does, whatever hyphens stand beside', () => {
    const odd = feature(tasks.replaceAll('FR-', 'FR\u2011')).replaceAll('**FR-', '**FR\u2011');
    assert.deepEqual(mend(odd, CODE, { choose: 'Name FR\u2011002 in T001' }).diff, [
      '- - [x] T001 Forge the gate (FR\u2011001)',
      '+ - [x] T001 Forge the gate (FR\u2011001, FR\u2011002)',
    ]);
  });

  it('put the new task behind the last one of the phase whose work is most like it, with the tag that all of them have', () => {
    const phases = `- [x] T001 Forge the gate (FR-001)

## Phase 2: Bell

- [ ] T002 [US1] Hang the bell
- [ ] T003 [P] [US1] Rope

## Phase 3: Guests

- [ ] T004 Count (FR-003), depends on T005`;
    const story = '\n### User Story 1 - Ring (Priority: P1)\n\nText.\n';
    const source = feature(phases, story).replace(', depends on T005', '');
    assert.deepEqual(mend(source, CODE, { choose: 'Add task T005' }).diff, [
      '+ - [ ] T005 [US1] System MUST ring a bell when the gate stands open (FR-002)',
    ]);
    // A number that somebody waits for already is not given to something else.
    assert.ok(mend(feature(phases, story), CODE, { choose: 'Add task T006' }).diff.length > 0);
  });

  const stories =
    '\n### User Story 1 - Open (Priority: P1)\n\nText.\n\n### User Story 2 - Ring (Priority: P2)\n\nText.\n';

  it('give a story a task of its own, since nobody else can tell whose task another one is', () => {
    const source = feature('- [ ] T001 [US1] Forge (FR-001, FR-002, FR-003)', stories);
    const { diff, fixes } = mend(source, CODE, { id: 'US2' });
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Add task T002 for US2'],
    );
    assert.deepEqual(diff, ['+ - [ ] T002 [US2] Ring']);
  });

  it('write parentheses and tags where no task has shown how it is done, but naming it anywhere is enough', () => {
    const source = feature(
      '- [ ] T001 Forge\n\n## Phase 2: User Story 1 and FR-001, FR-002\n\n- [ ] T002 Count',
      stories,
    );
    assert.deepEqual(mend(source, CODE, { id: 'FR-003' }).diff, ['- - [ ] T002 Count', '+ - [ ] T002 Count (FR-003)']);
    assert.deepEqual(mend(source, CODE, { id: 'US2' }).diff, ['+ - [ ] T003 [US2] Ring']);
  });

  it('go on with the requirements of a Kiro task', () => {
    const source = folder({
      '.kiro/specs/gate/requirements.md':
        '# Requirements\n\n### Requirement 1: Gate\n\n#### Acceptance Criteria\n\n1. The gate opens.\n2. The bell rings.\n3. The guests are counted.\n',
      '.kiro/specs/gate/tasks.md':
        '# Implementation Plan\n\n- [ ] 1. Gate\n  - [ ] 1.1 Forge it\n    - _Requirements: 1.1_\n  - [ ] 1.2 Ring the bell and count\n    - _Requirements: 1.3_\n',
    });
    const { diff, fixes } = mend(source, CODE);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Name 1.2 in Task 1.2', 'Name 1.2 in Task 1.1', 'Add task 1.3 for 1.2'],
    );
    assert.deepEqual(diff, ['-     - _Requirements: 1.3_', '+     - _Requirements: 1.2, 1.3_']);
    assert.deepEqual(mend(source, CODE, { choose: 'Add task' }).diff, [
      '+   - [ ] 1.3 The bell rings',
      '+     - _Requirements: 1.2_',
    ]);
  });

  it('add no part to a Kiro task that is done, and a task of the top where the tasks have no parts', () => {
    const kiro = (tasks: string): string =>
      folder({
        '.kiro/specs/gate/requirements.md':
          '# Requirements\n\n### Requirement 1: Gate\n\n#### Acceptance Criteria\n\n1. The gate opens.\n2. The bell rings.\n3. The guests are counted.\n',
        '.kiro/specs/gate/tasks.md': `# Implementation Plan\n\n${tasks}\n`,
      });
    const done =
      '- [x] 1. Gate and bell\n  - [x] 1.1 Ring the bell\n    - _Requirements: 1.1, 1.3_\n- [ ] 2. Road\n  - [ ] 2.1 Stones';
    assert.deepEqual(mend(kiro(done), CODE, { choose: 'Add task' }).diff, [
      '+   - [ ] 2.2 The bell rings',
      '+     - _Requirements: 1.2_',
    ]);
    const flat = '- [x] 1. Gate\n  - _Requirements: 1.1_\n\n- [ ]* 2. Guests\n  - Count them\n  - _Requirements: 1.3_';
    assert.deepEqual(mend(kiro(flat), CODE, { choose: 'Add task' }).diff, [
      '+ - [ ] 3. The bell rings',
      '+   - _Requirements: 1.2_',
      '+ ',
    ]);
  });
});
