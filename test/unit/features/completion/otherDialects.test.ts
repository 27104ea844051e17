import assert from 'node:assert/strict';
import { offered } from '../../../support/completing';

const REQUIREMENTS = `//- /.kiro/specs/lock/requirements.md
# Requirements

### Requirement 1: Gates

#### Acceptance Criteria

1. WHEN the water is level THEN the gate SHALL open
2. WHEN a current runs THEN the gate SHALL stay shut

### Requirement 2: Lamps

#### Acceptance Criteria

1. WHEN it is dark THEN the lamp SHALL burn
`;

const TASKS = `//- /.kiro/specs/lock/tasks.md
# Tasks

- [x] 1. Build the gate
  - [x] 1.1 Weld the frame
    - _Requirements: 1.1_
`;

describe('completion in Kiro specifications', () => {
  const at = (line: string): string => `${REQUIREMENTS}${TASKS}${line}\n`;

  it('offers criteria where tasks name them, uncovered ones first', () => {
    const { labels, line } = offered(at('  - [ ] 1.2 Hang the lamp\n    - _Requirements: $0_'));
    assert.deepEqual(labels, ['1.2', '2.1', '1', '1.1', '2']);
    assert.equal(line('2.1'), '    - _Requirements: 2.1_');
    const begun = offered(at('  - [ ] 1.2 Hang the lamp\n    - _Requirements: 1.1, 2.$0_'), { sign: true });
    assert.equal(begun.line('2.1'), '    - _Requirements: 1.1, 2.1_');
    const range = offered(at('  - [ ] 1.2 Hang the lamp\n    - _Requirements: 1.1-1.$0_'), { sign: true });
    assert.equal(range.line('1.2'), '    - _Requirements: 1.1-1.2_');
    const listed = offered(at('  - [ ] 1.2 Hang the lamp\n    - _Requirements: 1.1,$0_'), { sign: true });
    assert.equal(listed.line('1.2'), '    - _Requirements: 1.1, 1.2_');
  });

  it('offers the next task and sub-task', () => {
    assert.equal(offered(at('  - [ ] 1.$0'), { sign: true }).line('1.2', 'snippet'), '  - [ ] 1.2 ${1:title}');
    assert.ok(offered(at('- [ ] $0')).labels.includes('2'));
    const empty = offered(at('$0'));
    assert.equal(empty.line('1.2'), '  - [ ] 1.2 ');
    assert.equal(empty.line('2'), '- [ ] 2. ');
  });

  it('offers the next requirement', () => {
    assert.equal(offered(`${REQUIREMENTS}\n### Requirement $0`).line('Requirement 3'), '### Requirement 3: ');
  });

  it('says nothing about numbers in prose', () => {
    assert.deepEqual(offered(at('\nIt takes 1.$0'), { sign: true }).labels, []);
  });
});

const SCHEDULE = `//- /schedule.md
# Dredging

**Start Date**: Monday

## Week 1: North

### Day 1-2: Survey

- [ ] Chart

## Week 2: South

### Day 8: Dig

- [ ] Pit

The scenario \`open-lock\` is first.
//- /scenarios/open.md
# Scenario: Open

- **ID**: \`open-lock\`
//- /scenarios/close.md
# Scenario: Close

- **ID**: \`close-lock\`
`;

describe('completion in a schedule', () => {
  it('offers the next week and the next day', () => {
    const source = SCHEDULE.replace('The scenario', '## Week $0\n\nThe scenario');
    assert.equal(offered(source).line('Week 3'), '## Week 3: ');
    const day = SCHEDULE.replace('## Week 2', '### Day $0\n\n## Week 2');
    assert.deepEqual(offered(day).labels, ['Day 9']);
    assert.equal(offered(day).line('Day 9'), '### Day 9: ');
  });

  it('offers scenarios in code spans, and nowhere else', () => {
    const at = (line: string): string => SCHEDULE.replace('first.\n', `first.\n${line}\n`);
    const { labels, line } = offered(at('Then `close-$0`'), { sign: true });
    assert.deepEqual([...labels].sort(), ['close-lock', 'open-lock']);
    assert.equal(line('close-lock'), 'Then `close-lock`');
    assert.deepEqual(offered(at('Then close-$0'), { sign: true }).labels, []);
  });

  it('offers scenarios that another waits for', () => {
    const source = `${SCHEDULE}- **Dependencies**: \`$0\`\n`;
    assert.equal(offered(source).line('open-lock'), '- **Dependencies**: `open-lock`');
  });
});

const OWN = `//- /plantrace.config.json
{
  "profiles": {
    "bricks": {
      "ids": {
        "need": { "kind": "requirement", "templates": ["need~{name}~{n}"], "definedBy": ["needs"] },
        "job": { "kind": "task", "templates": ["JOB/{n}"] }
      },
      "documents": [
        { "kind": "needs", "duty": "spec", "founds": true, "paths": ["needs.md"], "items": [{ "id": "need", "at": "list-lead" }] },
        {
          "kind": "jobs",
          "duty": "tasks",
          "paths": ["jobs.md"],
          "items": [{ "id": "job", "at": "list-lead" }],
          "links": [{ "role": "covers", "ids": ["need"], "in": { "labels": ["Serves"] } }]
        }
      ]
    }
  }
}
//- /needs.md
# Needs

- need~dry-walls~1 Walls stay dry
- need~dry-floors~1 Floors stay dry
//- /jobs.md
# Jobs

- JOB/1 Seal the walls
`;

describe('completion in a dialect of the workspace itself', () => {
  it('knows its IDs, whatever signs join their parts', () => {
    for (const typed of ['$0', 'need~$0', 'need~dry-$0', 'need~dry-fl$0oors']) {
      const { line } = offered(`${OWN}  Serves: ${typed}\n`);
      assert.equal(line('need~dry-floors~1', 'replace'), '  Serves: need~dry-floors~1', typed);
    }
    assert.equal(offered(`${OWN}- JOB/$0\n`).line('JOB/2'), '- JOB/2 ');
  });
});
