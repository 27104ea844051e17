import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const matrix = (rows: readonly string[], checklist = '', label = ''): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist:
        checklist || '- [ ] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1\n- [ ] [1.1-3] It rings → WP-2',
      packages: `${workPackage('WP-1', '[1.1-1], [1.1-2]')}\n${workPackage('WP-2', '[1.1-3]')}`,
      tests: 'By hand ([1.1-1], [1.1-2], [1.1-3]).',
    }),
    'requirements-traceability.md': `# Matrix\n${label}\n| Requirement | Phase | Work package | Status |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  });
const row = (n: number, work: string, status = 'Plan generated'): string =>
  `| [1.1-${n}] | Phase 1 | ${work} | ${status} |`;
const told = (what: string): string =>
  `//^"Matrix" information document/stale-matrix: The matrix no longer says what phase-1.md says: ${what}.\n`;

describe('document/stale-matrix', () => {
  it('tells rows that are missing', () =>
    void checkFixture(matrix([row(1, 'WP-1')], '', told('[1.1-2] and [1.1-3] missing'))));

  it('tells rows that name other work', () =>
    void checkFixture(matrix([row(1, 'WP-1'), row(2, 'WP-2'), row(3, 'WP-2')], '', told('other work for [1.1-2]'))));

  it('tells rows that lag behind', () =>
    void checkFixture(
      matrix(
        [row(1, 'WP-1'), row(2, 'WP-1'), row(3, 'WP-2')],
        '- [x] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1\n- [ ] [1.1-3] It rings → WP-2',
        told('[1.1-1] done since'),
      ),
    ));

  for (const rows of [
    [row(1, 'WP-1'), row(2, 'WP-1'), row(3, 'WP-2')],
    [row(1, 'WP-1, WP-2'), row(2, ''), row(3, 'WP-2')],
    [],
  ])
    it(`says nothing of ${JSON.stringify(rows)}`, () => void checkFixture(matrix(rows)));
});

describe('bringing the rows of a matrix up to date', () => {
  const CODE = 'document/stale-matrix';
  const ticked = '- [x] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1\n- [ ] [1.1-3] It rings → WP-2';

  it('inserts missing rows in the order of their IDs', () =>
    assert.deepEqual(mend(matrix([row(3, 'WP-2'), '| Notes | | | |']), CODE).diff, [
      '+ | [1.1-1] | Phase 1 | WP-1 | Plan generated |',
      '+ | [1.1-2] | Phase 1 | WP-1 | Plan generated |',
    ]));

  it('corrects work and status, and leaves the rest of the rows', () =>
    assert.deepEqual(
      mend(
        matrix(
          [
            '| [1.1-3] | One | `WP-2` | todo |',
            '| [1.1-1] | One | `WP-2` | todo |',
            '| [1.1-2] | One | `WP-1` | todo |',
          ],
          ticked,
        ),
        CODE,
      ).diff,
      ['- | [1.1-1] | One | `WP-2` | todo |', '+ | [1.1-1] | One | `WP-1` | Implemented |'],
    ));

  it('says what is done as other rows do', () => {
    const rows = [
      '| [1.1-1] | 1 | WP-1 | open |',
      '| [1.1-2] | 1 | WP-1 | ✅ built, done |',
      '| [1.1-3] | 1 | WP-2 | open |',
    ];
    const done = ticked.replace('[ ] [1.1-2]', '[x] [1.1-2]');
    assert.deepEqual(mend(matrix(rows, done), CODE).diff, [
      '- | [1.1-1] | 1 | WP-1 | open |',
      '+ | [1.1-1] | 1 | WP-1 | ✅ built, done |',
    ]);
  });

  it('keeps columns of a person, rows in their order, and the width of columns', () => {
    const source = folder({
      'phase-1.md': phasePlan({
        checklist: ticked,
        packages: `${workPackage('WP-1', '[1.1-1], [1.1-2]')}\n${workPackage('WP-2', '[1.1-3]')}`,
        tests: 'By hand ([1.1-1], [1.1-2], [1.1-3]).',
      }),
      'requirements-traceability.md': [
        '# Matrix',
        '',
        '| Status         | WP   | Requirement | Notes          | Description |',
        '|----------------|------|-------------|----------------|-------------|',
        '| Plan generated | WP-2 | [1.1-3]     | ask the porter | Rings       |',
        '| Plan generated | WP-2 | [1.1-1]     | twice as long  | Holds       |',
        '',
      ].join('\n'),
    });
    assert.deepEqual(mend(source, CODE).diff, [
      '- | Plan generated | WP-2 | [1.1-1]     | twice as long  | Holds       |',
      '+ | Implemented    | WP-1 | [1.1-1]     | twice as long  | Holds       |',
      '+ | Plan generated | WP-1 | [1.1-2]     |                | It closes   |',
    ]);
  });

  it('names the criteria of rows that it writes, and leaves those that a person wrote', () => {
    const criteria =
      '**Acceptance criteria**:\n\n- [ ] It holds ([1.1-1])\n- [ ] It closes ([1.1-2])\n- [ ] Tested twice ([1.1-1])';
    const header = '# Matrix\n\n| Requirement | Work package | Criteria |\n|---|---|---|\n';
    const source = (...rows: string[]): string =>
      folder({
        'phase-1.md': phasePlan({
          checklist: '- [ ] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1',
          packages: `${workPackage('WP-1', '[1.1-1], [1.1-2]', criteria)}\n### WP-2: Later\n\nTo come <!-- plantrace-ignore-file trace/orphan-work: later -->`,
        }),
        'requirements-traceability.md': `${header}${rows.join('\n')}\n`,
      });
    assert.deepEqual(mend(source('| [1.1-2] | WP-1 | by hand |'), CODE).diff, [
      '+ | [1.1-1] | WP-1 | Phase 1 WP-1, criterion 1; Phase 1 WP-1, criterion 3 |',
    ]);
    assert.deepEqual(mend(source('| [1.1-2] | Phase 1 WP-1 | by hand |'), CODE).diff, [
      '+ | [1.1-1] | Phase 1 WP-1 | Phase 1 WP-1, criterion 1; Phase 1 WP-1, criterion 3 |',
    ]);
    assert.deepEqual(
      mend(
        source('| [1.1-1] | Phase 1 WP-2 | by hand |', '| [1.1-2] | Phase 1 WP-2 | Phase 1 WP-2, criterion 1 |'),
        CODE,
      ).diff,
      [
        '- | [1.1-1] | Phase 1 WP-2 | by hand |',
        '- | [1.1-2] | Phase 1 WP-2 | Phase 1 WP-2, criterion 1 |',
        '+ | [1.1-1] | Phase 1 WP-1 | by hand |',
        '+ | [1.1-2] | Phase 1 WP-1 | Phase 1 WP-1, criterion 2 |',
      ],
    );
  });

  it('leaves words in the cell of the work', () =>
    assert.deepEqual(mend(matrix([row(1, 'WP-1'), row(2, 'first WP-2, then we see'), row(3, 'WP-2')]), CODE).diff, [
      `- ${row(2, 'first WP-2, then we see')}`,
      `+ ${row(2, 'first WP-1, then we see')}`,
    ]));

  it('is not offered where a row names its work outside the table', () =>
    assert.deepEqual(
      fixTitles(matrix([row(1, 'WP-1'), row(3, 'WP-2'), '', 'As for [1.1-2], WP-2 does it.']), CODE),
      [],
    ));
});
