import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../../support/planText';

const CODE = 'trace/dangling-reference';

const tasks = (prereqs: string): string => `| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Record | None |
| T-002 | Cut | T-001 |
| T-003 | Print | ${prereqs} |
| T-004 | Hang | T-003 |
`;

const titles = (prereqs: string): string[] => fixTitles(tasks(prereqs), CODE);

describe(`the fixes of ${CODE}`, () => {
  it('are the nearest IDs, three at most, and the removal from a list', () => {
    assert.deepEqual(titles('T-001, T-022'), ['Replace T-022 by T-002', 'Define T-022 in plan.md', 'Remove T-022']);
    assert.deepEqual(titles('T-009'), ['Replace T-009 by T-002', 'Replace T-009 by T-001', 'Define T-009 in plan.md']);
  });

  it('pass over what is named already, and what would wait for itself', () => {
    assert.deepEqual(titles('T-001, T-005'), ['Replace T-005 by T-002', 'Define T-005 in plan.md', 'Remove T-005']);
    assert.deepEqual(titles('T-001, T-002, T-005'), ['Define T-005 in plan.md', 'Remove T-005']);
  });

  it('change the ID alone', () => {
    const rowOf = (prereqs: string): string => `| T-003 | Print | ${prereqs} |`;
    for (const [before, after] of [
      ['`T-001`, **T-022**', '`T-001`, **T-002**'],
      ['T-001 and T-022', 'T-001 and T-002'],
      ['T-001/022', 'T-001/002'],
    ] as const)
      assert.deepEqual(mend(tasks(before), CODE).diff, [`- ${rowOf(before)}`, `+ ${rowOf(after)}`]);
  });

  it('take the row out of a matrix that the ID leads', () => {
    const source = folder({
      'phase-1.md': phasePlan({
        checklist: '- [ ] [1.1-1] It holds → WP-1',
        packages: workPackage('WP-1', '[1.1-1]'),
        tests: 'By hand ([1.1-1]).',
      }),
      'requirements-traceability.md':
        '# Matrix\n\n| Requirement | Work package |\n|---|---|\n| [1.1-1] | WP-1 |\n| [1.1-9] | |\n',
    });
    const removal = 'Remove the row of 1.1-9';
    assert.ok(fixTitles(source, CODE).includes(removal));
    assert.deepEqual(mend(source, CODE, { choose: removal }).diff, ['- | [1.1-9] | |']);
  });

  it('take the ID out with what separates it', () => {
    const rowOf = (prereqs: string): string => `| T-003 | Print | ${prereqs} |`;
    for (const [before, after] of [
      ['`T-001`, **T-099**', '`T-001`'],
      ['T-099; T-001', 'T-001'],
      ['T-001, T-099, T-002', 'T-001, T-002'],
      ['T-001, [T-099](plan.md#print), T-002', 'T-001, T-002'],
      ['[**T-099**](plan.md "a title"); [T-001](plan.md)', '[T-001](plan.md)'],
      ['**[T-099](plan.md)** and `T-001`', '`T-001`'],
    ] as const)
      assert.deepEqual(mend(tasks(before), CODE, { choose: 'Remove T-099' }).diff, [
        `- ${rowOf(before)}`,
        `+ ${rowOf(after)}`,
      ]);
  });

  const plan = (criterion: string): string =>
    folder({
      'phase-1.md': phasePlan({
        checklist: '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It closes → WP-1',
        packages: workPackage('WP-1', '[1.1-1], [1.1-2]', `**Acceptance criteria**:\n\n- [ ] ${criterion}`),
      }),
    });

  it('take it out with the parentheses in which it stands alone', () => {
    const criterion = 'Both ([1.1-1], [1.1-2]), and a bell (verifies [1.1-7])';
    assert.deepEqual(mend(plan(criterion), CODE, { choose: 'Remove 1.1-7' }).diff, [
      `- - [ ] ${criterion}`,
      '+ - [ ] Both ([1.1-1], [1.1-2]), and a bell',
    ]);
  });

  it('never take words out', () =>
    assert.ok(!fixTitles(plan('[1.1-7] rings when it is open'), CODE).some((title) => title.startsWith('Remove'))));

  it('keep to the plan in which the ID stands', () => {
    const other = phasePlan({ title: 'Phase 2: Desk', packages: workPackage('WP-7', 'none') });
    const source = `${plan('Both ([1.1-1], [1.1-2])').replace('It closes → WP-1', 'It closes → WP-8')}\n//- /phase-2.md\n${other}`;
    assert.deepEqual(fixTitles(source, CODE), ['Replace WP-8 by WP-1', 'Define WP-8 in phase-1.md']);
  });

  describe('define the ID', () => {
    const define = (source: string, reveals: readonly string[] = []): readonly string[] =>
      mend(source, CODE, { choose: 'Define', reveals }).diff;

    it('as a row of the table, below the task before it', () => {
      assert.deepEqual(define(tasks('T-001, T-005')), ['+ | T-005 | … | |']);
      const dressed = tasks('T-005').replaceAll(/\| (T-00[124]) \|/g, '| `$1` |');
      assert.deepEqual(define(dressed), ['+ | `T-005` | … | |']);
      const gap = tasks('T-000')
        .replace('T-001 | Record', 'T-002 | Record')
        .replace('T-002 | Cut | T-001', 'T-009 | Cut | None');
      assert.equal(mend(gap, CODE, { choose: 'Define' }).files.get('plan.md')?.split('\n')[2], '| T-000 | … | |');
    });

    it('as a row of the checklist, mapped to the work that cites it and traced there', () => {
      const source = plan('Both ([1.1-1], [1.1-2]), and a bell (verifies [1.1-3])');
      assert.deepEqual(define(source), [
        '- **Requirements traced**: [1.1-1], [1.1-2]',
        '+ - [ ] [1.1-3] … → WP-1',
        '+ **Requirements traced**: [1.1-1], [1.1-2], [1.1-3]',
      ]);
    });

    it('and let the other rules say what is still to do', () => {
      const traced = plan('Both ([1.1-1], [1.1-2])').replace('[1.1-1], [1.1-2]\n', '[1.1-1], [1.1-2], [1.1-3]\n');
      assert.deepEqual(define(traced, ['trace/unverified-requirement: No acceptance criterion']), [
        '+ - [ ] [1.1-3] … → WP-1',
      ]);
      const gated = plan('Both ([1.1-1], [1.1-2])').replace('- [ ] All green', '- [ ] All green ([1.1-3])');
      assert.deepEqual(define(gated, ['trace/orphan-requirement: No work package covers [1.1-3].']), [
        '+ - [ ] [1.1-3] …',
      ]);
    });

    it('no row that would leave others out', () =>
      assert.deepEqual(fixTitles(plan('Both ([1.1-1], [1.1-2]), bell (verifies [1.1-7])'), CODE), ['Remove 1.1-7']));

    it('as a work package with the parts of the others, tracing the row that is mapped to it', () => {
      const source = plan('Both ([1.1-1], [1.1-2])').replace('It closes → WP-1', 'It closes → WP-2');
      const { files } = mend(source, CODE, { choose: 'Define WP-2' });
      const section = `- [ ] Both ([1.1-1], [1.1-2])

### WP-2: …

**Complexity**: M

**Requirements traced**: [1.1-2]

**Acceptance criteria**:

- [ ] …
`;
      assert.ok(files.get('phase-1.md')?.includes(section));
    });

    it('as a work package in the style of the fullest, before those that come later', () => {
      const rows =
        '### WP-3: Bell\n\n- **Size**: S\n- **Criteria**:\n  * [-] rings\n- **Traces**: [1.1-1]\n- **Blocked by**: WP-2\n';
      const source = folder({
        'phase-1.md': phasePlan({ checklist: '- [ ] [1.1-1] It rings → WP-3', packages: rows }),
      });
      const { diff } = mend(source, CODE, {
        choose: 'Define WP-2',
        reveals: ['trace/orphan-work: WP-2 covers no requirement'],
      });
      const written = ['### WP-2: …', '', '- **Size**: M', '- **Criteria**:', '  * [ ] …', '- **Traces**: …', ''];
      assert.deepEqual(
        diff,
        written.map((line) => `+ ${line}`),
      );
    });

    const feature = (spec: string, named: string): string =>
      folder({
        'specs/001-gate/spec.md': `# Feature Specification: Gate\n\n## Requirements\n\n${spec}\n`,
        'specs/001-gate/tasks.md': `# Tasks: Gate\n\n## Phase 1: Iron\n\n${named}\n\n## Notes\n\nNothing else.\n`,
      });

    it('in the specification, as its requirements are written', () => {
      const task = '- [x] T001 Forge (FR-001, FR-002, FR-003)';
      for (const [spec, ...added] of [
        ['- **FR-001**: System MUST open.\n- **FR-003**: System MUST ring.', '- **FR-002**: …'],
        ['- **FR-001 — Open**: It opens.\n- **FR-003 — Ring**: It rings.', '- **FR-002**: …'],
        ['* **FR-001** (MUST): open.\n\n* **FR-003** (MUST): ring.', '* **FR-002** …', ''],
        ['| ID | Requirement |\n|---|---|\n| **FR-001** | Open |\n| **FR-003** | Ring |', '| **FR-002** | … |'],
        ['### FR-001: Open\n\nIt opens.\n\n### FR-003: Ring\n\nIt rings.', '### FR-002: …', ''],
        ['**FR-001**: Open\n\n**FR-003**: Ring', '**FR-002**: …', ''],
      ])
        assert.deepEqual(
          define(feature(spec ?? '', task)),
          added.map((line) => `+ ${line}`),
        );
    });

    it('in the task list, without what another task says of itself', () => {
      const rows = '- [x] **T001** [P] [US1] Forge (FR-001)\n  - with care\n- [ ] **T003** [P] Hang, depends on T002';
      assert.deepEqual(define(feature('- **FR-001**: System MUST open.', rows)), ['+ - [ ] **T002** …']);
    });

    it('behind the last where its place is its number', () => {
      const kiro = (cited: string): string =>
        folder({
          '.kiro/specs/gate/requirements.md':
            '# Requirements\n\n### Requirement 1: Gate\n\n#### Acceptance Criteria\n\n1. The gate opens.\n2. The bell rings.\n',
          '.kiro/specs/gate/tasks.md': `# Implementation Plan\n\n- [ ] 1. Gate\n  - [ ] 1.1 Forge it\n    - _Requirements: 1.1, 1.2, ${cited}_\n`,
        });
      assert.deepEqual(define(kiro('1.3')), ['+ 3. …']);
      assert.deepEqual(define(kiro('1.3').replace('2. The', '1. The')), ['+ 1. …']);
      const lone = kiro('1.2').replace('2. The bell rings.\n', '').replace('1.1, 1.2, 1.2', '1.1, 1.2');
      assert.deepEqual(define(lone), ['+ 2. …']);
      assert.deepEqual(fixTitles(kiro('1.4'), CODE), ['Remove 1.4']);
    });
  });
});
