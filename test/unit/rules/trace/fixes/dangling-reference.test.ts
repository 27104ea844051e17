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
    assert.deepEqual(titles('T-001, T-022'), ['Replace T-022 by T-002', 'Remove T-022']);
    assert.deepEqual(titles('T-009'), ['Replace T-009 by T-002', 'Replace T-009 by T-001']);
  });

  it('pass over what is named already, and what would wait for itself', () => {
    assert.deepEqual(titles('T-001, T-005'), ['Replace T-005 by T-002', 'Remove T-005']);
    assert.deepEqual(titles('T-001, T-002, T-005'), ['Remove T-005']);
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

  it('take the ID out with what separates it', () => {
    const rowOf = (prereqs: string): string => `| T-003 | Print | ${prereqs} |`;
    for (const [before, after] of [
      ['`T-001`, **T-099**', '`T-001`'],
      ['T-099; T-001', 'T-001'],
      ['T-001, T-099, T-002', 'T-001, T-002'],
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
    assert.deepEqual(fixTitles(source, CODE), ['Replace WP-8 by WP-1']);
  });
});
