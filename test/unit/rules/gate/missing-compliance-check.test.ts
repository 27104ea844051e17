import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const checked = (statuses: readonly string[], checks: string, label = ''): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist: '- [ ] [1.1-1] It holds → WP-1, WP-2, WP-3',
      packages: [1, 2, 3].map((n) => workPackage(`WP-${n}`, '[1.1-1]')).join('\n'),
      tests: 'By hand ([1.1-1]).',
    }),
    'phase-1-checklist.md': [
      '# Phase 1 Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|',
      ...statuses.map((status, i) => `| WP-${i + 1} | ${status} |`),
      '\n## Mid-Phase Compliance Checks',
      ...(label === '' ? [] : [label]),
      `\n| Check | Date | Result |\n|---|---|---|\n${checks}\n`,
    ].join('\n'),
  });
const blank = '| Build | | [ ] Pass / [ ] Fail |\n| Tests | | |';

describe('gate/missing-compliance-check', () => {
  it('tells where half of the work is done', () =>
    void checkFixture(
      checked(
        ['Done', 'Done', 'Pending'],
        blank,
        '//^"Mid-Phase Compliance Checks" information gate/missing-compliance-check: 2 of 3 work packages are done, and no compliance check is recorded.',
      ),
    ));

  for (const [statuses, checks] of [
    [['Done', 'In progress', 'Pending'], blank],
    [['Done', 'Done', 'Pending'], '| Build | 2026-03-01 | [x] Pass / [ ] Fail |\n| Tests | | |'],
    [['Done', 'Done', 'Pending'], '| Build | 2026-03-01 | [ ] Pass / [x] Fail |'],
    [['Done', 'Done', 'Pending'], '| | | |'],
  ] as const)
    it(`says nothing of ${statuses.join(', ')} and ${JSON.stringify(checks)}`, () =>
      void checkFixture(checked(statuses, checks)));
});

describe('recording a compliance check', () => {
  const CODE = 'gate/missing-compliance-check';
  const checks = (...rows: string[]): string => checked(['Done', 'Done', 'Pending'], rows.join('\n'));

  it('ticks that all passed, and what does not apply', () =>
    assert.deepEqual(
      mend(
        checks(
          '| Build | | [ ] Pass / [ ] Fail |',
          '| **Tests** | | |',
          '| Deferred criteria review | | [ ] Pass / [ ] N/A |',
          '| Traces | | Pending |',
          '| Style | | [ ] |',
        ),
        CODE,
        { choose: 'Record that the checks passed' },
      ).diff.filter((line) => line.startsWith('+')),
      [
        '+ | Build | | [x] Pass / [ ] Fail |',
        '+ | **Tests** | | Pass |',
        '+ | Deferred criteria review | | [ ] Pass / [x] N/A |',
        '+ | Traces | | Pass |',
        '+ | Style | | [x] |',
      ],
    ));

  it('reviews what was deferred', () => {
    const source = checks('| Deferred criteria review | | [ ] Pass / [ ] N/A |').replace(
      '| WP | Status |\n|---|---|\n| WP-1 | Done |',
      '| WP | Status | Deferred Criteria |\n|---|---|---|\n| WP-1 | Done | to WP-3 |',
    );
    assert.deepEqual(mend(source, CODE).diff, [
      '- | Deferred criteria review | | [ ] Pass / [ ] N/A |',
      '+ | Deferred criteria review | | [x] Pass / [ ] N/A |',
    ]);
  });

  it('records one that failed', () => {
    const source = checks('| Build | | [ ] Pass / [ ] Fail |', '| Tests | | |');
    assert.deepEqual(mend(source, CODE, { choose: 'Record that "Build" failed' }).diff, [
      '- | Build | | [ ] Pass / [ ] Fail |',
      '+ | Build | | [ ] Pass / [x] Fail |',
    ]);
    assert.deepEqual(mend(source, CODE, { choose: 'Record that "Tests" failed' }).diff, [
      '- | Tests | | |',
      '+ | Tests | | Failed |',
    ]);
  });

  it('prefers no outcome, and asks for none that the table does not have', () => {
    const source = checks('| Deferred | | [ ] Pass / [ ] N/A |', '| Style | | [ ] Good |');
    assert.deepEqual(fixTitles(source, CODE), []);
    assert.ok(mend(checks('| Build | | |'), CODE).fixes.every(({ preferred }) => !preferred));
  });
});
