import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const row = (n: number, work: string): string => `- [ ] [1.1-${n}] Requirement number ${n} → ${work}`;
const plan = (checklist: string, packages: string): string =>
  folder({ 'phase-1.md': phasePlan({ checklist, packages }) });

describe('trace/disagreement', () => {
  it('takes traces that name a few of many rows for an abridgement', () =>
    void checkFixture(
      plan([1, 2, 3, 4].map((n) => row(n, 'WP-1')).join('\n'), workPackage('WP-1', '[1.1-1], and others')),
    ));

  it('tells the one row that a work package does not trace', () =>
    void checkFixture(
      plan(
        `${row(1, 'WP-1')}\n${row(2, 'WP-1')}\n${row(3, 'WP-1')}\n//^"WP-1" warning trace/disagreement: The checklist maps [1.1-3] to WP-1, whose`,
        workPackage('WP-1', '[1.1-1], [1.1-2]'),
      ),
    ));

  it('says nothing where work packages trace nothing at all', () =>
    void checkFixture(plan(row(1, 'WP-1'), '### WP-1: Some work\n\n**Complexity**: S')));

  for (const column of ['WP', 'WPs', 'Work packages', 'Mapped to', 'Covered by', 'Work'])
    it(`reads the mapping of a table's column ${column}`, () =>
      void checkFixture(
        plan(
          `| ID | Requirement | ${column} |\n|---|---|---|\n| 1.1-1 | One | WP-1 |\n| 1.1-2 | Two | WP-1 |\n//^"WP-1" warning trace/disagreement: The checklist maps [1.1-2] to WP-1, whose`,
          workPackage('WP-1', '[1.1-1]'),
        ),
      ));

  it('agrees where a row is mapped to two and both trace it', () =>
    void checkFixture(
      plan(row(1, 'WP-1, WP-2'), `${workPackage('WP-1', '[1.1-1]')}\n${workPackage('WP-2', '1.1-1')}`),
    ));

  it('holds *Blocks* against *Blocked by*', () =>
    void checkFixture(
      plan(
        `${row(1, 'WP-1')}\n${row(2, 'WP-2')}\n${row(3, 'WP-3')}`,
        [
          workPackage('WP-1', '[1.1-1]', '**Blocks**: WP-3\n//^"WP-3" warning trace/disagreement: WP-1 says that it'),
          workPackage('WP-2', '[1.1-2]'),
          workPackage('WP-3', '[1.1-3]', '**Blocked by**: WP-2'),
        ].join('\n'),
      ),
    ));

  it('says nothing of *Blocks* where the other does not say what it waits for', () =>
    void checkFixture(
      plan(
        `${row(1, 'WP-1')}\n${row(2, 'WP-2')}`,
        `${workPackage('WP-1', '[1.1-1]', '**Blocks**: WP-2')}\n${workPackage('WP-2', '[1.1-2]')}`,
      ),
    ));
});
