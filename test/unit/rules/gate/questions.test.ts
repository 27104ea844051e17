import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../support/mending';
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
        '- Does the lamp burn at night?\n//^"Does the lamp burn at night?" information gate/unlogged-question: questions.md does not have this question: "Does the lamp burn at night?".',
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

describe('gate/unlogged-question, mended', () => {
  const code = 'gate/unlogged-question';
  const open = '# Questions\n\n## Open\n\n';
  const closed = '\n## Answered\n\n';
  const rows = (...lines: string[]): string =>
    `| ID | Question | Touches | Status | Raised |\n|----|----------|---------|--------|--------|\n${lines.map((line) => `${line}\n`).join('')}`;
  const q = (id: string, words = 'Which badge opens the front door?'): string =>
    `| ${id} | ${words} | Phase 1 | Open | 2026-03-02 |`;
  const source = (questions: string, document: string): string =>
    folder({
      'docs/master.md': master('Phase 1').replace('phase-1.md', 'docs/phase-1.md'),
      'docs/phase-1.md': plan(questions),
      'docs/questions.md': document,
    });
  const lamp = 'Does the lamp burn at night?';

  for (const [name, asks, document, diff] of [
    [
      'a row behind the last open one',
      `- ${lamp}`,
      open + rows(q('Q1'), q('Q3')) + closed + rows(q('Q2', 'Who rings?')),
      [`- - ${lamp}`, `+ - Q4: ${lamp}`, `+ | Q4 | ${lamp} | Phase 1 | Open | |`],
    ],
    [
      'a row in an empty table',
      `* [ ] ${lamp}`,
      `# Questions\n\n${rows('| | | | | |')}`,
      [`- * [ ] ${lamp}`, `+ * [ ] Q1: ${lamp}`, '- | | | | | |', `+ | Q1 | ${lamp} | Phase 1 | Open | |`],
    ],
    [
      'an entry in the form of a list',
      `- **Q7** — ${lamp} See [1.1-1] and WP-1.\n- **Q2** — Is it loud?`,
      `${open}* **Q-01**: Which badge?\n* **Q-02**: Is it really very loud?\n`,
      [`+ * **Q7**: ${lamp} See [1.1-1] and Phase 1 WP-1.`],
    ],
    [
      'an entry of a numbered list, with its phase',
      `- ${lamp}`,
      `${open}1. Q1: Which badge?\n2. Q2: Which bell?\n\n   Best guess: the small one.\n${closed}None.\n`,
      [`- - ${lamp}`, `+ - Q3: ${lamp}`, `+ 3. Q3: ${lamp} (Phase 1)`],
    ],
    [
      'a heading behind the last open one',
      `- ${lamp}`,
      `${open}### Q1 — Which badge?\n\nThe red one, so far.\n${closed}### Q0 — Which door?\n\nThe left one.\n`,
      [`- - ${lamp}`, `+ - Q2: ${lamp}`, `+ ### Q2 — ${lamp}`, '+ ', '+ Phase 1', '+ '],
    ],
    [
      'the first one of a document',
      `- ${lamp}`,
      '# Questions\n\nNone yet.\n',
      [`- - ${lamp}`, `+ - Q1: ${lamp}`, '- None yet.', `+ - Q1: ${lamp} (Phase 1)`],
    ],
    [
      'the first open one, in the form of those that are answered',
      `- ${lamp}`,
      `${open}None.\n${closed}${rows(q('Q1'))}`,
      [
        `- - ${lamp}`,
        `+ - Q2: ${lamp}`,
        '- None.',
        '+ | ID | Question | Touches | Status | Raised |',
        '+ |----|----------|---------|--------|--------|',
        `+ | Q2 | ${lamp} | Phase 1 | Open | |`,
      ],
    ],
  ] as const)
    it(`is logged as ${name}`, () => assert.deepEqual(mend(source(asks, document), code).diff, diff));

  it('goes on with the dressing of the plan', () =>
    assert.deepEqual(
      mend(source(`- **Q1** Which badge opens the front door?\n- ${lamp}`, open + rows(q('Q1'))), code).diff.slice(
        0,
        2,
      ),
      [`- - ${lamp}`, `+ - **Q2** ${lamp}`],
    ));

  it('is no fix where all sections are closed', () => {
    const document = `# Questions\n\n## Answered\n\n${rows(q('Q1', 'Who rings the bell?'))}`;
    assert.deepEqual(fixTitles(source(`- ${lamp}`, document), code), []);
  });

  it('is no fix where an open fence would hide it', () => {
    const answered = `## Answered\n\n${rows(q('Q1', 'Who rings the bell?'))}`;
    const document = `# Questions\n\n${answered}\n## Open\n\n\`\`\`text\nleft open\n`;
    assert.deepEqual(fixTitles(source(`- ${lamp}`, document), code), []);
  });
});
