import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend } from '../../../support/mending';
import { folder, masterPlan, phasePlan, workPackage } from '../../../support/planText';

const plan = (...packages: string[]): string => folder({ 'phase-1.md': phasePlan({ packages: packages.join('\n') }) });
const cycle = (text: string, way: string): string => `//^"${text}" error plan/dependency-cycle: ${way}`;

describe('plan/dependency-cycle', () => {
  for (const none of ['none', 'None', '—', 'N/A', 'nothing', '', 'none (WP-1 runs beside it)']) {
    it(`knows that ${JSON.stringify(none)} waits for nothing`, () =>
      void checkFixture(plan(workPackage('WP-1', 'none', `**Blocked by**: ${none}`))));
  }

  it('reads a denial with an exception', () =>
    void checkFixture(
      plan(workPackage('WP-1', 'none', `**Blocked by**: none except WP-1\n${cycle('WP-1', 'WP-1 waits for itself.')}`)),
    ));

  it('reads what a package waits for up to the next paragraph', () =>
    void checkFixture(
      plan(
        workPackage('WP-1', 'none', '**Blocked by**: none\n\nWP-2 goes on from here.'),
        workPackage('WP-2', 'none', '**Blocked by**: WP-1'),
      ),
    ));

  it('joins *Blocked by* of one with *Blocks* of the other', () =>
    void checkFixture(
      plan(
        workPackage(
          'WP-1',
          'none',
          `**Blocked by**: WP-2\n${cycle('WP-2', 'Work waits for itself: WP-1 → WP-2 → WP-1.')}\n\n**Blocks**: WP-2`,
        ),
        workPackage('WP-2', 'none'),
      ),
    ));

  it('tells work that waits for itself', () =>
    void checkFixture(
      plan(workPackage('WP-1', 'none', `**Depends on**: WP-1\n${cycle('WP-1', 'WP-1 waits for itself.')}`)),
    ));

  it('sees ways across plans', () =>
    void checkFixture(
      folder({
        'master.md': masterPlan({ 1: ['**Plan Document**: `a.md`'], 2: ['**Plan Document**: `b.md`'] }),
        'a.md': phasePlan({
          packages: workPackage(
            'WP-1',
            'none',
            `**Blocked by**: Phase 2 WP-1\n${cycle('WP-1', 'Work waits')}\n//^"WP-1" error plan/phase-order`,
          ),
        }),
        'b.md': phasePlan({
          title: 'Phase 2: Desk',
          packages: workPackage('WP-1', 'none', '**Blocked by**: WP-1 of Phase 1'),
        }),
      }),
    ));

  for (const [nothing, said] of [
    ['–', '–'],
    ['None', 'None'],
    ['none', 'none'],
    ['', ''],
    ['T-003', 'None'],
  ] as const) {
    it(`mended, says nothing as the column does: ${JSON.stringify(nothing)}`, () => {
      const table = `| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | T-002 |\n| T-002 | Cut | T-001 |\n`;
      const rest = `| T-003 | Mix | None of them |\n| T-004 | Print | ${nothing} |\n`;
      const { diff } = mend(table + rest, 'plan/dependency-cycle', { choose: 'Let T-001' });
      assert.deepEqual(diff, ['- | T-001 | Record | T-002 |', `+ | T-001 | Record | ${said} |`]);
    });

    if (nothing !== '')
      it(`mended, says nothing as other fields do: ${JSON.stringify(nothing)}`, () => {
        const wait = (on: string): string => `- **Blocked by**: ${on}`;
        const other = nothing === 'T-003' ? 'WP-1' : nothing;
        const packages = [workPackage('WP-1', 'none', wait('WP-1')), workPackage('WP-2', 'none', wait(other))];
        assert.deepEqual(mend(plan(...packages), 'plan/dependency-cycle').diff, [
          `- ${wait('WP-1')}`,
          `+ ${wait(said)}`,
        ]);
      });
  }
});
