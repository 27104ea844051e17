import assert from 'node:assert/strict';
import { offeredAt, refactoredFiles, refusalAt } from '../../support/refactoring';
import { craneSources } from '../../support/idForms';

const moves = (source: string): string[] =>
  offeredAt(source).filter((title) => title.startsWith('Move') && !title.endsWith('renumber'));

const PLAN = 'plans/phase-1-crane.md';
const MATRIX = 'plans/requirements-traceability.md';

const crane = (traced: string, row = '[ ] [4.4-$03] It turns both ways. → WP-1'): string => `${craneSources()}
//- /${PLAN}
# Phase 1: Crane

## Requirements Checklist

- [ ] [4.4-1] It lifts ten tons. → WP-1
- [ ] [4.4-2] It must not swing in a storm. (negative) → WP-2
- ${row}

## Work Packages

### WP-1: Arm

**Requirements traced**: ${traced}

**Acceptance criteria**:
- [ ] [4.4-1] Ten tons hang for an hour.
- [ ] [4.4-3] It turns twice without stopping.

### WP-2: Brakes

**Requirements traced**: [4.4-2]

**Acceptance criteria**:
- [ ] [4.4-2] In a storm it swings by a hand at most.

### WP-3: Cabin

**Requirements traced**: [4.4-1]

**Acceptance criteria**:
- [ ] [4.4-1] The load is seen from the seat.

//- /${MATRIX}
# Requirements traceability

| Requirement | Phase | Work package | Status |
| --- | --- | --- | --- |
| 4.4-1 | 1 | WP-1, WP-3 | Plan generated |
| 4.4-2 | 1 | WP-2 | Plan generated |
| 4.4-3 | 1 | WP-1 | Plan generated |
`;

describe('moving a requirement to another work package', () => {
  it('is offered for each of the others, where one has it', () => {
    assert.deepEqual(moves(crane('[4.4-1], [4.4-3]')), ['Move 4.4-3 to WP-2', 'Move 4.4-3 to WP-3']);
    assert.deepEqual(moves(crane('[4.4-1], [4.4-3]', '[ ] [4.4-$03] It turns both ways. → WP-2')), []);
  });

  for (const [before, after] of [
    ['[4.4-1], [4.4-3]', '[4.4-1]'],
    ['[4.4-3], [4.4-1]', '[4.4-1]'],
  ] as const)
    it(`takes it out of ${before}, with its mapping, its criterion and its row of the matrix`, () => {
      const files = refactoredFiles(crane(before), 'Move 4.4-3 to WP-2');
      const plan = files.get(PLAN) ?? '';
      assert.match(plan, /- \[ \] \[4\.4-3\] It turns both ways\. → WP-2\n/);
      assert.ok(plan.includes(`### WP-1: Arm\n\n**Requirements traced**: ${after}\n`), plan);
      assert.match(plan, /### WP-2: Brakes\n\n\*\*Requirements traced\*\*: \[4\.4-2\], \[4\.4-3\]\n/);
      assert.match(plan, /at most\.\n- \[ \] \[4\.4-3\] It turns twice/);
      assert.doesNotMatch(plan, /an hour\.\n- \[ \] \[4\.4-3\]/);
      assert.match(files.get(MATRIX) ?? '', /\| 4\.4-3 \| 1 \| WP-2 \|/);
    });

  it('takes it out of a range', () => {
    const plan = refactoredFiles(crane('[4.4-1]–[4.4-3]').replace('### WP-2', '### WP-2'), 'Move 4.4-3 to WP-3').get(
      PLAN,
    );
    assert.match(plan ?? '', /### WP-1: Arm\n\n\*\*Requirements traced\*\*: \[4\.4-1\], \[4\.4-2\]\n/);
  });
});

const TASKS = 'specs/001-kiln/tasks.md';

const kiln = (third: string): string => `//- /specs/001-kiln/spec.md
# Feature Specification: Kiln

- **FR-001**: The kiln MUST heat slowly

//- /${TASKS}
# Tasks: Kiln

## Phase 1: Setup

- [ ] T0$001 Lay bricks (FR-001)
- [ ] T002 Fit the door

## Phase 2: Firing

- [ ] T003 Light it
  - with care

## Phase 3: Glaze

${third}
`;

describe('moving a task to another phase', () => {
  it('is offered for each of the others, in order', () => {
    assert.deepEqual(moves(kiln('- [ ] T004 Mix it')), ['Move T001 to Phase 2', 'Move T001 to Phase 3']);
    const middle = kiln('- [ ] T004 Mix it').replace('T0$001', 'T001').replace('T003', 'T0$003');
    assert.deepEqual(moves(middle), ['Move T003 to Phase 1', 'Move T003 to Phase 3']);
  });

  it('puts its row behind the last one there', () => {
    const text = refactoredFiles(kiln('- [ ] T004 Mix it'), 'Move T001 to Phase 2').get(TASKS) ?? '';
    assert.match(text, /Setup\n\n- \[ \] T002 Fit the door\n\n## Phase 2/);
    assert.match(text, / {2}- with care\n- \[ \] T001 Lay bricks \(FR-001\)\n\n## Phase 3/);
  });

  it('takes along what stands below it', () => {
    const source = kiln('- [ ] T004 Mix it').replace('T0$001', 'T001').replace('T003', 'T0$003');
    const text = refactoredFiles(source, 'Move T003 to Phase 3', { reveals: ['plan/empty-phase'] }).get(TASKS) ?? '';
    assert.ok(text.endsWith('- [ ] T004 Mix it\n- [ ] T003 Light it\n  - with care\n'), text);
  });

  it('begins a list where the phase has none', () => {
    const text = refactoredFiles(kiln('Later.'), 'Move T001 to Phase 3').get(TASKS) ?? '';
    assert.match(text, /## Phase 3: Glaze\n\n- \[ \] T001 Lay bricks \(FR-001\)\n\nLater\.\n$/);
  });

  it('moves it from list to list where phases name their tasks', () => {
    const source = `//- /plan.md
# Rollout

| Task ID | Description | Owner | Prereqs | Source |
| :-- | :-- | :-- | :-- | :-- |
| T-0$001 | Survey the yard | Ann | | |
| T-002 | Order the crane | Bo | T-001 | |
| T-003 | Lift the roof | Cy | T-002 | |

### Phase A — Yard

- Entrance: contract
- Tasks: T-001, T-002
- Exit: done

### Phase B — Roof

- Entrance: crane
- Tasks: T-003
- Exit: done
`
      .replace('T-0$001', 'T-001')
      .replace('| T-002', '| T-0$002');
    assert.deepEqual(moves(source), ['Move T-002 from Phase A to Phase B']);
    const text = refactoredFiles(source, 'Move T-002 from Phase A to Phase B').get('plan.md') ?? '';
    assert.match(text, /Tasks: T-001\n[^]*Tasks: T-002, T-003\n/);
  });

  it('leaves parts of other tasks where they are', () => {
    const source = kiln('- [ ] T004 Mix it')
      .replace('T0$001', 'T001')
      .replace('  - with care', '  - [ ] T0$0031 With care');
    assert.equal(refusalAt(source, 'Move T0031 to Phase 3'), 'T0031 is a part of something else.');
  });
});
