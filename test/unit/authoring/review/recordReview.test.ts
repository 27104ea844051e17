import assert from 'node:assert/strict';
import { recordReview } from '../../../../server/src/core/commands/recordReview';
import { corpusFolder, hasCorpus } from '../../../support/corpus';
import { phasePlan } from '../../../support/planText';
import type { Files } from '../../../support/renaming';
import { reviewSubjects } from '../../../../server/src/core/authoring/review/subject';
import { difference } from '../../../support/updatingMatrix';
import { asked, example, made, question, refusal, snapshotOf, TODAY } from './reviewing';

const KIOSKS = example('phased-plan');
const PLAN = 'docs/plans/phase-0-ground-works.md';
const CHECKLIST = 'docs/plans/phase-0-checklist.md';

type Answered = Readonly<Record<string, string>>;
const listed = (answers: Answered): Record<string, string[]> =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, [value]]));

const recorded = (files: Files, plan: string, answers: Answered, today = TODAY): Files =>
  made(recordReview, files, plan, listed(answers), today).files;

/** Lines that recording changes in a document. */
function changes(files: Files, plan: string, answers: Answered, path = plan, today = TODAY): string[] {
  return difference(files.get(path) ?? '', recorded(files, plan, answers, today).get(path) ?? '');
}

const PASS = { review: 'coverage', outcome: 'pass' };
const plan = (end: string, eol = '\n'): Files =>
  new Map([['phase-1.md', `${phasePlan({})}${end === '' ? '' : `\n${end}\n`}`.replaceAll('\n', eol)]]);

