import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../../../support/planText';

const CODE = 'trace/uncovered-section';

const source = requirements({
  '1.1': ['A door opens.'],
  '1.2': ['A door closes.'],
  '1.3': ['A door rings.'],
  '2.1': ['A lamp burns.'],
});
const plan = (phases: Parameters<typeof masterPlan>[0]): string =>
  folder({ 'HighLevelReqs.md': source, 'master.md': masterPlan(phases) });
const diffOf = (coverage: string): readonly string[] => mend(plan({ 1: [coverage] }), CODE).diff;

describe(`the fixes of ${CODE}`, () => {
  it('offer the phases with the nearest sections first', () => {
    const phases = {
      1: ['**HighLevelReqs Coverage**: 2.1'],
      2: ['**HighLevelReqs Coverage**: 1.1'],
      3: ['**HighLevelReqs Coverage**: 1.3, all sections (final pass)'],
      4: ['**Goal**: Everything else'],
    };
    assert.deepEqual(fixTitles(plan(phases), CODE), [
      'Add section 1.2 to the coverage of Phase 2',
      'Add section 1.2 to the coverage of Phase 3',
      'Add section 1.2 to the coverage of Phase 1',
    ]);
    assert.deepEqual(mend(plan(phases), CODE).diff, [
      '- **HighLevelReqs Coverage**: 1.1',
      '+ **HighLevelReqs Coverage**: 1.1, 1.2',
    ]);
    assert.deepEqual(mend(plan(phases), CODE, { choose: 'Add section 1.2 to the coverage of Phase 3' }).diff, [
      '- **HighLevelReqs Coverage**: 1.3, all sections (final pass)',
      '+ **HighLevelReqs Coverage**: 1.2, 1.3, all sections (final pass)',
    ]);
  });

  it('put it in its order, as the one beside it is written', () => {
    for (const [before, after] of [
      ['1.1, 1.3, 2.1', '1.1, 1.2, 1.3, 2.1'],
      ['1.1; 1.3; 2', '1.1; 1.2; 1.3; 2'],
      ['1.1 and 1.3, 2.1', '1.1, 1.2 and 1.3, 2.1'],
      ['§1.1 (opening), §1.3, §2', '§1.1 (opening), §1.2, §1.3, §2'],
      ['[1.1](HighLevelReqs.md), 1.3–2.1', '[1.1](HighLevelReqs.md), 1.2, 1.3–2.1'],
      ['1.1 — opening; 1.3–2.1', '1.1 — opening; 1.2; 1.3–2.1'],
    ])
      assert.deepEqual(diffOf(`**HighLevelReqs Coverage**: ${before}`), [
        `- **HighLevelReqs Coverage**: ${before}`,
        `+ **HighLevelReqs Coverage**: ${after}`,
      ]);
  });

  it('write a row where there are rows, with the title where they have theirs', () => {
    assert.deepEqual(diffOf('**HighLevelReqs Coverage**:\n\n- 1.1 Section 1.1\n- 1.3 (partial)\n- 2.1'), [
      '+ - 1.2 Section 1.2',
    ]);
    assert.deepEqual(diffOf('- **HighLevelReqs Coverage**:\n  * 1.3\n  * 2.1\n  * 1.1'), ['+   * 1.2']);
  });

  it('leave it to another rule that the plan of the phase has no rows for it', () => {
    const phase = phasePlan({ checklist: '- [ ] [1.1-1] It opens → WP-1', packages: workPackage('WP-1', '[1.1-1]') });
    const phases = { 1: ['**HighLevelReqs Coverage**: 1.1, 1.3–2.1', '**Plan Document**: `phase-1.md`'] };
    const files = `${plan(phases)}\n//- /phase-1.md\n${phase}`;
    const reveals = [
      'trace/orphan-requirement: No checklist row and no work package has this requirement of section 1.2',
    ];
    assert.ok(mend(files, CODE, { reveals }).diff.length > 0);
  });
});
