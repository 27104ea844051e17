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

  it("tells a template's example that is all that is said", () => {
    const plan = (value: string): string =>
      folder({
        'specs/001-tour/plan.md': `# Plan: Tour\n\n## Technical Context\n\n**Storage**: ${value}\n\n## Constitution Check\n\nNone.\n\n## Complexity Tracking\n\n| Violation | Why Needed |\n|---|---|\n| Two players | They break |\n`,
      });
    const example = '[e.g., a tape or NEEDS CLARIFICATION]';
    checkFixture(
      plan(`${example}\n//^"${example}" warning document/placeholder: "${example}" is a template's leftover`),
    );
    checkFixture(
      plan('Tapes').replace(
        '| Two players | They break |',
        '| [e.g., two players] | [current need] |\n//^"[e.g., two players]" warning document/placeholder',
      ),
    );
    checkFixture(plan('A medium that lasts [e.g., tapes], and is cheap'));
    checkFixture(plan('`[e.g., tapes]`'));
  });
});
