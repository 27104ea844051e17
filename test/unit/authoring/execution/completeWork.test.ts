import assert from 'node:assert/strict';
import { createExecutionChecklist } from '../../../../server/src/core/authoring/executionChecklist';
import { completeWork } from '../../../../server/src/core/commands/completeWork';
import { exampleIn } from '../../../support/corpus';
import { asked, newFindings, refused, run, runForGood, type Files } from '../../../support/executing';
import { workspaceOf } from '../../../support/folderInMemory';
import { phasePlan, workPackage } from '../../../support/planText';

const PLAN = 'docs/phase-1-doors.md';
const CHECKLIST = 'docs/phase-1-checklist.md';
const MATRIX = 'docs/requirements-traceability.md';

const criteria = (...lines: readonly string[]): string =>
  `**Acceptance criteria**:\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`;

const plan = (first = '', second = ''): string =>
  phasePlan({
    checklist:
      '- [ ] [1.1-1] A door opens → WP-1\n- [ ] [1.1-2] It closes → WP-1, WP-2\n- [ ] [1.1-3] It never jams → WP-1',
    constraints: '- [ ] [KDD-doors-1] Oak → WP-1',
    packages: [
      workPackage(
        'WP-1',
        '[1.1-1]–[1.1-3], [KDD-doors-1]',
        `${criteria('It opens (verifies [1.1-1])', 'It closes (verifies [1.1-2])', 'It cannot jam (verifies [1.1-3])', 'It is oak')}${first}`,
      ),
      workPackage('WP-2', '[1.1-2]', `${criteria('A year of use (verifies [1.1-2])')}${second}`),
      workPackage('WP-3', '[1.1-1]', criteria('A year of disuse')),
    ]
      .join('\n')
      .replace(
        '**Requirements traced**: [1.1-1]\n\n**Acceptance criteria**:\n\n- [ ] A year of disuse',
        '**Requirements traced**: none\n\n**Acceptance criteria**:\n\n- [ ] A year of disuse',
      ),
  });

const table = (...rows: readonly string[]): string => rows.join('\n');
const checklist = (works: string): string =>
  `# Phase 1 Execution Checklist\n\n## Work Package Status\n\n${works}\n\n## Requirements Checklist Verification\n\n${table(
    '| ID | Requirement | Implemented | Tested | Who |',
    '|----|-------------|-------------|--------|-----|',
    '| [1.1-3] | It never jams | [ ] | [ ] | Ada |',
    '| [1.1-1] | A door opens | [ ] | [ ] | |',
    '| [1.1-2] | It closes | [ ] | [ ] | |',
  )}\n\n## Design Constraints Checklist Verification\n\n${table(
    '| ID | Constraint | Respected | Notes |',
    '|----|------------|-----------|-------|',
    '| KDD-doors-1 | Oak | [ ] | |',
  )}\n\n## Summary\n\n- **Total WPs**: 3\n- **Requirements verified**: 0/3\n- **Design constraints verified**: 0/1\n`;

const WORKS = table(
  '| WP | Description | Status | Date | Deferred Criteria | Notes |',
  '|----|-------------|--------|------|-------------------|-------|',
  '| WP-1 | Some work | [ ] Pending | | | keep me |',
  '| WP-2 | Some work | [ ] Pending | | | |',
  '| WP-3 | Some work | [ ] Pending | | | |',
);
const MATRIX_TEXT = table(
  '# Matrix',
  '',
  '| Requirement | Mine | Status |',
  '|---|---|---|',
  '| [1.1-1] | a | Plan generated |',
  '| [1.1-2] | b | Plan generated |',
  '| [1.1-3] | c | Plan generated |',
  '| KDD-doors-1 | d | Plan generated |',
  '',
);

const doors = (given: Readonly<Record<string, string>> = {}): Files =>
  new Map(Object.entries({ [PLAN]: plan(), [CHECKLIST]: checklist(WORKS), [MATRIX]: MATRIX_TEXT, ...given }));
