import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend } from '../../../support/mending';
import { folder, masterPlan, requirements } from '../../../support/planText';

const CODE = 'trace/unknown-section';
const source = requirements({
  '1.1': ['A door opens.'],
  '1.2': ['A door closes.'],
  '2.1': ['A lamp shines.'],
  '2.1.1': ['A lamp is red.'],
  '3.4': ['A bell rings.'],
});
const plan = (coverage: string, more = ''): string =>
  folder({
    'HighLevelReqs.md': source,
    'master.md': masterPlan({
      1: ['**HighLevelReqs Coverage**: 1.1–3'],
      2: [`**HighLevelReqs Coverage**: ${coverage}${more}`],
    }),
  });
const told = (text: string, sections: string): string =>
  `\n//^"${text}" error ${CODE}: HighLevelReqs.md has no section ${sections}.`;

describe(CODE, () => {
  for (const coverage of ['1.2', '1', '3 (bells)', '1.1–2.1', '2', 'all sections', 'none yet'])
    it(`is silent on ${coverage}`, () => void checkFixture(plan(coverage)));

  it('tells a section that is not there, and the ends of a range', () => {
    checkFixture(plan('1.3', told('1.3', '1.3')));
    checkFixture(plan('1.1, 4 (partial)', told('4 (partial)', '4')));
    checkFixture(plan('1.2–1.9', told('1.2–1.9', '1.9')));
    checkFixture(plan('5.1–5.9', told('5.1–5.9', '5.1 and no section 5.9')));
  });

  it('is silent where the source is not there or has no numbers', () => {
    checkFixture(folder({ 'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 9.9'] }) }));
    checkFixture(
      folder({
        'HighLevelReqs.md': '# Requirements\n\n## Doors\n\n- A door opens.\n',
        'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 9.9'] }),
      }),
    );
  });

  it('is mended by the nearest sections, nobody’s first', () => {
    const { diff, fixes } = mend(
      folder({
        'HighLevelReqs.md': source,
        'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1, 1.3 (partial), 2'] }),
      }),
      CODE,
    );
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ['Replace section 1.3 by 1.2', true],
        ['Replace section 1.3 by 1.1', false],
      ],
    );
    assert.deepEqual(diff, [
      '- **HighLevelReqs Coverage**: 1.1, 1.3 (partial), 2',
      '+ **HighLevelReqs Coverage**: 1.1, 1.2 (partial), 2',
    ]);
  });

  it('is mended at the end of a range that is wrong', () =>
    assert.deepEqual(mend(plan('1.1–2.3'), CODE).diff, [
      '- **HighLevelReqs Coverage**: 1.1–2.3',
      '+ **HighLevelReqs Coverage**: 1.1–2.1',
    ]));
});
