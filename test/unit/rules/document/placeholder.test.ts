import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan } from '../../../support/planText';

const goal = (text: string): string => folder({ 'master.md': masterPlan({ 1: [`**Goal**: ${text}`] }) });

describe('document/placeholder', () => {
  for (const text of [
    '`TBD`',
    'a TBD-free plan',
    '[TBD](tbd.md)\n//^"tbd.md" error document/broken-link',
    '<!-- TODO -->',
    'the generic type List<string>',
    '<https://example.org>',
    'an array a[name] and [x]',
    '[date][1]\n\n[1]: https://example.org',
    'todos and fixmes',
  ]) {
    it(`is silent on ${JSON.stringify(text)}`, () => void checkFixture(goal(text)));
  }

  for (const text of ['[DATE]', '<name>', 'TODO', 'FR-###', 'REQ-XXX', '[your name here]']) {
    it(`tells ${text}`, () => void checkFixture(goal(`x ${text} y\n//^"${text}" warning document/placeholder`)));
  }

  it('tells nothing in a document that is no plan', () => void checkFixture('# Notes\n\nTBD [DATE]\n\n- \n'));
});
