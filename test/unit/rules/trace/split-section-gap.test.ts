import assert from 'node:assert/strict';
import { checkFixture, codesOf } from '../../../support/fixture';
import { mend } from '../../../support/mending';
import { row, shared, type SharedParts } from '../../../support/sharedPlans';

const CODE = 'trace/split-section-gap';
const both = { first: '1.1 (doors)', second: '1.1 (desk)' };
const traced = ['[1.1-1]', '[1.1-4]'] as const;
const gap: SharedParts = { ...both, rows: [row(1)], others: [row(4)], traced };

describe(CODE, () => {
  it('is told once for the section, not for each of its bullets', () =>
    void checkFixture(
      shared({
        ...gap,
        label: `//^"1.1 Section 1.1" warning ${CODE}: Section 1.1 is shared by Phase 1 and Phase 2, and none of them has 2 of its requirements.`,
      }),
    ));

  it('is silent until the last of the phases has its plan', () =>
    assert.deepEqual(
      codesOf(shared({ ...gap, others: null })).filter((code) => code === CODE),
      [],
    ));

  it('is silent where the rows of both are the whole section', () =>
    void checkFixture(shared({ ...gap, rows: [row(1), row(2), row(3)], traced: ['[1.1-1]–[1.1-3]', '[1.1-4]'] })));

  it('is told of a section that no phase has any row of', () =>
    void checkFixture(
      shared({
        ...both,
        rows: ['None.'],
        others: ['None.'],
        label: `//^"1.1 Section 1.1" warning ${CODE}: Section 1.1 is shared by Phase 1 and Phase 2, and none of them has 4`,
      }),
    ));

  it('leaves what one phase owns to trace/orphan-requirement', () =>
    void checkFixture(
      shared({ rows: [row(1), row(2), row(4)], traced: ['[1.1-1], [1.1-2], [1.1-4]', ''] }).replace(
        'Hinges are oiled every year.',
        '$&\n//^"Hinges are oiled every year." warning trace/orphan-requirement',
      ),
    ));

  it('is mended by the missing rows, in the plan of either phase', () => {
    const { diff, fixes } = mend(shared(gap), CODE);
    assert.deepEqual(diff, [
      '- **Requirements traced**: [1.1-1]',
      '+ - [ ] [1.1-2] The lamp shines at night for 30 seconds → WP-1',
      '+ - [ ] [1.1-3] Hinges are oiled every year → WP-1',
      '+ **Requirements traced**: [1.1-1], [1.1-2], [1.1-3]',
    ]);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        'Insert rows [1.1-2] and [1.1-3] in phase-1.md, mapped to WP-1',
        'Insert rows [1.1-2] and [1.1-3] in phase-2.md, mapped to WP-1',
      ],
    );
    assert.deepEqual(mend(shared(gap), CODE, { choose: 'Insert rows [1.1-2] and [1.1-3] in phase-2.md' }).diff, [
      '- **Requirements traced**: [1.1-4]',
      '+ - [ ] [1.1-2] The lamp shines at night for 30 seconds → WP-1',
      '+ - [ ] [1.1-3] Hinges are oiled every year → WP-1',
      '+ **Requirements traced**: [1.1-2], [1.1-3], [1.1-4]',
    ]);
  });

  it('is mended in a group of its own where the plan groups its rows', () => {
    const grouped = shared({
      ...gap,
      rows: ['### 2.1 Other', '', '- [ ] [2.1-1] A mat → WP-1'],
      traced: ['[2.1-1]', '[1.1-4]'],
    });
    assert.deepEqual(mend(grouped, CODE).diff, [
      '- **Requirements traced**: [2.1-1]',
      '+ ### 1.1 Section 1.1',
      '+ ',
      '+ - [ ] [1.1-1] A door opens with a badge → WP-1',
      '+ - [ ] [1.1-2] The lamp shines at night for 30 seconds → WP-1',
      '+ - [ ] [1.1-3] Hinges are oiled every year → WP-1',
      '+ ',
      '+ **Requirements traced**: [1.1-1], [1.1-2], [1.1-3], [2.1-1]',
    ]);
  });
});
