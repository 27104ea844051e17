/** The verification record of a plan: written, and brought up to date around what a person wrote. */
import assert from 'node:assert/strict';
import { verifyPlan } from '../../../../server/src/core/commands/verifyPlan';
import { Checker } from '../../../../server/src/core/rules/check';
import { changed, changedForGood, commanded, lineChanges, type Commanding } from '../../../support/commanding';
import { exampleWorkspaces } from '../../../support/documents';
import { workspaceOf } from '../../../support/folderInMemory';
import { phasePlan, workPackage } from '../../../support/planText';

const PLAN = 'phase-1-doors.md';
const PLAN_OF_EXAMPLE = 'phase-1-ledger-and-patrons.md';
const TODAY = '2026-05-04';
const LATER = '2026-06-01';

const criteria = (...rows: string[]): string => `**Acceptance criteria**:\n\n${rows.join('\n')}`;
const work = (traced: string): string =>
  workPackage(
    'WP-1',
    traced,
    criteria('- [ ] A door opens (verifies [1.1-1])', '- [ ] Negative: it never jams (verifies [1.1-2])'),
  );
const rows = '- [ ] [1.1-1] A door opens → WP-1\n- [ ] [1.1-2] A door never jams (negative) → WP-1';
const whole = phasePlan({ checklist: rows, packages: work('[1.1-1], [1.1-2]') });
const gapped = phasePlan({
  checklist: rows,
  packages: `${work('[1.1-1], [1.1-2]')}\n${workPackage('WP-2', 'none', criteria('- [ ] Painted'))}`,
});

const folder = (plan: string): Map<string, string> => new Map([[PLAN, plan]]);
const verified = (plan: string, options: Commanding = {}): string =>
  changedForGood(verifyPlan, folder(plan), { place: PLAN, ...options }).get(PLAN) ?? '';
const isUpToDate = (plan: string, options: Commanding = {}): void => {
  const answer = commanded(verifyPlan, folder(plan), { place: PLAN, ...options });
  assert.ok('unchanged' in answer, JSON.stringify(answer, null, 1));
};
const recordOf = (text: string): string[] => text.slice(text.indexOf('## Verification Record')).trimEnd().split('\n');

const table = (...records: string[]): string => ['| Check | Date | Result |', '|---|---|---|', ...records].join('\n');

