import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, workPackage } from '../../../support/planText';

const plan = (questions = 'None.'): string =>
  phasePlan({
    checklist: '- [ ] [1.1-1] It holds → WP-1',
    packages: workPackage('WP-1', '[1.1-1]'),
    tests: 'By hand ([1.1-1]).',
    gate: '- All green',
    questions,
  });
const master = (heading: string): string =>
  masterPlan({ 1: ['**Plan Document**: `phase-1.md`'], 2: ['**Goal**: Desk'] }).replace(
    '### Phase 1',
    `### ${heading}`,
  );
const asked = (heading: string, questions: string): string =>
  folder({ 'master.md': master(heading), 'phase-1.md': plan(), 'questions.md': questions });
const table = (section: string, touches: string, rest = ''): string =>
  `# Questions\n\n## ${section}\n\n| ID | Question | Touches |\n|---|---|---|\n| Q1 | Which badge? | ${touches} |\n${rest}`;
const told = '//^"Q1" information gate/open-question: Q1 is still open, and Phase 1, which it touches, is done.\n';

describe('gate/open-question', () => {
  for (const touches of ['[1.1-1]', 'Phase 1 WP-1', 'Phase 1'])
    it(`tells a question that touches ${touches} of a phase that is done`, () =>
      void checkFixture(asked('✅ Phase 1', table('Open', touches, told))));

  for (const [heading, questions] of [
    ['Phase 1', table('Open', '[1.1-1]')],
    ['✅ Phase 1', table('Answered', '[1.1-1]')],
    ['✅ Phase 1', table('Open', '[1.1-1], Phase 2')],
    ['✅ Phase 1', table('Open', 'nothing yet')],
    ['✅ Phase 1', table('All', '[1.1-1]')],
  ] as const)
    it(`says nothing of ${JSON.stringify(questions.split('\n')[2])} below ${heading}: ${questions.split('\n')[6] ?? ''}`, () =>
      void checkFixture(asked(heading, questions)));
});

describe('gate/unlogged-question', () => {
  const logged = table('Open', '[1.1-1]').replace('Which badge?', 'Which badge opens the front door?');
  const entry = (questions: string, document = logged): string =>
    folder({ 'master.md': master('Phase 1'), 'phase-1.md': plan(questions), 'questions.md': document });

  it('tells an entry whose ID is not there', () =>
    void checkFixture(
      entry('- Q2: Who rings?\n//^"Q2: Who rings?" information gate/unlogged-question: questions.md does not have'),
    ));

  it('tells an entry whose words are not there', () =>
    void checkFixture(
      entry(
        '- Does the lamp burn at night?\n//^"Does the lamp burn at night?" information gate/unlogged-question: questions.md does not have this question: "does the lamp burn at night?".',
      ),
    ));

  for (const words of [
    '- Q1: Which badge opens the front door?',
    '- The front door: which badge opens it?',
    '- [x] Does the lamp burn at night?',
    '- Does the lamp burn at night? Answered: yes.',
    '- See [the list](questions.md): does the lamp burn at night?',
    '- The lamp is somebody else’s.',
    'None.',
  ])
    it(`says nothing of ${words}`, () => void checkFixture(entry(words)));

  it('says nothing where there is no questions document', () =>
    void checkFixture(
      folder({ 'master.md': master('Phase 1'), 'phase-1.md': plan('- Who rings the bell at night?') }),
    ));
});
