import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
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

  it('says nothing of a plan with a part that has still to be written', () =>
    void checkFixture(both(plan(1, record), plan(2, '', workPackage('WP-1', '[2.1-1]').replace('**: S', '**: …')))));

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

describe('inserting a verification record', () => {
  const CODE = 'gate/missing-verification';

  it('records what the checks give, and no date', () => {
    const { diff, files } = mend(both(plan(1, record), plan(2)), CODE);
    assert.deepEqual(diff, [
      '+ ## Verification Record',
      '+ ',
      '+ All checks pass.',
      '+ ',
      '+ | Check | Date | Result | Walked | Findings |',
      '+ |-------|------|--------|--------|----------|',
      '+ | Forward | | Pass | 1 covered and verified | – |',
      '+ | Reverse | | Pass | 1 traced | – |',
      '+ | Split sections | | Nothing to check | – | – |',
      '+ | Negative | | Nothing to check | – | – |',
      '+ ',
    ]);
    assert.ok(files.get('phase-2.md')?.endsWith('| – | – |\n'));
  });

  it('names what is left open, and not what somebody has silenced', () => {
    const checklist = [
      '- [ ] [2.1-1] It holds → WP-1',
      '- [ ] [2.1-2] It never rings → WP-1',
      '- [ ] [2.1-3] It closes',
      '- [ ] [2.1-4] It shines <!-- plantrace-ignore trace/orphan-requirement: bought -->',
    ].join('\n');
    const second = phasePlan({
      title: 'Phase 2: Doors',
      checklist,
      packages: workPackage('WP-1', '[2.1-1], [2.1-2]', '**Acceptance criteria**:\n\n- [ ] It holds ([2.1-1])'),
    });
    const { diff } = mend(both(plan(1, record), second), CODE);
    assert.deepEqual(
      diff.filter((line) => /^\+ (?:\||The)/.test(line)),
      [
        '+ The checks leave 2 gaps.',
        '+ | Check | Date | Result | Walked | Findings |',
        '+ |-------|------|--------|--------|----------|',
        '+ | Forward | | Gaps | 1 covered and verified; 1 covered, not verified; 2 orphan | [2.1-2] (covered, not verified) and [2.1-3] (orphan) |',
        '+ | Reverse | | Pass | 1 traced | – |',
        '+ | Split sections | | Nothing to check | – | – |',
        '+ | Negative | | Gaps | 1 covered, not verified | [2.1-2] (covered, not verified) |',
      ],
    );
  });

  it('is not offered behind a fence without an end', () =>
    assert.deepEqual(fixTitles(both(plan(1, record), plan(2, '\n```\nleft open\n')), CODE), []));
});