const place = { path: PLAN, at: 'WP-1: Some' };
const come = (diff: readonly string[], path: string): string[] =>
  diff.filter((line) => line.startsWith(`${path}: + `)).map((line) => line.slice(path.length + 4));

describe('a work package that is complete', () => {
  it('asks which criteria are met, all picked', () => {
    const question = asked(completeWork, doors(), place);
    assert.ok(question.kind === 'choice' && question.many === true);
    assert.deepEqual(
      question.choices.map(({ value, picked }) => [value, picked]),
      ['1', '2', '3', '4'].map((value) => [value, true]),
    );
  });

  it('is marked in plan, checklist and matrix in one edit, and brings no finding', () => {
    const { diff, files, said } = runForGood(completeWork, doors(), place, { criteria: ['1', '2', '3', '4'] });
    assert.deepEqual(come(diff, PLAN), [
      '- [x] [1.1-1] A door opens → WP-1',
      '- [x] [1.1-3] It never jams → WP-1',
      '- [x] [KDD-doors-1] Oak → WP-1',
      '- [x] It opens (verifies [1.1-1])',
      '- [x] It closes (verifies [1.1-2])',
      '- [x] It cannot jam (verifies [1.1-3])',
      '- [x] It is oak',
    ]);
    assert.deepEqual(come(diff, CHECKLIST), [
      '| WP-1 | Some work | [x] Complete | 2026-05-04 | | keep me |',
      '| [1.1-3] | It never jams | [x] | [x] | Ada |',
      '| [1.1-1] | A door opens | [x] | [x] | |',
      '| KDD-doors-1 | Oak | [x] | |',
      '- **Requirements verified**: 2/3',
      '- **Design constraints verified**: 1/1',
    ]);
    assert.deepEqual(come(diff, MATRIX), [
      '| [1.1-1] | a | Implemented |',
      '| [1.1-3] | c | Implemented |',
      '| KDD-doors-1 | d | Implemented |',
    ]);
    assert.equal(said, 'Marked WP-1 as complete in 3 documents: 4 criteria ticked and 3 requirements recorded.');
    assert.deepEqual(newFindings(doors(), files), []);
  });

  it('leaves what is not met to later work, and what it verifies untested', () => {
    const answers = { criteria: ['1', '2', '4'], 'defer-to': ['WP-3'] };
    assert.equal(asked(completeWork, doors(), place, { criteria: ['1', '2', '4'] }).name, 'defer-to');
    const { diff, files } = runForGood(completeWork, doors(), place, answers);
    assert.ok(come(diff, PLAN).includes('- [ ] It cannot jam (verifies [1.1-3]) (deferred to WP-3)'));
    assert.deepEqual(come(diff, CHECKLIST).slice(0, 3), [
      '| WP-1 | Some work | [x] Complete | 2026-05-04 | It cannot jam → WP-3 | keep me |',
      '| [1.1-3] | It never jams | [x] | [ ] | Ada |',
      '| [1.1-1] | A door opens | [x] | [x] | |',
    ]);
    assert.deepEqual(newFindings(doors(), files), []);
  });

  it('takes up what was put off to it, and ticks it where it stands', () => {
    const first = runForGood(completeWork, doors(), place, { criteria: ['1', '3', '4'], 'defer-to': ['WP-2'] });
    const second = { path: PLAN, at: 'WP-2: Some' };
    const question = asked(completeWork, first.files, second);
    assert.ok(question.kind === 'choice');
    assert.deepEqual(
      question.choices.map(({ value }) => value),
      ['1', 'WP-1 2'],
    );
    const all = runForGood(completeWork, first.files, second, { criteria: ['all'] });
    assert.deepEqual(come(all.diff, PLAN), [
      '- [x] [1.1-2] It closes → WP-1, WP-2',
      '- [x] It closes (verifies [1.1-2]) (deferred to WP-2)',
      '- [x] A year of use (verifies [1.1-2])',
    ]);
    assert.deepEqual(newFindings(first.files, all.files), []);
    const none = runForGood(completeWork, first.files, second, { criteria: ['1'], 'defer-to': ['WP-3'] });
    assert.ok(come(none.diff, PLAN).includes('- [ ] It closes (verifies [1.1-2]) (deferred to WP-3)'));
    assert.ok(come(none.diff, CHECKLIST)[0]?.includes('It closes → WP-3'), come(none.diff, CHECKLIST).join('\n'));
  });

  it('settles one entry of a cell, and adds another to it, in a column that is filled up', () => {
    const put = plan()
      .replace('It closes (verifies [1.1-2])', 'It closes (verifies [1.1-2]), deferred to WP-2')
      .replace('It is oak', 'It is oak, deferred to WP-2');
    const works = table(
      '| WP   | Status       | Deferred Criteria                      |',
      '|------|--------------|----------------------------------------|',
      '| WP-1 | [x] Complete | It closes → WP-2                       |',
      '| WP-2 | [ ] Pending  |                                        |',
      '| WP-3 | [ ] Pending  |                                        |',
    );
    const files = doors({ [PLAN]: put, [CHECKLIST]: checklist(works) });
    const answers = { criteria: ['1', 'WP-1 2'], 'defer-to': ['WP-3'] };
    const { diff } = runForGood(completeWork, files, { path: PLAN, at: 'WP-2: Some' }, answers);
    assert.deepEqual(come(diff, CHECKLIST).slice(0, 2), [
      '| WP-1 | [x] Complete | It closes → WP-2 ✅; It is oak → WP-3   |',
      '| WP-2 | [x] Complete |                                        |',
    ]);
    assert.ok(come(diff, PLAN).includes('- [ ] It is oak, deferred to WP-3'));
  });

  it('says what it waits for, and is completed anyway only where that is wanted', () => {
    const waiting = doors({ [PLAN]: plan('', '\n\n**Blocked by**: WP-1') });
    const second = { path: PLAN, at: 'WP-2: Some' };
    const question = asked(completeWork, waiting, second, { criteria: ['all'] });
    assert.deepEqual([question.name, question.prompt], ['anyway', 'WP-1 is not done, and WP-2 depends on it.']);
    const { diff } = runForGood(completeWork, waiting, second, { criteria: ['all'], anyway: ['yes'] });
    assert.ok(come(diff, CHECKLIST)[0]?.startsWith('| WP-2 | Some work | [x] Complete | 2026-05-04'));
  });

  it('follows own columns, tight and wide tables, and words of its own', () => {
    const works = table(
      '| Owner | Work package | State       | Finished on | Remarks        |',
      '|-------|--------------|-------------|-------------|----------------|',
      '| Ada   | WP-2         | ⏳ Open     |             | She is on leave |',
      '| Grace | WP-1         | ⏳ Open     |             |                |',
    ).replace('State      ', 'Status     ');
    const { diff } = runForGood(completeWork, doors({ [CHECKLIST]: checklist(works) }), place, { criteria: ['all'] });
    assert.equal(come(diff, CHECKLIST)[0], '| Grace | WP-1         | ✅ Done     | 2026-05-04  |                |');
  });

  it('says None where the other rows do', () => {
    const works = WORKS.replace(
      '| WP-3 | Some work | [ ] Pending | | | |',
      '| WP-3 | Some work | [x] Complete | 2026-05-01 | None | |',
    );
    const { diff } = runForGood(completeWork, doors({ [CHECKLIST]: checklist(works) }), place, { criteria: ['all'] });
    assert.equal(come(diff, CHECKLIST)[0], '| WP-1 | Some work | [x] Complete | 2026-05-04 | None | keep me |');
  });

  it('says that the checklist has no row of it', () => {
    const works = WORKS.replace(/\| WP-1 [^\n]*\n/, '');
    const { said, files } = runForGood(completeWork, doors({ [CHECKLIST]: checklist(works) }), place, {
      criteria: ['all'],
    });
    assert.match(said, /, but docs\/phase-1-checklist\.md has no row of it: look at it yourself\.$/);
    assert.doesNotMatch(files.get(CHECKLIST) ?? '', /WP-1/);
  });

  it('leaves a count of the summary that somebody keeps in another way', () => {
    const text = checklist(WORKS).replace('verified**: 0/3', 'verified**: 2/3');
    const { files } = runForGood(completeWork, doors({ [CHECKLIST]: text }), place, { criteria: ['all'] });
    assert.match(files.get(CHECKLIST) ?? '', /Requirements verified\*\*: 2\/3/);
  });

  it('needs no checklist where the plan has criteria, and no criteria where a checklist records it', () => {
    const alone: Files = new Map([[PLAN, plan()]]);
    const { diff } = runForGood(completeWork, alone, place, { criteria: ['all'] });
    assert.equal(diff.length, 14);
    const bare = phasePlan({ packages: workPackage('WP-1', 'none') });
    const recorded = new Map([
      [PLAN, bare],
      [CHECKLIST, `# Phase 1 Execution Checklist\n\n## Work Package Status\n\n${WORKS}\n`],
    ]);
    assert.deepEqual(come(runForGood(completeWork, recorded, place).diff, CHECKLIST), [
      '| WP-1 | Some work | [x] Complete | 2026-05-04 | | keep me |',
    ]);
    assert.match(refused(run(completeWork, new Map([[PLAN, bare]]), place)), /Create Execution Checklist/);
  });

  it('has nowhere to put its criteria off to where it is the last one', () => {
    const last = run(completeWork, doors(), { path: PLAN, at: 'WP-3: Some' }, { criteria: ['none'] });
    assert.match(refused(last), /No work is left behind WP-3/);
  });

  it('needs a plan', () => {
    assert.match(
      refused(run(completeWork, new Map([['a.md', '# A\n']]), { path: 'a.md' })),
      /There is no phase plan here/,
    );
  });
});

