import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend } from '../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const CODE = 'trace/unverified-prohibition';
const plan = (label = '', criterion = '(verifies [1.1-1])'): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist: `- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] A lost badge must not open it (negative) → WP-1\n${label}`,
      packages: workPackage(
        'WP-1',
        '[1.1-1], [1.1-2]',
        `**Acceptance criteria**:\n\n- [ ] A badge opens it ${criterion}`,
      ),
    }),
  });

describe(CODE, () => {
  it('takes the place of what is told of other requirements', () =>
    void checkFixture(
      plan(`//^"1.1-2" warning ${CODE}: No acceptance criterion, test or gate would catch a violation`),
    ));

  it('is content with any criterion that names it', () =>
    void checkFixture(plan('', '(verifies [1.1-1]), and a lost one does not (verifies [1.1-2])')));

  it('says nothing where no criterion names anything', () => void checkFixture(plan('', 'at once')));

  it('is mended by a criterion that tries it', () => {
    const { diff, fixes } = mend(plan(), CODE);
    assert.deepEqual(diff, [
      '+ - [ ] Negative: A lost badge must not open it; an attempt to do so fails (verifies [1.1-2])',
    ]);
    assert.equal(fixes[0]?.title, 'Insert negative criterion for 1.1-2 in WP-1');
  });
});
