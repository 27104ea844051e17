import assert from 'node:assert/strict';
import { checkFixture, codesOf } from '../../../support/fixture';
import { mend } from '../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const CODE = 'trace/unverified-requirement';
const checklist = '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It closes within 5 seconds → WP-1';
const told = `${checklist}\n//^"1.1-2" information ${CODE}: No acceptance criterion, test or gate names [1.1-2], which WP-1 covers.`;
const criteria = (...rows: string[]): string => `**Acceptance criteria**:\n\n${rows.join('\n')}`;
const work = (rest: string): string => workPackage('WP-1', '[1.1-1], [1.1-2]', rest);
const plan = (parts: Parameters<typeof phasePlan>[0]): string => folder({ 'phase-1.md': phasePlan(parts) });
const opens = '- [ ] A badge opens it (verifies [1.1-1])';

describe(CODE, () => {
  it('tells a row that no criterion names where others are named', () =>
    void checkFixture(plan({ checklist: told, packages: work(criteria(opens)) })));

  it('says nothing where no row is named anywhere', () =>
    void checkFixture(plan({ checklist, packages: work(criteria('- [ ] A badge opens it')) })));

  for (const [where, parts] of [
    ['the test strategy', { tests: '- The arm, by hand ([1.1-2])' }],
    ['the gate', { gate: '- [ ] [1.1-1]–[1.1-2] shown to the desk' }],
    [
      'a criterion of other work',
      { packages: `${work(criteria(opens))}\n${workPackage('WP-2', '[1.1-2]', criteria('- [ ] Closed ([1.1-2])'))}` },
    ],
  ] as const) {
    it(`takes ${where} for a verification`, () =>
      void checkFixture(plan({ checklist, packages: work(criteria(opens)), ...parts })));
  }

  it('leaves work without criteria to what is missing there', () =>
    void checkFixture(
      plan({
        checklist,
        packages: `${workPackage('WP-1', '[1.1-1]', criteria(opens))}\n${workPackage('WP-2', '[1.1-2]')}`.replace(
          checklist,
          '',
        ),
      }).replace('seconds → WP-1', 'seconds → WP-2'),
    ));

  it('asks for constraints only where some constraint is verified', () => {
    const constraints = '- [ ] [CD-Door-1] One motor → WP-1\n- [ ] [CD-Door-2] Two lamps → WP-1';
    const packages = workPackage(
      'WP-1',
      '[1.1-1], [1.1-2], [CD-Door-1], [CD-Door-2]',
      criteria('- [ ] Both ([1.1-1], [1.1-2])'),
    );
    checkFixture(plan({ checklist, constraints, packages }));
    checkFixture(
      plan({
        checklist,
        constraints: `${constraints}\n//^"CD-Door-2" information ${CODE}`,
        packages: packages.replace('([1.1-1], [1.1-2])', '([1.1-1], [1.1-2], [CD-Door-1])'),
      }),
    );
  });

  it('waits until the plan is written as far as its tests', () => {
    const whole = plan({ checklist, packages: work(criteria(opens)) });
    const half = whole.slice(0, whole.indexOf('## Test Strategy'));
    assert.ok(codesOf(whole).includes(CODE));
    assert.ok(!codesOf(half).includes(CODE));
  });

  it('leaves out rows that are put off', () =>
    void checkFixture(
      plan({ checklist: checklist.replace('seconds', 'seconds (deferred to v2)'), packages: work(criteria(opens)) }),
    ));

  it('tells a row that two plans share once', () =>
    void checkFixture(
      folder({
        'phase-1.md': phasePlan({ checklist: told, packages: work(criteria(opens)) }),
        'phase-2.md': phasePlan({ title: 'Phase 2: Desk', checklist, packages: work(criteria(opens)) }),
      }),
    ));

  describe('its fix', () => {
    const styles: readonly [string, readonly string[], string][] = [
      ['as it stands', [opens], '- [ ] It closes within 5 seconds (verifies [1.1-2])'],
      ['with stars and no boxes', ['* A badge opens it — [1.1-1]'], '* It closes within 5 seconds — [1.1-2]'],
      ['ticked', [opens.replace('[ ]', '[x]')], '- [ ] It closes within 5 seconds (verifies [1.1-2])'],
      ['numbered', ['1. It is there', '2. A badge opens it ([1.1-1])'], '3. It closes within 5 seconds ([1.1-2])'],
      ['in code', ['- [ ] A badge opens it (`[1.1-1]`).'], '- [ ] It closes within 5 seconds (`[1.1-2]`).'],
      ['with sub-rows', [opens, '  - at night', '  - by day'], '- [ ] It closes within 5 seconds (verifies [1.1-2])'],
    ];
    for (const [name, rows, row] of styles) {
      it(`writes a criterion like those around: ${name}`, () => {
        const { diff, fixes } = mend(plan({ checklist, packages: work(criteria(...rows)) }), CODE);
        assert.deepEqual(diff, [`+ ${row}`]);
        assert.deepEqual(
          fixes.map(({ title }) => title),
          ['Insert acceptance criterion for 1.1-2 in WP-1'],
        );
      });
    }

    it('offers each work package that covers it', () => {
      const both = `${work(criteria(opens))}\n${workPackage('WP-2', '[1.1-2]', criteria('- [ ] Shut'))}`;
      const { diff } = mend(plan({ checklist, packages: both }), CODE, {
        choose: 'Insert acceptance criterion for 1.1-2 in WP-2',
      });
      assert.deepEqual(diff, ['+ - [ ] It closes within 5 seconds (verifies [1.1-2])']);
    });
  });
});
