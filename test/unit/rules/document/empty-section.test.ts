import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan } from '../../../support/planText';

const plan = (tests: string, packages = '### WP-1: Frame\n\n**Requirements traced**: [1.1-1]'): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist: '- [ ] [1.1-1] It holds → WP-1',
      packages,
      tests,
      gate: '- [ ] It holds ([1.1-1])',
    }),
  });
const told = '//^"Test Strategy" information document/empty-section: "Test Strategy" has nothing in it.';

describe('document/empty-section', () => {
  for (const nothing of ['', '<!-- to come -->', '*How each requirement is tested.*', '> How it is tested.', '---'])
    it(`tells a section with ${JSON.stringify(nothing)}`, () =>
      void checkFixture(plan(nothing).replace('## Test Strategy\n', `## Test Strategy\n${told}\n`)));

  for (const words of [
    'None.',
    '- By hand',
    '```\nnpm test\n```',
    '### Unit',
    '| What | How |\n|---|---|\n| It | By hand |',
  ])
    it(`says nothing of ${JSON.stringify(words)}`, () => void checkFixture(plan(words)));

  it('leaves a placeholder to what is said of it', () =>
    void checkFixture(plan('- \n//^"- " warning document/placeholder').replace('"- "', '"-"').replace('- \n', '-\n')));

  it('says nothing of a plan that has only been laid out', () =>
    void checkFixture(
      folder({ 'phase-1.md': phasePlan({ tests: '', packages: '', gate: '', questions: '', checklist: '' }) }),
    ));
});