describe('a recorded review', () => {
  it('stands below the verification record of the plan', () => {
    const after = recorded(KIOSKS, PLAN, { ...PASS, outcome: 'Pass with corrections', rationale: 'Two | rows\nadded' });
    assert.equal(
      after.get(PLAN),
      `${KIOSKS.get(PLAN) ?? ''}\n### External Review\n\n| Review | Date | Result | Findings |\n` +
        '|--------|------|--------|----------|\n' +
        `| Requirements coverage | ${TODAY} | Pass with corrections | Two \\| rows added |\n`,
    );
    assert.deepEqual([...after].filter(([path, text]) => KIOSKS.get(path) !== text).length, 1);
  });

  it('stands at the end where there is no such record, with the line ends of the plan', () => {
    const files = plan('', '\r\n');
    const text = recorded(files, 'phase-1.md', PASS).get('phase-1.md') ?? '';
    assert.ok(text.startsWith((files.get('phase-1.md') ?? '').trimEnd()));
    assert.match(text, /\r\n\r\n## External Review\r\n\r\n\| Review \|/);
    assert.doesNotMatch(text, /(?<!\r)\n/);
  });

  it('is history: another one is added below, the same one of the same day is not', () => {
    const first = recorded(KIOSKS, PLAN, PASS);
    const second = recorded(first, PLAN, PASS, '2026-04-02');
    assert.deepEqual(difference(first.get(PLAN) ?? '', second.get(PLAN) ?? ''), [
      '+ | Requirements coverage | 2026-04-02 | Pass | |',
    ]);
    const other = recorded(second, PLAN, { review: 'negative', outcome: 'skipped', rationale: 'Nobody had time' });
    assert.deepEqual(difference(second.get(PLAN) ?? '', other.get(PLAN) ?? ''), [
      `+ | Negative requirements | ${TODAY} | Skipped | Nobody had time |`,
    ]);
    const third = recorded(other, PLAN, { ...PASS, outcome: 'corrections' });
    const rows = (third.get(PLAN) ?? '').split('### External Review')[1]?.match(/^\| [RN].*2026.*$/gm) ?? [];
    assert.deepEqual(
      rows.map((row) => row.split(' | ')[2]),
      ['Pass', 'Pass', 'Pass with corrections', 'Skipped'],
    );
  });

  for (const [what, end, changed] of [
    [
      'a table with columns of its own',
      '## Reviews\n\n| Who | Review | When | Outcome | Remarks |\n|---|---|---|---|---|\n| Ana | Requirements coverage | 2026-03-01 | pass | |',
      [`+ | | Requirements coverage | ${TODAY} | Pass | |`],
    ],
    [
      'a table that waits for it',
      '## External Verification\n\n| Step | Date | Result |\n|------|------|--------|\n| Requirements | | [ ] Pass / [ ] Skipped |',
      ['- | Requirements | | [ ] Pass / [ ] Skipped |', `+ | Requirements | ${TODAY} | [x] Pass / [ ] Skipped |`],
    ],
    [
      'a list',
      '## Independent review\n\n* 2026-03-01, by Ana: fine\n* 2026-03-02, by Bo: fine',
      [`+ * ${TODAY}, Requirements coverage review: pass`],
    ],
    [
      'a row among its checks',
      '## Verification Record\n\n| Check | Date | Result |\n|---|---|---|\n| Coverage, forward | 2026-03-01 | Pass |\n| External review: negative | 2026-03-01 | Pass |',
      [`+ | External review: Requirements coverage | ${TODAY} | Pass |`],
    ],
    [
      'a list among its checks',
      '## Verification Record\n\n- Forward: pass\n- Review of coverage by Ana: pass\n\nSigned.',
      [`+ - ${TODAY}, Requirements coverage review: pass`],
    ],
  ] as const)
    it(`follows ${what}`, () => assert.deepEqual(changes(plan(end), 'phase-1.md', PASS), changed));

  it('is found again under a heading that its author has put in place of that', () => {
    const first = recorded(KIOSKS, PLAN, PASS);
    const text = first.get(PLAN) ?? '';
    const renamed = new Map([...first, [PLAN, text.replace('### External Review', '### What others say')]]);
    const second = recorded(renamed, PLAN, PASS, '2026-04-02');
    assert.deepEqual(difference(renamed.get(PLAN) ?? '', second.get(PLAN) ?? ''), [
      '+ | Requirements coverage | 2026-04-02 | Pass | |',
    ]);
  });

  it('of an implementation goes into the checklist as well, in the row that waits for it or in a new one', () => {
    const answers = { review: 'implementation', outcome: 'dismissed', rationale: 'Misread WP-3' };
    assert.deepEqual(changes(KIOSKS, PLAN, answers, CHECKLIST), [
      `+ | Second reader: Implementation vs. Plan | ${TODAY} | [ ] Pass / [ ] Pass with corrections / [ ] Skipped / [x] Findings dismissed | Misread WP-3 |`,
    ]);
    const open = (KIOSKS.get(CHECKLIST) ?? '').replace('| 2026-03-04 | [ ] Pass / [x]', '| | [ ] Pass / [ ]');
    const waiting = new Map([...KIOSKS, [CHECKLIST, open]]);
    assert.deepEqual(
      changes(waiting, PLAN, { review: 'quality', outcome: 'corrections', rationale: 'Done' }, CHECKLIST),
      [
        '- | Second reader: Code quality | | [ ] Pass / [ ] Pass with corrections / [ ] Skipped | Two log calls bypassed the structured writer; corrected the same day |',
        `+ | Second reader: Code quality | ${TODAY} | [ ] Pass / [x] Pass with corrections / [ ] Skipped | Two log calls bypassed the structured writer; corrected the same day; Done |`,
      ],
    );
  });

  it('of a plan leaves the checklist alone', () => {
    assert.equal(recorded(KIOSKS, PLAN, PASS).get(CHECKLIST), KIOSKS.get(CHECKLIST));
  });

  it('goes into the one document that does not say it yet', () => {
    const answers = { review: 'quality', outcome: 'pass' };
    const both = recorded(KIOSKS, PLAN, answers);
    const half = new Map([...both, [PLAN, KIOSKS.get(PLAN) ?? '']]);
    assert.deepEqual(recorded(half, PLAN, answers), both);
  });

  it('says where a checklist has no table for it', () => {
    const bare = (KIOSKS.get(CHECKLIST) ?? '').replace(/## Post-Phase Review[^]*?(?=## Questions)/, '');
    const { said } = made(
      recordReview,
      new Map([...KIOSKS, [CHECKLIST, bare]]),
      PLAN,
      listed({ review: 'quality', outcome: 'pass' }),
    );
    assert.match(said, /phase-0-checklist\.md has no table of reviews: Create Execution Checklist adds one\.$/);
  });

  it('is asked for step by step, with a reason where nobody would believe it without', () => {
    const ask = (answers: Answered): string => question(asked(recordReview, KIOSKS, PLAN, listed(answers))).name;
    assert.equal(ask({}), 'review');
    assert.equal(ask({ review: 'coverage' }), 'outcome');
    assert.equal(ask({ review: 'coverage', outcome: 'skipped' }), 'rationale');
    assert.equal(ask({ review: 'coverage', outcome: 'dismissed', rationale: '  ' }), 'rationale');
  });

  it('is refused behind a fence that nothing closes', () => {
    const files = plan('```\nopen');
    assert.match(refusal(asked(recordReview, files, 'phase-1.md', listed(PASS))), /close it, and try again/);
  });

  for (const folder of ['seeds', 'plans'])
    it(`adds to every plan of the ${folder} of other people, and takes nothing away`, function () {
      if (!hasCorpus(folder)) this.skip();
      const files = corpusFolder(folder);
      const subjects = reviewSubjects(snapshotOf(files));
      const some = subjects.filter((_, i) => i % Math.ceil(subjects.length / 12) === 0);
      assert.ok(some.length > 0);
      for (const { file, record } of some) {
        const alone = new Map([...files].filter(([path]) => path.startsWith(file.path.replace(/[^/]*$/, ''))));
        const before = alone.get(record.path) ?? '';
        const after = recorded(alone, file.path, PASS).get(record.path) ?? '';
        assert.deepEqual(
          difference(before, after).filter((line) => line.startsWith('-')),
          [],
        );
        assert.ok(after.startsWith(before.trimEnd()) || after.length > before.length);
      }
    });

  for (const name of ['spec-kit', 'kiro', 'task-table', 'schedule'])
    it(`has a place in every plan of the example ${name}`, () => {
      const files = example(name);
      for (const { file } of reviewSubjects(snapshotOf(files))) {
        const later = recorded(recorded(files, file.path, PASS), file.path, PASS, '2026-05-01');
        assert.equal([...later].filter(([path, text]) => files.get(path) !== text).length, 1);
      }
    });
});
