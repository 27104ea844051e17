import assert from 'node:assert/strict';
import { after, refusal } from '../../support/renaming';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../support/planText';

describe('renaming in a phased plan', () => {
  const plan = (traced: string, rest = ''): string =>
    folder({
      'HighLevelReqs.md': requirements({ '1.1': ['It opens.', 'It shuts.', 'It rings.', 'It locks.', 'It glows.'] }),
      'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `phase-1.md`'] }),
      'phase-1.md': phasePlan({
        checklist: [1, 2, 3, 4, 5].map((n) => `- [ ] [1.1-${n}] It does ${n} → WP-1`).join('\n'),
        packages: `${workPackage('WP-1', traced)}\n${workPackage('WP-2', 'none', `**Blocked by**: WP-1${rest}`)}`,
      }),
    });
  const traced = (text: string, id: string, newId: string): string | undefined =>
    after(plan(text), id, newId)
      .find((line) => line.startsWith('**Requirements traced**: '))
      ?.slice('**Requirements traced**: '.length);

  for (const [before, id, newId, wanted] of [
    ['[1.1-1]–[1.1-5]', '1.1-5', '1.1-9', '[1.1-1]–[1.1-4], [1.1-9]'],
    ['[1.1-1]–[1.1-5]', '1.1-3', '[1.1-9]', '[1.1-1]–[1.1-2], [1.1-9], [1.1-4]–[1.1-5]'],
    ['[1.1-1..5]', '1.1-5', '1.1-9', '[1.1-1..4, 1.1-9]'],
    ['[1.1-1..5]', '1.1-1', '1.1-9', '[1.1-9, 1.1-2..5]'],
    ['[1.1-1, 1.1-2]', '1.1-2', '1.1-9', '[1.1-1, 1.1-9]'],
    ['[1.1-1, 2]', '1.1-2', '1.1-9', '[1.1-1, 9]'],
    ['[1.1-1, 2]', '1.1-1', '1.1-19', '[1.1-19, 2]'],
    ['[1.1-1][1.1-2]', '1.1-2', '1.1-9', '[1.1-1][1.1-9]'],
    ['`[1.1-3]`, **[1.1-2]**', '1.1-3', '1.1-9', '`[1.1-9]`, **[1.1-2]**'],
  ] as const)
    it(`${before}: ${id} → ${newId}`, () => assert.equal(traced(before, id, newId), wanted));

  it('follows the row everywhere and leaves the source, where nothing is written', () =>
    assert.deepEqual(after(plan('[1.1-3]'), '1.1-3', '1.1-7'), [
      '- [ ] [1.1-7] It does 3 → WP-1',
      '**Requirements traced**: [1.1-7]',
    ]));

  it('lets links to the heading of a work package follow', () => {
    const source = `${plan('[1.1-1]', ' ([see](#wp-1-some-work), [there](phase-1.md#WP-1-Some-Work))')}
//- /phase-2.md
${phasePlan({ title: 'Phase 2: Desk', packages: workPackage('WP-1', 'none'), tests: 'As in [Phase 1 WP-1](phase-1.md#wp-1-some-work), not [here](#wp-1-some-work).' })}`;
    assert.deepEqual(after(source, 'WP-1', 'WP-12', 'phase-1.md'), [
      ...[1, 2, 3, 4, 5].map((n) => `- [ ] [1.1-${n}] It does ${n} → WP-12`),
      '### WP-12: Some work',
      '**Blocked by**: WP-12 ([see](#wp-12-some-work), [there](phase-1.md#WP-12-Some-Work))',
      'As in [Phase 1 WP-12](phase-1.md#wp-12-some-work), not [here](#wp-1-some-work).',
    ]);
  });

  it('renames a phase where plans speak of it', () =>
    assert.deepEqual(after(`${plan('[1.1-1]')}\n//- /notes.md\nPhase 1 first.\n`, 'Phase 1', 'Phase 1A', 'master.md'), [
      '### Phase 1A: Some phase',
      '# Phase 1A: Doors',
    ]));

  it('keeps rows in their section', () =>
    assert.equal(
      refusal(plan('none'), '1.1-3', '1.2-3'),
      '1.1-3 is a row of section 1.1, and cannot become one of 1.2.',
    ));

  it('refuses what only a bullet says', () => {
    const source = folder({
      'HighLevelReqs.md': requirements({ '1.1': ['It opens.', 'It shuts.'] }),
      'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1', 'As [1.1-2] says.'] }),
    });
    assert.equal(
      refusal(source, '1.1-2', '1.1-3'),
      '1.1-2 follows from the place of its bullet in HighLevelReqs.md, line 6; move the bullet instead.',
    );
  });

  it('refuses sections', () =>
    assert.equal(
      refusal(plan('none'), '1.1', '1.2', 'HighLevelReqs.md'),
      'A section is found by its place, and has no ID that could be changed.',
    ));

  it('takes requirements of components with their letters', () => {
    const source = folder({
      'master.md': masterPlan({ 1: ['**Components**: Door (REQ-DOOR-4 to REQ-DOOR-4c)'] }),
      'Component-Door.md': `# Door\n\n${['', 'a', 'b', 'c'].map((l) => `## REQ-DOOR-4${l}: Opens ${l}\n`).join('\n')}`,
    });
    assert.deepEqual(after(source, 'REQ-DOOR-4b', 'REQ-DOOR-5'), [
      '**Components**: Door (REQ-DOOR-4 to REQ-DOOR-4a, REQ-DOOR-5, REQ-DOOR-4c)',
      '## REQ-DOOR-5: Opens b',
    ]);
  });
});

