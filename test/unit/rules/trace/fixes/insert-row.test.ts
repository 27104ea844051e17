import assert from 'node:assert/strict';
import { mend } from '../../../../support/mending';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../../../support/planText';

const CODE = 'trace/orphan-requirement';
const criteria = '**Acceptance criteria**:\n\n- [ ] A badge opens it (verifies [1.1-1])';
const plan = (rest: string): string =>
  folder({
    'HighLevelReqs.md': requirements({ '1.1': ['A door opens with a badge.', 'Two doors never open at once.'] }),
    'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `phase-1.md`'] }),
    'phase-1.md': phasePlan({
      checklist: '- [ ] [1.1-1] A door opens with a badge → WP-1',
      packages: workPackage('WP-1', '[1.1-1]', rest),
    }),
  });
const row = '+ - [ ] [1.1-2] Two doors never open at once → WP-1';
const traces = ['- **Requirements traced**: [1.1-1]', '+ **Requirements traced**: [1.1-1], [1.1-2]'] as const;

describe('a row that is inserted', () => {
  it('has its criterion where the plan names its rows in criteria', () =>
    assert.deepEqual(mend(plan(criteria), CODE).diff, [
      traces[0],
      row,
      traces[1],
      '+ - [ ] Negative: Two doors never open at once; an attempt to do so fails (verifies [1.1-2])',
    ]));

  it('leaves behind what a comment says of the bullet', () => {
    const comment = ' <!-- plantrace-ignore trace/unverified-requirement: the desk tries it -->';
    const source = plan('').replace('- Two doors never open at once.', `$&${comment}`);
    assert.deepEqual(mend(source, CODE).diff, [traces[0], row, traces[1]]);
  });

  it('has none where it does not', () => assert.deepEqual(mend(plan(''), CODE).diff, [traces[0], row, traces[1]]));
});
