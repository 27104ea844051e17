import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, requirements } from '../../../support/planText';

const source = requirements({ '1.1': ['A door opens.'], '1.2': ['A door closes.'], '1.3': ['A door rings.'] });
const uncovered = (number: string): string =>
  source.replace(
    `### ${number} Section ${number}\n`,
    `### ${number} Section ${number}\n//^"${number} Section ${number}" warning trace/uncovered-section: No phase covers section ${number}\n`,
  );
const check = (coverage: string, requirementsText = source): void =>
  void checkFixture(folder({ 'HighLevelReqs.md': requirementsText, 'master.md': masterPlan({ 1: [coverage] }) }));

describe('trace/uncovered-section', () => {
  for (const coverage of [
    '**HighLevelReqs Coverage**: 1.1–1.3',
    '**HighLevelReqs Coverage:** 1.1, 1.2 and 1.3',
    '**HighLevelReqs Coverage**: sections 1.1 & 1.2, §1.3',
    '**HighLevelReqs Coverage**: 1',
    '**HighLevelReqs Coverage**: [1.1](HighLevelReqs.md), 1.2 (closing), 1.3 — ringing',
    '**HighLevelReqs Coverage**:\n\n- 1.1 Section 1.1\n- 1.2 (partial)\n- Section 1.3',
    '- **HighLevelReqs Coverage**:\n  - 1.1–1.2\n  - 1.3',
    '**Requirements Coverage**: HighLevelReqs 1.1–1.3',
    '**HighLevelReqs Coverage** (first cut): 1.1–1.3',
    '#### HighLevelReqs Coverage\n\n1.1–1.3',
  ]) {
    it(`is silent at ${JSON.stringify(coverage)}`, () => check(coverage));
  }

  it('tells each section that is left', () => check('**HighLevelReqs Coverage**: 1.1, 1.3', uncovered('1.2')));

  it('counts no verification pass', () =>
    check('**HighLevelReqs Coverage**: 1.1–1.2, all sections (final verification pass)', uncovered('1.3')));

  it('says nothing where no phase names sections', () => check('**Goal**: Doors for section 1.1'));

  it('reads a coverage line to its end, and no further', () =>
    check('**HighLevelReqs Coverage**: 1.1–1.2\n\n1.3 comes later.', uncovered('1.3')));
});