describe('renaming in a task table', () => {
  const source = `| Task ID | Description | Prereqs | Source |
|---|---|---|---|
| T-001 | Record | None | R-001 |
| **T-002** | Cut | T-001 | letter |
| T-003 | Print | T-001–T-002 | letter |

### Phase A — Record

- Tasks: T-001, T-002/003

## Risk-to-Task Mapping

- R-001 → T-002
- NEW-RISK-001 → T-001, T-002
`;
  it('changes cells, mappings, schedules and short lists', () =>
    assert.deepEqual(after(source, 'T-002', 'T-010'), [
      '| **T-010** | Cut | T-001 | letter |',
      '| T-003 | Print | T-001, T-010 | letter |',
      '- Tasks: T-001, T-010/003',
      '- R-001 → T-010',
      '- NEW-RISK-001 → T-001, T-010',
    ]));

  it('tells risks from new risks', () => {
    assert.deepEqual(after(source, 'R-001', 'R-004'), ['| T-001 | Record | None | R-004 |', '- R-004 → T-002']);
    assert.deepEqual(after(source, 'NEW-RISK-001', 'NEW-RISK-004'), ['- NEW-RISK-004 → T-001, T-002']);
  });
});

describe('renaming in a feature folder', () => {
  const source = `//- /specs/001-kiosk/spec.md
# Feature Specification: Kiosk

### User Story 1 - Ask (Priority: P1)

As a reader I ask.

### User Story 2 - Ring (Priority: P2)

- **FR\u2011001**: System MUST start.
- **FR\u2011002 — Stop**: System MUST stop.

//- /specs/001-kiosk/tasks.md
# Tasks: Kiosk

## Phase 1: Setup (User Story 2)

- [ ] T001 [P] [US2] Lay cables (FR\u2011001, FR-002) in \`src/cable.ts\`
- [x] **T002** [US-2] Test (depends on T001)

\`\`\`mermaid
graph TD
  T001 --> T002
\`\`\`

See [Phase 1](#phase-1-setup-user-story-2).
`;
  it('keeps the hyphens of each place', () =>
    assert.deepEqual(after(source, 'FR-002', 'FR-012'), [
      '- **FR\u2011012 — Stop**: System MUST stop.',
      '- [ ] T001 [P] [US2] Lay cables (FR\u2011001, FR-012) in `src/cable.ts`',
    ]));

  it('changes edges of diagrams', () =>
    assert.deepEqual(after(source, 'T001', 'T010'), [
      '- [ ] T010 [P] [US2] Lay cables (FR\u2011001, FR-002) in `src/cable.ts`',
      '- [x] **T002** [US-2] Test (depends on T010)',
      '  T010 --> T002',
    ]));

  it('writes a story in each of its spellings', () => {
    const wanted = [
      '### User Story 5 - Ring (Priority: P2)',
      '## Phase 1: Setup (User Story 5)',
      '- [ ] T001 [P] [US5] Lay cables (FR\u2011001, FR-002) in `src/cable.ts`',
      '- [x] **T002** [US-5] Test (depends on T001)',
      'See [Phase 1](#phase-1-setup-user-story-5).',
    ];
    for (const newId of ['US5', 'US-5', 'User Story 5']) assert.deepEqual(after(source, 'US2', newId), wanted);
  });

  it('changes front matter', () => {
    const packages = `//- /kitty-specs/lamp/spec.md
# Feature Specification: Lamp

- **FR-001**: Shine.
- **FR-002**: Dim.

//- /kitty-specs/lamp/tasks.md
# Tasks

## Work Package WP01: Bulb

- [ ] T001 Screw it in

## Work Package WP02: Dimmer

//- /kitty-specs/lamp/tasks/WP02-dimmer.md
---
work_package_id: WP02
dependencies: ["WP01"]
requirement_refs:
  - FR-001
  - FR-002
subtasks: [T001]
---

# Work Package WP02 – Dimmer
`;
    assert.deepEqual(after(packages, 'FR-002', 'FR-005'), ['- **FR-005**: Dim.', '  - FR-005']);
    assert.deepEqual(after(packages, 'WP01', 'WP07'), ['## Work Package WP07: Bulb', 'dependencies: ["WP07"]']);
    assert.deepEqual(after(packages, 'WP02', 'WP03').slice(0, 2), [
      '## Work Package WP03: Dimmer',
      'work_package_id: WP03',
    ]);
    assert.deepEqual(after(packages, 'T001', 'T004'), ['- [ ] T004 Screw it in', 'subtasks: [T004]']);
  });

  it('follows mentions from other folders and from outside', () => {
    const outside = `${source}
//- /README.md
Mind FR-001 of Spec 001, and \`specs/001-kiosk/spec.md\` FR-001.

//- /specs/002-desk/spec.md
# Feature Specification: Desk

- **FR-001**: System MUST wait, unlike Spec 001 FR-001.
`;
    assert.deepEqual(after(outside, 'FR-001', 'FR-009', 'specs/001-kiosk/spec.md').slice(-2), [
      'Mind FR-009 of Spec 001, and `specs/001-kiosk/spec.md` FR-009.',
      '- **FR-001**: System MUST wait, unlike Spec 001 FR-009.',
    ]);
  });

  it('refuses what would come to mean two things outside its folder', () => {
    const outside = `${source}
//- /README.md
Mind FR-002.

//- /specs/002-desk/spec.md
# Feature Specification: Desk

- **FR-007**: System MUST wait.
`;
    assert.equal(
      refusal(outside, 'FR-002', 'FR-007'),
      'Another folder has FR-007 too, and nobody could tell which one README.md, line 1 means.',
    );
  });

  it('changes what is quoted in code with the rest, and leaves comments alone', () => {
    const quoted = `${source}\n\`\`\`\nT001 is quoted\n\`\`\`\n\n<!-- T001 is not -->\n`;
    assert.deepEqual(after(quoted, 'T001', 'T010').slice(-2), ['  T010 --> T002', 'T010 is quoted']);
  });
});

