import assert from 'node:assert/strict';
import { offeredAt, refactoredFiles, refusalAt } from '../../support/refactoring';

const REQUIREMENTS = '.kiro/specs/gate/requirements.md';
const TASKS = '.kiro/specs/gate/tasks.md';

/** Four criteria that a list counts, one of which holds the cursor, and a task that names some. */
const gate = (at: number, named: string): string => {
  const said = [
    'WHEN it is dark THEN it SHALL close',
    'WHEN it is light THEN it SHALL open',
    'IF it jams THEN it SHALL ring',
    'IF it rings THEN it SHALL stop',
  ];
  return `//- /${REQUIREMENTS}
# Requirements Document

## Requirements

### Requirement 1: Gate

**User Story:** As a keeper, I want a gate, so that I can sleep.

#### Acceptance Criteria

${said.map((words, i) => `${i + 1}. ${i + 1 === at ? words.replace(' it', ' $0it') : words}`).join('\n')}

//- /${TASKS}
# Implementation Plan

- [ ] 1. Hang it
  - _Requirements: ${named}_
- [ ] 2. Wire it
  - _Requirements: 1.1-1.4_
`;
};

/** The criteria and what the first task names, after a refactoring. */
function after(at: number, named: string, title: string, reveals: readonly string[] = []): string[] {
  const files = refactoredFiles(gate(at, named), title, { reveals });
  const criteria = (files.get(REQUIREMENTS) ?? '').split('\n').filter((line) => /^\d/.test(line));
  const names = [...(files.get(TASKS) ?? '').matchAll(/_Requirements: (.*)_/g)].map(([, list]) => list ?? '');
  return [
    ...criteria.map((line) => line.replace(/^(\d\. \S+ \S+ \S+ ?\S*).*$/, '$1').replace(/ THEN.*/, '')),
    ...names,
  ];
}

describe('bullets that are counted by their places', () => {
  it('are offered what rows with numbers are', () =>
    assert.deepEqual(offeredAt(gate(2, '1.2')), [
      'Insert a bullet below 1.2 and renumber',
      'Move 1.2 up and renumber',
      'Move 1.2 down and renumber',
      'Remove 1.2 and renumber',
    ]));

  it('let what cites those behind a new one follow', () =>
    assert.deepEqual(after(2, '1.2, 1.3', 'Insert a bullet below 1.2 and renumber', ['trace/orphan-requirement']), [
      '1. WHEN it is dark',
      '2. WHEN it is light',
      '3. …',
      '4. IF it jams',
      '5. IF it rings',
      '1.2, 1.4',
      '1.1-1.2, 1.4-1.5',
    ]));

  it('change places', () =>
    assert.deepEqual(after(2, '1.2, 1.4', 'Move 1.2 down and renumber'), [
      '1. WHEN it is dark',
      '2. IF it jams',
      '3. WHEN it is light',
      '4. IF it rings',
      '1.3, 1.4',
      '1.1-1.4',
    ]));

  it('go, with what cites them', () =>
    assert.deepEqual(after(3, '1.3, 1.4', 'Remove 1.3 and renumber'), [
      '1. WHEN it is dark',
      '2. WHEN it is light',
      '3. IF it rings',
      '1.3',
      '1.1, 1.2, 1.3',
    ]));

  it('count sentence by sentence in a requirements source', () => {
    const source = `//- /plans/master-plan.md
# Master plan

## Phase Structure

### Phase 1: Crane

**HighLevelReqs Coverage**: 4.4

Later than [4.4-3].

//- /HighLevelReqs.md
# Requirements

## 4. Harbour

### 4.4 Crane

- It li$0fts ten tons. It must not swing.
- It turns.
`;
    const files = refactoredFiles(source, 'Insert a bullet below 4.4-1 and renumber');
    assert.match(files.get('plans/master-plan.md') ?? '', /Later than \[4\.4-4\]\./);
    assert.match(files.get('HighLevelReqs.md') ?? '', /swing\.\n- …\n- It turns\./);
    assert.equal(
      refusalAt(source, 'Remove 4.4-1 and renumber'),
      'The bullet of 4.4-1 says more than one thing; take this out of it.',
    );
  });
});
