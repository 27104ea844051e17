import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, workPackage } from '../../../support/planText';

const record = '\n## Verification Record\n\n| Check | Result |\n|---|---|\n| Forward | Pass |\n';
const plan = (n: number, rest = '', packages = workPackage('WP-1', `[${n}.1-1]`)): string =>
  phasePlan({
    title: `Phase ${n}: Doors`,
    checklist: `- [ ] [${n}.1-1] It holds → WP-1`,
    packages,
    tests: `By hand ([${n}.1-1]).`,
  }) + rest;
const both = (first: string, second: string): string =>
  folder({
    'master.md': masterPlan({ 1: ['**Plan Document**: `phase-1.md`'], 2: ['**Plan Document**: `phase-2.md`'] }),
    'phase-1.md': first,
    'phase-2.md': second,
  });

describe('gate/missing-verification', () => {
  it('tells a finished plan without the record that another has', () =>
    void checkFixture(
      both(plan(1, record), plan(2)).replace(
        '# Phase 2: Doors\n',
        '$&//^"Phase 2: Doors" information gate/missing-verification: This phase plan is finished and has no "Verification Record"\n',
      ),
    ));

  it('says nothing where no plan has one', () => void checkFixture(both(plan(1), plan(2))));

  it('says nothing of a plan that has still to be finished', () =>
    void checkFixture(
      both(
        plan(1, record),
        plan(
          2,
          '',
          `${workPackage('WP-1', '[2.1-1]')}\n### WP-2: More\n//^"WP-2" warning trace/orphan-work\n\nTo come.`,
        ),
      ),
    ));
});