describe('renaming in Kiro specs', () => {
  const source = `//- /.kiro/specs/lamp/requirements.md
# Requirements Document

## Requirements

### Requirement 1: Shine

#### Acceptance Criteria

1. WHEN it is dark THEN it SHALL shine
2. WHEN it is light THEN it SHALL rest

### Requirement 2: Dim

#### Acceptance Criteria

1. WHEN it is late THEN it SHALL dim

//- /.kiro/specs/lamp/design.md
# Design

**Property 1: Light**

*For any* lamp, it shines.

**Validates: Requirements 1.1, 2.1**

//- /.kiro/specs/lamp/tasks.md
# Implementation Plan

- [ ] 1. Build the lamp
  - [ ] 1.1 Bulb
    - _Requirements: 1.1-1.2, 2.1_
  - [ ] 1.2 Socket
    - _Requirements: 1_
`;
  it('takes the criteria of a requirement along, and no task of the same digits', () =>
    assert.deepEqual(after(source, 'Requirement 1', 'Requirement 4'), [
      '### Requirement 4: Shine',
      '**Validates: Requirements 4.1, 2.1**',
      '    - _Requirements: 4.1-4.2, 2.1_',
      '    - _Requirements: 4_',
    ]));

  it('refuses a criterion, which its place in the list numbers', () =>
    assert.equal(
      refusal(source, '1.2', '1.3', '.kiro/specs/lamp/requirements.md'),
      '1.2 follows from the place of its bullet in .kiro/specs/lamp/requirements.md, line 10; move the bullet instead.',
    ));

  it('renames a task, and a task with those that go on from its number', () => {
    const tasks = '.kiro/specs/lamp/tasks.md';
    assert.deepEqual(after(source, '1.2', '1.5', tasks), ['  - [ ] 1.5 Socket']);
    assert.deepEqual(after(source, '1', '3', tasks), [
      '- [ ] 3. Build the lamp',
      '  - [ ] 3.1 Bulb',
      '  - [ ] 3.2 Socket',
    ]);
  });
});

describe('renaming in a schedule', () => {
  const source = `//- /plan.md
# Schedule

Start Date: Monday. Duration: 2 weeks.

## Week 1: Start

### Day 1-2: Cables

- [ ] \`lay-cable\`

### Day 3 – 4: Lamps

- [ ] Hang them after Day 1-2

## Week 2: End

//- /scenarios/lay-cable.md
# Scenario: Lay a cable

- **ID**: \`lay-cable\`

## Dependencies

- \`dig-ditch\`

//- /scenarios/dig-ditch.md
# Scenario: Dig a ditch

- **ID**: \`dig-ditch\`
`;
  it('changes spans of days as they are written', () => {
    assert.deepEqual(after(source, 'Day 3-4', 'Day 4-5'), ['### Day 4 – 5: Lamps']);
    assert.deepEqual(after(source, 'Day 1-2', 'Day 8-9'), ['### Day 8-9: Cables', '- [ ] Hang them after Day 8-9']);
  });

  it('changes the words that scenarios are called by', () =>
    assert.deepEqual(after(source, 'dig-ditch', 'dig-deep-ditch'), [
      '- `dig-deep-ditch`',
      '- **ID**: `dig-deep-ditch`',
    ]));

  it('refuses what is no such word', () =>
    assert.match(refusal(source, 'dig-ditch', 'Dig a ditch'), /is no ID of a scenario/));
});