describe('all work packages of the example, one after the other', function () {
  this.timeout(60_000);

  it('bring no finding but that a compliance check is due, and leave nothing open', () => {
    let files: Files = exampleIn('test/workspaces/phased-plan');
    const path = 'docs/plans/phase-1-ledger-and-patrons.md';
    const made = createExecutionChecklist(workspaceOf(files).snapshot(), path);
    assert.ok('change' in made);
    files = new Map([...files, ...made.change.creations.map(({ file, text }) => [file, text] as const)]);
    const start = files;
    for (const id of ['WP-1', 'WP-2', 'WP-3', 'WP-4', 'WP-5', 'WP-6', 'WP-7']) {
      const before = files;
      ({ files } = runForGood(completeWork, files, { path }, { work: [id], criteria: ['all'] }));
      const told = newFindings(before, files).filter((one) => !one.startsWith('gate/missing-compliance-check'));
      assert.deepEqual(told, [], id);
    }
    const checklist = files.get('docs/plans/phase-1-checklist.md') ?? '';
    assert.doesNotMatch(checklist, /^\| WP-[1-7] .*Pending/m);
    assert.ok(checklist.includes('| A card locked at one kiosk is refused at a second one → WP-7 ✅ |'));
    assert.match(checklist, /^\| \[2\.2-3\] .*\| \[x\] \| \[x\] \|/m);
    assert.doesNotMatch(
      files.get('docs/plans/requirements-traceability.md') ?? '',
      /\| Phase 1 \| WP-[1-7] \| Plan generated/,
    );
    assert.deepEqual(
      newFindings(start, files).filter((one) => !one.startsWith('gate/missing-compliance-check')),
      [],
    );
  });
});
