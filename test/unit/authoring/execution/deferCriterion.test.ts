import assert from 'node:assert/strict';
import { deferCriterion } from '../../../../server/src/core/commands/deferCriterion';
import { exampleIn } from '../../../support/corpus';
import { asked, newFindings, refused, run, runForGood, type Files } from '../../../support/executing';
import { masterPlan, phasePlan, workPackage } from '../../../support/planText';

const PLAN = 'docs/phase-1-doors.md';
const CHECKLIST = 'docs/phase-1-checklist.md';
const SECOND = 'docs/phase-2-bells.md';

const criteria = (...lines: readonly string[]): string =>
  `**Acceptance criteria**:\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`;

const doors = (given: Readonly<Record<string, string>> = {}): Files =>
  new Map(
    Object.entries({
      'docs/master.md': masterPlan({
        '1': ['**Plan Document**: `docs/phase-1-doors.md`'],
        '2': ['**Plan Document**: `docs/phase-2-bells.md`'],
      }),
      [PLAN]: phasePlan({
        checklist: '- [ ] [1.1-1] A door opens → WP-1\n- [ ] [1.1-2] It closes; quietly → WP-1',
        packages: [
          workPackage(
            'WP-1',
            '[1.1-1], [1.1-2]',
            criteria('It opens (verifies [1.1-1])', 'It closes; quietly ([1.1-2]).'),
          ),
          workPackage('WP-2', '[1.1-2]', criteria('A year of use ([1.1-2])')),
          workPackage('WP-3', '[1.1-1]', criteria('A year of disuse ([1.1-1])')),
        ].join('\n'),
      }),
      [SECOND]: phasePlan({ title: 'Phase 2: Bells', packages: workPackage('WP-1', 'none', criteria('It rings')) }),
      [CHECKLIST]:
        '# Phase 1 Execution Checklist\n\n## Work Package Status\n\n| WP | Status | Date | Deferred Criteria | Notes |\n|---|---|---|---|---|\n| WP-1 | [ ] Pending | | None | by hand |\n| WP-2 | [ ] Pending | | | |\n| WP-3 | [ ] Pending | | | |\n',
      ...given,
    }),
  );

