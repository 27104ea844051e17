import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const requirements = (text: string): string => `//- /.kiro/specs/loans/requirements.md\n${text}\n`;
const tasks = (text: string): string => `\n//- /.kiro/specs/loans/tasks.md\n${text}\n`;
const covers = (links: readonly string[]): string[] =>
  links.flatMap((link) => / (?:covers) (\S+(?: \d+)?) (\S+)$/.exec(link)?.slice(1).join(' ') ?? []);

describe('the profile kiro', () => {
  it('takes a number in the title of a requirement for a word of it', () => {
    const { findings, links } = readingOf(
      requirements(`# Requirements

## Requirements

### Requirement 1: ISO 2000 labels in 3 sizes

#### Acceptance Criteria

1. WHEN a label is printed THE Press SHALL use ISO 2000

### 2. Print 5 copies

#### Acceptance Criteria

1. WHEN asked THE Press SHALL print 5 copies`) + tasks('- [ ] 1. Print\n  - _Requirements: 1.1, 2.1_'),
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(covers(links), [
      '1.1 .kiro/specs/loans/requirements.md:9',
      '2.1 .kiro/specs/loans/requirements.md:15',
    ]);
  });

  for (const [language, requirement, heading, label, list] of [
    ['Chinese', '需求 1：借书', '验收标准', '需求：', '1.1、1.2'],
    ['Japanese', '要件1: 貸出', '受け入れ基準（Acceptance Criteria）', '要件: ', '1.1, 1.2'],
    ['Russian', 'Требование 1', 'Критерии приемки', 'Требования: ', '1.1, 1.2'],
    ['Korean', '요구사항 1: 대출', '수용 기준', '요구사항: ', '1.1, 1.2'],
    ['Portuguese', 'Requisito 1: Empréstimo', 'Critérios de Aceitação', 'Requisitos: ', '1.1, 1.2'],
  ] as const) {
    it(`reads requirements and traces in ${language}`, () => {
      const { links, findings } = readingOf(
        requirements(`# X

### ${requirement}

#### ${heading}

1. WHEN a THE System SHALL b
2. WHEN c THE System SHALL d
3. WHEN e THE System SHALL f`) + tasks(`- [x] 1. x\n  - [x] 1.1 y\n    - _${label}${list}_`),
      );
      const file = '.kiro/specs/loans/requirements.md';
      assert.deepEqual(covers(links), [`1.1 ${file}:7`, `1.2 ${file}:8`]);
      assert.deepEqual(findings, [`${file}:9 trace/orphan-requirement 1.3`]);
    });
  }

  it('goes by the number that a criterion has in its list', () => {
    const { links, findings } = readingOf(
      requirements(`### Requirement 2

#### Acceptance Criteria

1. WHEN a THE System SHALL b
3. WHEN c THE System SHALL d

**While it rains**

4. WHEN e THE System SHALL f`) + tasks('- [ ] 1. x\n  - _Requirements: 2.1, 2.3, 2.4_'),
    );
    const file = '.kiro/specs/loans/requirements.md';
    assert.deepEqual(covers(links), [`2.1 ${file}:5`, `2.3 ${file}:6`, `2.4 ${file}:10`]);
    assert.deepEqual(findings, []);
  });

  for (const [how, first, second, cited] of [
    ['bare in bullets', '- 1.1 WHEN a', '- 1.2 WHEN b', '1.1, 1.2'],
    ['bold in bullets', '- **1.1** WHEN a', '- **1.2** WHEN b', '1.1-1.2'],
    ['bold in paragraphs', '**1.1** WHEN a\n', '**1.2** WHEN b', 'Requirement 1.1, Requirement 1.2'],
    ['with a prefix', '1. **REQ-1.1** WHEN a', '2. **REQ-1.2** WHEN b', 'REQ-1.1, REQ-1.2'],
    ['with another prefix than tasks have', '- **AC-1.1**: WHEN a', '- **AC-1.2**: WHEN b', 'R1.1, R1.2'],
  ] as const) {
    it(`reads criteria whose numbers are written ${how}`, () => {
      const { links, findings } = readingOf(
        requirements(`### Requirement 1: Lending\n\n${first}\n${second}\n\n- 2.5 seconds at most`) +
          tasks(`- [ ] 1. x\n  - _Requirements: ${cited}_`),
      );
      const ids = covers(links).map((link) => link.split(' ')[0]);
      assert.deepEqual(ids, ['1.1', '1.2']);
      assert.deepEqual(findings, []);
    });
  }

  it('reads requirements that are headed R1', () => {
    const { links, findings } = readingOf(
      requirements(`## Requirements

### R1: Show messages

**Acceptance Criteria:**

1. WHEN a THE System SHALL b
2. WHEN c THE System SHALL d`) + tasks('- [ ] 1. x\n  _Requirements: R1.1, R1.2, R1_'),
    );
    const file = '.kiro/specs/loans/requirements.md';
    assert.deepEqual(covers(links), [`1.1 ${file}:7`, `1.2 ${file}:8`, `Requirement 1 ${file}:3`]);
    assert.deepEqual(findings, []);
  });

  it('says nothing of criteria in requirements that it cannot read', () => {
    const unread = readingOf(
      requirements('# Needs\n\n## Story of a reader\n\n- WHEN a THE System SHALL b') +
        tasks('- [ ] 1. x\n  - _Requirements: 1.1, 2.1_'),
    );
    assert.deepEqual(unread.findings, []);
    const partly = readingOf(
      requirements(`### Requirement 1

#### Acceptance Criteria

1. WHEN a THE System SHALL b

### Requirement 2

WHEN c THE System SHALL d`) + tasks('- [ ] 1. x\n  - _Requirements: 1.1, 2.1, 1.7, 3.1_'),
    );
    assert.deepEqual(
      partly.findings.map((finding) => finding.split(' ').slice(1).join(' ')),
      ['trace/dangling-reference 1.7', 'trace/dangling-reference 3.1'],
    );
  });

  it('leaves to other documents what only looks like a requirement', () => {
    const { findings } = readingOf(
      requirements('### Requirement 1\n\n#### Acceptance Criteria\n\n1. WHEN a THE System SHALL b\n') +
        tasks(
          '- [ ] 1. Move R2 to R9\n  - _Requirements: 1.1, REQ-7.2, US-3.1, NFR-2_\n  - **Validates: Requirements AC-9.9**',
        ),
    );
    assert.deepEqual(findings, []);
  });

  it('reads what a task waits for, and no versions', () => {
    const { links, findings } = readingOf(
      tasks('- [ ] 1. a\n  - [ ] 1.1 b\n  - [ ] 1.2 c\n    - _Depends: 1.1_\n    - **Dependencies**: express 4.17'),
    );
    assert.deepEqual(
      links.filter((link) => link.includes('depends-on')),
      ['.kiro/specs/loans/tasks.md:4 depends-on 1.1 .kiro/specs/loans/tasks.md:2'],
    );
    assert.deepEqual(findings, []);
  });

  it('reads what a bug analysis expects, and asks for no work on what is wrong today', () => {
    const { links, findings } = readingOf(
      `//- /.kiro/specs/lost-book/bugfix.md
# Bugfix

## Bug Analysis

### Current Behavior (Defect)

1.1 WHEN a book is lost THEN the system forgets it

### Expected Behavior (Correct)

2.1 WHEN a book is lost THEN the system SHALL tell

2.2 WHEN it is found THEN the system SHALL tell

### Unchanged Behavior (Regression Prevention)

3.1 WHEN a book is lent THEN the system SHALL CONTINUE TO note it

//- /.kiro/specs/lost-book/tasks.md
- [ ] 1. Tell
  - _Requirements: 2.1, 3.1_
`,
    );
    const file = '.kiro/specs/lost-book/bugfix.md';
    assert.deepEqual(covers(links), [`2.1 ${file}:11`, `3.1 ${file}:17`]);
    assert.deepEqual(findings, []);
  });

  it('waits with criteria that have no work until there is some', () => {
    const asked = requirements(
      [1, 2, 3, 4, 5]
        .map(
          (n) =>
            `### Requirement ${n}\n\n#### Acceptance Criteria\n\n1. WHEN a THE System SHALL b\n2. WHEN c THE System SHALL d\n`,
        )
        .join('\n'),
    );
    const list = (count: number): string =>
      tasks(Array.from({ length: count }, (_, i) => `- [ ] ${i + 1}. x\n  - _Requirements: ${i + 1}.1_`).join('\n'));
    assert.deepEqual(readingOf(asked).findings, []);
    assert.deepEqual(
      readingOf(`${asked}\n//- /.kiro/specs/loans/design.md\n# Design\n\nSee [tasks](tasks.md).\n`).findings,
      [],
    );
    assert.deepEqual(readingOf(asked + list(2)).findings, []);
    assert.equal(readingOf(asked + list(5)).findings.length, 5);
  });

  it('reads what phases of tasks name, and takes R2 in a sentence for no requirement', () => {
    const { links, findings } = readingOf(
      requirements(`### Requirement 1: Lend
#### Acceptance Criteria
1. **REQ-1.1** WHEN a THE System SHALL b

### Requirement 2: Return
#### Acceptance Criteria
1. **REQ-2.1** WHEN a THE System SHALL b`) +
        tasks('## Phase 1: Lend (REQ-1)\n\n- [ ] 1.1 Store in R2\n\n## Phase 2: Return (REQ-2)\n\n- [ ] 2.1 Back'),
    );
    const file = '.kiro/specs/loans/requirements.md';
    assert.deepEqual(covers(links), [`Requirement 1 ${file}:1`, `Requirement 2 ${file}:5`]);
    assert.deepEqual(findings, []);
  });
});
