import { checkFixture } from '../../../support/fixture';
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
});
