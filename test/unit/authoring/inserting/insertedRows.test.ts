import assert from 'node:assert/strict';
import { insertRow } from '../../../../server/src/core/commands/insertRow';
import { answerAt, cursorAt, insertedAt, type Files } from '../../../support/inserting';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';

const SPEC = 'specs/001-kiln/spec.md';
const TASKS = 'specs/001-kiln/tasks.md';

const kiln: Files = new Map([
  [
    SPEC,
    `# Feature Specification: Kiln

## Requirements

### Functional Requirements

- **FR-001**: The kiln MUST heat slowly
- **FR-002**: The kiln MUST cool slowly

### Quality

- **NFR-001**: Nobody waits

## Success Criteria

- **SC-001**: No pot breaks
`,
  ],
  [
    TASKS,
    `# Tasks: Kiln

## Phase 1: Setup

- [x] T001 Lay bricks (FR-001)

## Phase 2: User Story 1 - Fire a pot

- [ ] T002 [P] [US1] Light the fire (FR-002)
- [ ] T003 [US1] Watch it (NFR-001, SC-001)

## Notes

Be careful.
`,
  ],
  ['specs/001-kiln/checklists/ux.md', '# Checklist\n\n## Clarity\n\n- [x] CHK001 Is "slowly" said in degrees?\n'],
]);

function run(
  files: Files,
  path: string,
  at: string,
  answers: Record<string, string[]>,
  reveals: string[] = [],
): readonly string[] {
  return insertedAt(insertRow, files, cursorAt(files, path, at), answers, reveals).diff;
}