describe('verifying a plan', () => {
  it('records what the four checks give at the end of the plan, with the day', () => {
    const text = verified(whole);
    assert.ok(text.startsWith(whole.trimEnd()), 'all that was there');
    assert.deepEqual(recordOf(text), [
      '## Verification Record',
      '',
      'All checks pass.',
      '',
      '| Check | Date | Result | Walked | Findings |',
      '|-------|------|--------|--------|----------|',
      `| Forward | ${TODAY} | Pass | 2 covered and verified | – |`,
      `| Reverse | ${TODAY} | Pass | 1 traced | – |`,
      `| Split sections | ${TODAY} | Nothing to check | – | – |`,
      `| Negative | ${TODAY} | Pass | 1 covered and verified | – |`,
    ]);
  });

  it('leaves a record alone on a later day that gives the same, unless the day is asked for', () => {
    const text = verified(whole);
    isUpToDate(text, { today: LATER });
    const dated = verified(text, { today: LATER, answers: { date: [LATER] } });
    assert.equal(dated, text.replaceAll(TODAY, LATER));
  });

  it('brings to date the checks that give something else, and no others', () => {
    const record = recordOf(verified(whole)).join('\n');
    const text = verified(`${gapped}\n${record}\n`, { today: LATER });
    assert.deepEqual(lineChanges(`${gapped}\n${record}\n`, text), [
      '- All checks pass.',
      `- | Reverse | ${TODAY} | Pass | 1 traced | – |`,
      '+ The checks leave one gap.',
      `+ | Reverse | ${LATER} | Gaps | 1 traced; 1 orphan work | WP-2 (orphan work) |`,
    ]);
  });

  it('keeps what a person adds behind its words, around the table, and in columns of their own', () => {
    const mine = [
      '## Verification Record',
      '',
      'The checks leave one gap. Ada looked at it.',
      '',
      '| Who | Check | Date | Result | Walked | Findings |',
      '|-----|-------|------|--------|--------|----------|',
      `| Ada | Negative | ${TODAY} | Pass; tried twice | 1 covered and verified | – (none looked for) |`,
      `|  | Reverse | ${TODAY} | Gaps | 2 traced; 1 orphan work | WP-2 (orphan work); dismissed: paint is for the trade |`,
      `| Bob | **Forward** of mine | ${TODAY} | ✅ Pass | by hand | None |`,
      '| Cy | Spelling | never | Fine | | |',
      '',
      'WP-2 is dismissed.',
      '',
      '### Reviews',
      '',
      '| Review | Result |',
      '|---|---|',
      '| Coverage | Pass with corrections |',
      '',
    ].join('\n');
    const text = verified(`${whole}\n${mine}`, { today: LATER });
    assert.deepEqual(lineChanges(`${whole}\n${mine}`, text), [
      '- The checks leave one gap. Ada looked at it.',
      `- |  | Reverse | ${TODAY} | Gaps | 2 traced; 1 orphan work | WP-2 (orphan work); dismissed: paint is for the trade |`,
      '+ All checks pass. Ada looked at it.',
      `+ |  | Reverse | ${LATER} | Pass | 1 traced | –; dismissed: paint is for the trade |`,
    ]);
  });

  it('takes a hand-written table for what it is, and puts only what its author could not know before their words', () => {
    const mine = table(
      '| Forward: every row has work | 2026-02-16 | Pass |',
      '| Reverse: every package has a row | 2026-02-16 | Pass, before WP-2 was added |',
      '| Negative: all are tried | in May | |',
    );
    const plan = `${gapped}\n## Plan verification (by hand)\n\n${mine}\n`;
    assert.deepEqual(lineChanges(plan, verified(plan, { today: LATER })), [
      '- | Reverse: every package has a row | 2026-02-16 | Pass, before WP-2 was added |',
      '- | Negative: all are tried | in May | |',
      `+ | Reverse: every package has a row | ${LATER} | Gaps; Pass, before WP-2 was added |`,
      '+ | Negative: all are tried | in May | Pass |',
    ]);
  });

  it('ticks the box of a template, and adds the check that a table does not have', () => {
    const plan = `${whole}\n## Verification Record\n\n${table(
      '| Forward | | [ ] Pass / [ ] Fail |',
      '| Reverse | [date] | [ ] |',
    )}\n\nSigned: Ada\n`;
    assert.deepEqual(lineChanges(plan, verified(plan)), [
      '- | Forward | | [ ] Pass / [ ] Fail |',
      '- | Reverse | [date] | [ ] |',
      `+ | Forward | ${TODAY} | [x] Pass / [ ] Fail |`,
      `+ | Reverse | ${TODAY} | [x] |`,
      `+ | Negative | ${TODAY} | Pass |`,
    ]);
  });

  it('leaves rows alone of which there is one for each section', () => {
    const plan = `${whole}\n## Verification Record\n\n${table(
      '| Forward | 2026-02-16 | Pass |',
      '| Reverse: doors | 2026-02-16 | Gaps |',
      '| Reverse: locks | 2026-02-16 | Pass |',
      '| Negative | 2026-02-16 | Pass |',
    )}\n`;
    isUpToDate(plan);
  });

  it('writes below a heading that has no table yet, before the words of a person', () => {
    const record = recordOf(verified(whole)).join('\n');
    const words = 'I have walked all rows.\n';
    for (const heading of ['## Verification Record\n', '## Verification Record\n\n', 'Verification Record\n---\n']) {
      const text = verified(`${whole}\n${heading}${words}`);
      assert.equal(text, `${whole}\n${heading.trimEnd()}\n${record.slice(record.indexOf('\n') + 1)}\n\n${words}`);
    }
  });

  it('does not take a table of reviews for its own', () => {
    const reviews = '### Reviews\n\n| Review | Date | Result |\n|---|---|---|\n| Negative requirements | | Pass |\n';
    const record = recordOf(verified(whole)).join('\n');
    assert.equal(verified(`${whole}\n## Verification Record\n\n${reviews}`), `${whole}\n${record}\n\n${reviews}`);
  });

  it('keeps other line endings, a byte order mark and the width of columns', () => {
    const crlf = `\ufeff${whole}`.replaceAll('\n', '\r\n');
    const text = verified(crlf);
    assert.equal(text, `\ufeff${verified(whole)}`.replaceAll('\n', '\r\n'));
    const wide = `${gapped}\n## Verification Record\n\n| Check   | Date       | Result           |\n|---------|------------|------------------|\n| Forward | 2026-02-16 | Pass             |\n| Reverse | 2026-02-16 | Nothing to check |\n| Negative | 2026-02-16 | Pass            |\n`;
    assert.ok(verified(wide).includes(`\n| Reverse | ${TODAY} | Gaps             |\n`), verified(wide));
  });

  it('refuses where a fence without an end would swallow the record, and where there is no plan', () => {
    const answer = commanded(verifyPlan, folder(`${whole}\n\`\`\`\nopen\n`), { place: PLAN });
    assert.ok('refused' in answer && answer.refused.includes('close it'), JSON.stringify(answer));
    const none = commanded(verifyPlan, new Map([['notes.md', '# Notes\n']]));
    assert.ok('refused' in none && none.refused.includes('New Phase Plan'), JSON.stringify(none));
  });

  it('adds no finding to the example, changes nothing but the record, and has nothing left to do', () => {
    const files =
      exampleWorkspaces().find((one) => one.has(`docs/plans/${PLAN_OF_EXAMPLE}`)) ?? new Map<string, string>();
    const plans = [...files.keys()].filter((path) => /phase-\d.*(?<!checklist)\.md$/.test(path));
    assert.equal(plans.length, 3);
    for (const plan of plans) {
      const answer = commanded(verifyPlan, files, { place: plan });
      if ('unchanged' in answer) continue;
      const after = changed(answer, files);
      assert.ok('unchanged' in commanded(verifyPlan, after, { place: plan }), plan);
      const [before, now] = [files.get(plan) ?? '', after.get(plan) ?? ''];
      const record = before.indexOf('## Verification Record');
      assert.equal(now.slice(0, record), before.slice(0, record), plan);
      const count = (documents: typeof files): number =>
        [...new Checker().check(workspaceOf(documents).snapshot()).values()].flat().length;
      assert.equal(count(after), count(files), plan);
    }
  });
});
