import { checkFixture } from '../../../support/fixture';
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