describe('insert row below the row at the cursor', () => {
  const reveals = ['trace/orphan-requirement'];
  for (const [path, at, expected] of [
    [SPEC, 'FR-001', '- **FR-003**: It hums'],
    [SPEC, '### Functional', '- **FR-003**: It hums'],
    [SPEC, 'Nobody waits', '- **NFR-002**: It hums'],
    [SPEC, 'SC-001', '- **SC-002**: It hums'],
    [TASKS, 'T001', '- [ ] T004 It hums'],
    [TASKS, 'Light the fire', '- [ ] T004 [US1] It hums'],
    ['specs/001-kiln/checklists/ux.md', 'CHK001', '- [ ] CHK002 It hums'],
  ] as const)
    it(`in ${path} at ${at}: ${expected}`, () =>
      assert.deepEqual(run(kiln, path, at, { text: ['It hums'] }, reveals), [`+ ${expected}`]));

  it('refuses where the section has no rows, and says where there are some', () => {
    const answer = answerAt(insertRow, workspaceOf(kiln).snapshot(), cursorAt(kiln, TASKS, 'Be careful'));
    assert.ok('refused' in answer);
    assert.match(answer.refused, /"Notes" of .* put the cursor into "Phase 1: Setup" \(line 3\) and "Phase 2: /);
  });

  it('writes all cells of a task, and asks nobody to renumber', () => {
    const plan = `# Plan

## Tasks

| Priority | Task ID | Description      | Prereqs | Source |
|----------|---------|------------------|---------|--------|
| P0       | T-001   | Lay bricks       | None    | AP L1  |
| P1       | T-002   | Light a fire     | T-001   | AP L2  |

## Phases

### Phase A — All

- Entrance: None
- Tasks: T-001, T-002
- Exit: Done
`;
    assert.deepEqual(
      run(new Map([['plan.md', plan]]), 'plan.md', 'Lay bricks', { text: ['Buy | wood'] }, [
        'plan/unscheduled-work',
        'trace/missing-source',
        'trace/orphan-work',
      ]),
      ['+ |          | T-003   | Buy \\| wood      |         |        |'],
    );
  });

  it('counts criteria of Kiro behind the last one, since their places number them', () => {
    const files: Files = new Map([
      [
        '.kiro/specs/kiln/requirements.md',
        '# Requirements\n\n## Requirements\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n1. WHEN lit THE kiln SHALL heat\n2. WHEN done THE kiln SHALL cool\n',
      ],
      [
        '.kiro/specs/kiln/tasks.md',
        '# Tasks\n\n- [ ] 1. Build\n  - [ ] 1.1 Lay bricks\n    - _Requirements: 1.1, 1.2_\n',
      ],
    ]);
    const path = '.kiro/specs/kiln/requirements.md';
    assert.deepEqual(
      run(files, path, 'WHEN lit', { text: ['WHEN cold THE kiln SHALL rest'] }, ['trace/orphan-requirement']),
      ['+ 3. WHEN cold THE kiln SHALL rest'],
    );
    assert.deepEqual(run(files, '.kiro/specs/kiln/tasks.md', '1.1 Lay', { text: ['Mix clay'] }, ['trace/']), [
      '+   - [ ] 1.2 Mix clay',
    ]);
  });

  it('writes deliverables and criteria without an ID, in counted lists behind the last', () => {
    const week = `# Plan

## Week 1: Bricks

### Day 1-2: Clay

**Deliverables**:

1. ✅ Clay dug
2. ⏳ Clay mixed

### Success Criteria

- [x] Bricks hold
`;
    const files: Files = new Map([['plan.md', week]]);
    assert.deepEqual(run(files, 'plan.md', 'Clay dug', { text: ['Clay dried'] }), ['+ 3. ⏳ Clay dried']);
    assert.deepEqual(run(files, 'plan.md', 'Bricks hold', { text: ['Walls hold'] }), ['+ - [ ] Walls hold']);
  });
});

describe('insert row in what records a plan', () => {
  const PLAN = 'docs/phase-1-doors.md';
  const CHECKLIST = 'docs/phase-1-checklist.md';
  const MATRIX = 'docs/requirements-traceability.md';
  const files: Files = new Map([
    ['docs/HighLevelReqs.md', requirements({ '1.1': ['A door opens.', 'A lamp shines.', 'A bell rings.'] })],
    [
      'docs/generate_plans.md',
      masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1', `**Plan Document**: \`${PLAN}\``] }),
    ],
    [
      PLAN,
      phasePlan({
        checklist:
          '- [ ] [1.1-1] A door opens → WP-1\n- [ ] [1.1-2] A lamp shines → WP-1\n- [ ] [1.1-3] A bell rings → WP-1',
        packages: workPackage('WP-1', '[1.1-1]–[1.1-3]'),
      }),
    ],
    [
      CHECKLIST,
      '# Phase 1 Execution Checklist\n\n## Requirements Checklist Verification\n\n| ID | Requirement | Implemented | Tested | Seen by |\n|---|---|---|---|---|\n| [1.1-1] | A door opens | [ ] | [ ] | Ada |\n| [1.1-3] | A bell rings | [ ] | [ ] | |\n\nThat is all.\n',
    ],
    [
      MATRIX,
      '# Matrix\n\n| Requirement | Phase | Work Package | Status |\n|---|---|---|---|\n| [1.1-1] | Phase 1 | WP-1 | Plan generated |\n',
    ],
  ]);

  it('offers what lacks a row, and writes it in its order', () => {
    const asked = answerAt(insertRow, workspaceOf(files).snapshot(), cursorAt(files, CHECKLIST, 'Ada'));
    assert.ok('ask' in asked && asked.ask.kind === 'choice');
    assert.deepEqual([asked.ask.name, asked.ask.choices.map(({ value }) => value)], ['item', ['1.1-2']]);
    assert.deepEqual(run(files, CHECKLIST, 'Ada', { item: ['1.1-2'] }), [
      '+ | [1.1-2] | A lamp shines | [ ] | [ ] | |',
    ]);
    assert.deepEqual(run(files, MATRIX, '# Matrix', { item: ['[1.1-2]'] }, ['document/stale-matrix']), [
      '+ | [1.1-2] | Phase 1 | WP-1 | Plan generated |',
    ]);
  });

  it('says so where nothing is missing', () => {
    const done = insertedAt(insertRow, files, cursorAt(files, CHECKLIST, 'Ada'), { item: ['1.1-2'] }).files;
    const again = answerAt(insertRow, workspaceOf(done).snapshot(), cursorAt(done, CHECKLIST, 'Ada'), {
      item: ['1.1-2'],
    });
    assert.ok('unchanged' in again, JSON.stringify(again));
  });
});
