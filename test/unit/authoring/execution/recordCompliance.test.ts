import assert from 'node:assert/strict';
import { createExecutionChecklist } from '../../../../server/src/core/authoring/executionChecklist';
import { recordCompliance } from '../../../../server/src/core/commands/recordCompliance';
import { exampleIn } from '../../../support/corpus';
import { asked, newFindings, refused, run, runForGood, TODAY, type Files } from '../../../support/executing';
import { workspaceOf } from '../../../support/folderInMemory';
import { phasePlan, workPackage } from '../../../support/planText';

const PLAN = 'docs/phase-1-doors.md';
const CHECKLIST = 'docs/phase-1-checklist.md';

const WORKS =
  '| WP | Status | Deferred Criteria |\n|---|---|---|\n| WP-1 | [x] Complete | |\n| WP-2 | [ ] Pending | |\n';
const CHECKS = [
  '| Check | Date | Result | Notes |',
  '|---|---|---|---|',
  '| Build (zero warnings) | | [ ] Pass / [ ] Fail | |',
  '| All tests pass | | [ ] Pass / [ ] Fail | |',
  '| Deferred criteria review | | [ ] Pass / [ ] N/A | |',
  '| Traceability spot-check (3 random) | | [ ] Pass / [ ] Fail | |',
].join('\n');
const checklist = (checks = CHECKS, works = WORKS): string =>
  `# Phase 1 Execution Checklist\n\n## Work Package Status\n\n${works}\n## Mid-Phase Compliance Checks\n\n${checks}\n\nMine.\n`;

const ids = [1, 2, 3, 4, 5, 6, 7, 8];
const plan = (criteria = '- [x] All open ([1.1-1]–[1.1-4])'): string =>
  phasePlan({
    checklist: ids.map((n) => `- [ ] [1.1-${n}] Door ${n} opens → WP-${n <= 4 ? 1 : 2}`).join('\n'),
    packages: [
      workPackage('WP-1', '[1.1-1]–[1.1-4]', `**Acceptance criteria**:\n\n${criteria}`),
      workPackage('WP-2', '[1.1-5]–[1.1-8]', '**Acceptance criteria**:\n\n- [ ] The rest ([1.1-5])'),
    ].join('\n'),
  });
const doors = (given: Readonly<Record<string, string>> = {}): Files =>
  new Map(Object.entries({ [PLAN]: plan(), [CHECKLIST]: checklist(), ...given }));

const passed = {
  build: ['pass'],
  tests: ['pass'],
  'spot-check-1': ['pass'],
  'spot-check-2': ['pass'],
  'spot-check-3': ['pass'],
};
const place = { path: PLAN };
const rowsOf = (files: Files): string[] =>
  (files.get(CHECKLIST) ?? '').split('\n').filter((line) => /^\| (?:Build|All tests|Deferred c|Trace)/.test(line));

