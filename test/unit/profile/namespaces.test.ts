import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const REQUIREMENTS = `//- /.kiro/specs/bell/requirements.md
### Requirement 1: Ringing

#### Acceptance Criteria

1. WHEN the door is pushed, THE Bell SHALL ring
2. WHEN nobody answers, THE Bell SHALL ring again
`;

describe('namespaces over the same digits', () => {
  const { items, links, findings } = readingOf(`${REQUIREMENTS}
//- /.kiro/specs/bell/design.md
### Property 1: It rings for everybody

**Validates: Requirements 1.2**

//- /.kiro/specs/bell/tasks.md
- [ ] 1. Wiring
  - [ ] 1.1 Lay the cable
    - _Requirements: 1.2_
  - [x] 1.2 Hang the bell
    - _Requirements: 1.1_
`);

  it('task 1.1, criterion 1.1 and Property 1 are three items and no duplicates', () => {
    assert.deepEqual(
      items.map((item) => item.replace(/^.*\/(\w+)\.md:/, '$1 ')),
      [
        'design 1 Property 1',
        'requirements 1 Requirement 1',
        'requirements 5 1.1 derived',
        'requirements 6 1.2 derived',
        'tasks 1 1 open',
        'tasks 2 1.1 open',
        'tasks 4 1.2 done',
      ],
    );
    assert.deepEqual(findings, []);
  });

  it('a requirements line means criteria, whatever tasks have these numbers', () => {
    assert.deepEqual(
      links.filter((link) => link.includes('tasks.md')),
      [
        '.kiro/specs/bell/tasks.md:3 covers 1.2 .kiro/specs/bell/requirements.md:6',
        '.kiro/specs/bell/tasks.md:5 covers 1.1 .kiro/specs/bell/requirements.md:5',
      ],
    );
  });

  it('a property is validated against criteria', () =>
    assert.deepEqual(
      links.filter((link) => link.includes('design.md')),
      ['.kiro/specs/bell/design.md:3 verifies 1.2 .kiro/specs/bell/requirements.md:6'],
    ));

  it('a criterion that no task names is an orphan although a task has its number', () => {
    const { findings } = readingOf(`${REQUIREMENTS}
//- /.kiro/specs/bell/tasks.md
- [ ] 1. Wiring
  - [ ] 1.1 Lay the cable
    - _Requirements: 1.1_
  - [ ] 1.2 Hang the bell
`);
    assert.deepEqual(findings, ['.kiro/specs/bell/requirements.md:6 trace/orphan-requirement 1.2']);
  });
});