describe('a criterion that is put off', () => {
  it('asks for the work, later ones of the plan and of later phases, then for the reason', () => {
    const to = asked(deferCriterion, doors(), { path: PLAN, at: 'It opens' });
    assert.ok(to.kind === 'choice');
    assert.deepEqual(
      to.choices.map(({ value }) => value),
      ['WP-2', 'WP-3', 'Phase 2 WP-1'],
    );
    assert.equal(asked(deferCriterion, doors(), { path: PLAN, at: 'It opens' }, { to: ['wp-2'] }).name, 'reason');
  });

  it('is written into the plan and into the row of the checklist', () => {
    const { diff, files, said } = runForGood(
      deferCriterion,
      doors(),
      { path: PLAN, at: 'It opens' },
      { to: ['WP-3'], reason: ['needs a\nsecond wall.'] },
    );
    assert.deepEqual(diff, [
      `${PLAN}: - - [ ] It opens (verifies [1.1-1])`,
      `${PLAN}: + - [ ] It opens (verifies [1.1-1]) (deferred to WP-3: needs a second wall)`,
      `${CHECKLIST}: - | WP-1 | [ ] Pending | | None | by hand |`,
      `${CHECKLIST}: + | WP-1 | [ ] Pending | | It opens → WP-3 | by hand |`,
    ]);
    assert.equal(said, 'Deferred the criterion of WP-1 to WP-3, in the plan and its checklist.');
    assert.deepEqual(newFindings(doors(), files), []);
  });

  it('stands before the full stop, and beside what the checklist has', () => {
    const once = runForGood(deferCriterion, doors(), { path: PLAN, at: 'It opens' }, { to: ['WP-3'], reason: [''] });
    const { files } = runForGood(
      deferCriterion,
      once.files,
      { path: PLAN, at: 'It closes; quietly ([' },
      { to: ['WP-2'], reason: [''] },
    );
    assert.match(files.get(PLAN) ?? '', /quietly \(\[1\.1-2\]\) \(deferred to WP-2\)\.\n/);
    assert.match(files.get(CHECKLIST) ?? '', /\| It opens → WP-3; It closes, quietly → WP-2 \|/);
  });

  it('follows the way in which the plan says it elsewhere', () => {
    const text = (doors().get(PLAN) ?? '').replace(
      'A year of use ([1.1-2])',
      'A year of use ([1.1-2]), postponed to WP-3',
    );
    const { diff } = runForGood(
      deferCriterion,
      doors({ [PLAN]: text }),
      { path: PLAN, at: 'It opens' },
      { to: ['WP-2'], reason: [''] },
    );
    assert.equal(diff[1], `${PLAN}: + - [ ] It opens (verifies [1.1-1]), postponed to WP-2`);
  });

  it('is put off to a later phase by its name', () => {
    const { files } = runForGood(
      deferCriterion,
      doors(),
      { path: PLAN, at: 'It opens' },
      { to: ['Phase 2 WP-1'], reason: [''] },
    );
    assert.match(files.get(PLAN) ?? '', /It opens \(verifies \[1\.1-1\]\) \(deferred to Phase 2 WP-1\)\n/);
    assert.deepEqual(newFindings(doors(), files), []);
    const again = runForGood(deferCriterion, files, { path: PLAN, at: 'It opens' }, { to: ['WP-2'] });
    assert.match(again.files.get(PLAN) ?? '', /\(deferred to WP-2\)\n/);
    assert.match(again.files.get(CHECKLIST) ?? '', /\| It opens → WP-2 \|/);
  });

  it('is led to other work where it was put off before, in both places', () => {
    const once = runForGood(
      deferCriterion,
      doors(),
      { path: PLAN, at: 'It opens' },
      { to: ['WP-2'], reason: ['no wall'] },
    );
    const { diff } = runForGood(deferCriterion, once.files, { path: PLAN, at: 'It opens' }, { to: ['WP-3'] });
    assert.deepEqual(
      diff.filter((line) => line.includes(': + ')),
      [
        `${PLAN}: + - [ ] It opens (verifies [1.1-1]) (deferred to WP-3: no wall)`,
        `${CHECKLIST}: + | WP-1 | [ ] Pending | | It opens → WP-3 | by hand |`,
      ],
    );
  });

  it('is chosen from a list where the cursor is on none, and refused where that makes no sense', () => {
    const question = asked(deferCriterion, doors(), { path: PLAN, at: '# Phase 1' });
    assert.equal(question.name, 'criterion');
    assert.ok(question.kind === 'choice' && question.choices.length === 4);
    const last = run(deferCriterion, doors(), { path: SECOND, at: 'It rings' });
    assert.equal(refused(last), 'No work is left behind WP-1 to put it off to: write that work package first.');
    const done = doors({ [PLAN]: (doors().get(PLAN) ?? '').replace('- [ ] It opens', '- [x] It opens') });
    assert.match(refused(run(deferCriterion, done, { path: PLAN, at: 'It opens' })), /is ticked/);
  });

  it('leads the deferral of the example to other work, and brings no finding', () => {
    const example = exampleIn('test/workspaces/phased-plan');
    const path = 'docs/plans/phase-1-ledger-and-patrons.md';
    const { diff } = runForGood(deferCriterion, example, { path, at: 'A card locked at one kiosk' }, { to: ['WP-8'] });
    assert.deepEqual(diff, [
      `${path}: - - [ ] A card locked at one kiosk is refused at a second one (verifies [2.2-3]), deferred to WP-7, which puts a second kiosk on the bench`,
      `${path}: + - [ ] A card locked at one kiosk is refused at a second one (verifies [2.2-3]), deferred to WP-8, which puts a second kiosk on the bench`,
    ]);
    const { files } = runForGood(
      deferCriterion,
      example,
      { path, at: 'Negative: a full session' },
      { to: ['Phase 2A WP-3'], reason: ['no printer yet'] },
    );
    assert.match(files.get(path) ?? '', /\(verifies \[2\.2-4\]\), deferred to Phase 2A WP-3: no printer yet\n/);
    assert.deepEqual(newFindings(example, files), []);
  });
});