describe('a compliance check', () => {
  it('fills in the rows that wait for it', () => {
    const { files, said } = runForGood(recordCompliance, doors(), place, passed);
    const [build, tests, deferred, spot] = rowsOf(files);
    assert.equal(build, `| Build (zero warnings) | ${TODAY} | [x] Pass / [ ] Fail | |`);
    assert.equal(tests, `| All tests pass | ${TODAY} | [x] Pass / [ ] Fail | |`);
    assert.equal(deferred, `| Deferred criteria review | ${TODAY} | [ ] Pass / [x] N/A | Nothing was deferred |`);
    assert.match(
      spot ?? '',
      /^\| Traceability spot-check \(3 random\) \| 2026-05-04 \| \[x\] Pass \/ \[ \] Fail \| \[1\.1-[1-4]\], \[1\.1-[1-4]\] and \[1\.1-[1-4]\] \|$/,
    );
    assert.equal(
      said,
      `Recorded the compliance check in ${CHECKLIST}: build passed, tests passed and spot-check passed.`,
    );
    assert.deepEqual(newFindings(doors(), files), []);
  });

  it('draws the same requirements for the same seed, those whose work is done first', () => {
    const drawn = (seed: number): string[] => {
      const { files } = run(recordCompliance, doors(), place, passed, seed);
      return [...(rowsOf(files)[3] ?? '').matchAll(/\[(1\.1-\d)\]/g)].map(([, id]) => id ?? '').sort();
    };
    assert.deepEqual(drawn(1), drawn(1));
    const several = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => drawn(seed).join(' ')));
    assert.ok(several.size > 1, 'seeds draw different ones');
    for (const one of several) assert.match(one, /^(?:1\.1-[1-4] ?){3}$/);
  });

  it('opens each requirement, and says what covers it', () => {
    const code = "// 1.1\nit('[1.1-1] opens', () => {});\n";
    const question = asked(recordCompliance, doors({ 'src/door.test.ts': code }), place, {
      build: ['pass'],
      tests: ['fail'],
    });
    assert.equal(question.name, 'spot-check-1');
    assert.equal(question.show?.file, PLAN);
    assert.match(
      question.prompt,
      /Work: WP-1 \(done\)\. Criteria and tests of the plan: docs\/phase-1-doors\.md:\d+\./,
    );
  });

  it('says what failed, and what was not run', () => {
    const { files } = runForGood(recordCompliance, doors(), place, {
      ...passed,
      build: ['fail'],
      tests: ['not-run'],
      'spot-check-2': ['fail'],
    });
    const [build, tests, , spot] = rowsOf(files);
    assert.match(build ?? '', /\[ \] Pass \/ \[x\] Fail/);
    assert.match(tests ?? '', /\| 2026-05-04 \| \[ \] Pass \/ \[ \] Fail \| Not run \|/);
    assert.match(spot ?? '', /\[ \] Pass \/ \[x\] Fail \| .*; failed: \[1\.1-\d\] \|/);
  });

  it('adds rows below an earlier check, which stays byte for byte', () => {
    const first = runForGood(recordCompliance, doors(), place, passed).files;
    const old = new Map([...first].map(([path, text]) => [path, text.replaceAll(TODAY, '2026-03-01')] as const));
    const { files } = runForGood(recordCompliance, old, place, passed);
    assert.deepEqual(rowsOf(files).slice(0, 4), rowsOf(old));
    assert.deepEqual(rowsOf(files).slice(4), rowsOf(first), 'the second check says the same of its own day');
    assert.ok((files.get(CHECKLIST) ?? '').endsWith('|\n\nMine.\n'));
  });

  it('follows columns of a person, filled up and in another order', () => {
    const own = [
      '| Outcome | Who | Check      | Remarks             |',
      '|---------|-----|------------|---------------------|',
      '| ✅ Pass | Ada | Compiles   | with the old smith  |',
      '|         |     | Tests      |                     |',
    ]
      .join('\n')
      .replace('Outcome', 'Result ');
    const { files } = runForGood(recordCompliance, doors({ [CHECKLIST]: checklist(own) }), place, passed);
    const lines = (files.get(CHECKLIST) ?? '').split('\n').slice(-8);
    assert.equal(lines[0], '| ✅ Pass | Ada | Compiles   | with the old smith  |');
    assert.equal(lines[1], '| Pass    |     | Tests      |                     |');
    assert.equal(lines[2], '| ✅ Pass  |     | Compiles   |                     |');
    assert.match(lines[3] ?? '', /^\| N\/A {5}\| {5}\| Deferred criteria review \| Nothing was deferred/);
    assert.match(lines[4] ?? '', /^\| ✅ Pass {2}\| {5}\| Traceability spot-check \(3 random\) \| \[1\.1-/);
  });

  it('takes up deferred criteria whose work is done, where they stand', () => {
    const works =
      '| WP | Status | Deferred Criteria |\n|---|---|---|\n| WP-1 | [x] Complete | All are quiet → WP-2 |\n| WP-2 | [x] Complete | |\n';
    const waiting = doors({
      [PLAN]: plan('- [x] All open ([1.1-1]–[1.1-4])\n- [ ] All are quiet ([1.1-2]) (deferred to WP-2)').replace(
        '- [ ] The rest',
        '- [x] The rest',
      ),
      [CHECKLIST]: checklist(CHECKS, works),
    });
    const question = asked(recordCompliance, waiting, place, { build: ['pass'], tests: ['pass'] });
    assert.ok(question.name === 'verified' && question.kind === 'choice' && question.many === true);
    const { files, diff } = run(recordCompliance, waiting, place, {
      ...passed,
      verified: question.choices.map(({ value }) => value),
    });
    assert.ok(diff.includes(`${PLAN}: + - [x] All are quiet ([1.1-2]) (deferred to WP-2)`), diff.join('\n'));
    assert.match(files.get(CHECKLIST) ?? '', /All are quiet → WP-2 ✅ \|/);
    assert.match(rowsOf(files)[2] ?? '', /\[x\] Pass \/ \[ \] N\/A \| Verified: 1 of WP-1 \|/);
    assert.ok('unchanged' in run(recordCompliance, files, place, passed).answer);
    const none = run(recordCompliance, waiting, place, { ...passed, verified: [] });
    assert.match(rowsOf(none.files)[2] ?? '', /\[ \] Pass \/ \[ \] N\/A \| Still open: 1 of WP-1 \|/);
  });

  it('needs a checklist with a table for it', () => {
    assert.equal(
      refused(run(recordCompliance, new Map([[PLAN, plan()]]), place)),
      `${PLAN} has no execution checklist: create it with Create Execution Checklist, and try again.`,
    );
    assert.match(
      refused(run(recordCompliance, doors({ [CHECKLIST]: checklist('By hand.') }), place)),
      /no table of compliance checks/,
    );
  });

  it('is recorded in a checklist that Plantrace writes, and in the one of the example below what is there', () => {
    const example = exampleIn('test/workspaces/phased-plan');
    const path = 'docs/plans/phase-1-ledger-and-patrons.md';
    const made = createExecutionChecklist(workspaceOf(example).snapshot(), path);
    assert.ok('change' in made);
    const files = new Map([...example, ...made.change.creations.map(({ file, text }) => [file, text] as const)]);
    const done = runForGood(recordCompliance, files, { path }, { ...passed, verified: ['none'] });
    assert.deepEqual(newFindings(files, done.files), []);
    const second = runForGood(recordCompliance, example, { path: 'docs/plans/phase-0-checklist.md' }, passed);
    assert.equal(second.diff.filter((line) => line.includes(': - ')).length, 0);
    assert.equal(second.diff.filter((line) => line.includes(': + ')).length, 4);
  });
});
