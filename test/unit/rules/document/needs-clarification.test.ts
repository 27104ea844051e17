import assert from 'node:assert/strict';
import { codesOf } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { folder } from '../../../support/planText';

const code = 'document/needs-clarification';
const row = '- **FR-001**: A member MUST borrow [NEEDS CLARIFICATION: how many?] books.';
const spec = (requirement: string, questions = ''): string =>
  folder({ 'specs/004-lending/spec.md': `# Lending\n\n## Requirements\n\n${requirement}\n${questions}` });

describe('document/needs-clarification, mended', () => {
  for (const [questions, link, added] of [
    ['- Who lends on Sundays?\n', '[open question](#open-questions)', ['+ - how many? (FR-001)']],
    ['* [x] **Q1**: Who lends?\n', '[Q2](#open-questions)', ['+ * [ ] **Q2**: how many? (FR-001)']],
    ['1. Q-08 Who borrows?\n2. Q-09 Who lends?\n', '[Q-10](#open-questions)', ['+ 3. Q-10 how many? (FR-001)']],
    ['None.\n', '[open question](#open-questions)', ['- None.', '+ - how many? (FR-001)']],
    [
      '| # | Question | Answer |\n|---|---|---|\n| Q1 | Who lends? | |\n',
      '[Q2](#open-questions)',
      ['+ | Q2 | how many? (FR-001) | |'],
    ],
  ] as const)
    it(`goes to the document's own list, ${JSON.stringify(questions)}`, () => {
      const source = spec(row, `\n## Open Questions\n\n${questions}\n## Assumptions\n\nBooks alone.\n`);
      assert.deepEqual(fixTitles(source, code), ['Log it as a question below "Open Questions"']);
      const { diff } = mend(source, code);
      assert.deepEqual(diff, [
        `- ${row}`,
        ...added.filter((line) => line.startsWith('-')),
        `+ - **FR-001**: A member MUST borrow (${link}) books.`,
        ...added.filter((line) => line.startsWith('+')),
      ]);
    });

  it('goes below a heading with nothing below it, and keeps the parentheses around the marker', () =>
    assert.deepEqual(
      mend(spec('- **FR-001**: A member MUST borrow ([NEEDS CLARIFICATION: how many?]).', '\n## Questions\n'), code)
        .diff,
      [
        '- - **FR-001**: A member MUST borrow ([NEEDS CLARIFICATION: how many?]).',
        '+ - **FR-001**: A member MUST borrow ([open question](#questions)).',
        '+ - how many? (FR-001)',
        '+ ',
      ],
    ));

  for (const source of [
    spec(row),
    spec(row, '\n## Answered Questions\n\n- Who lends?\n'),
    spec('- **FR-001**: A member MUST borrow [NEEDS CLARIFICATION:] books.', '\n## Open Questions\n\n- Who lends?\n'),
    spec('- **FR-001**: A member MUST borrow [NEEDS CLARIFICATION: how many books', '\n## Open Questions\n'),
  ])
    it(`is no fix in ${JSON.stringify(source.slice(40))}`, () => {
      assert.ok(codesOf(source).includes(code));
      assert.deepEqual(fixTitles(source, code), []);
    });

  it('goes to the questions document of the plan', () => {
    const configuration = {
      profiles: {
        ours: {
          title: 'Ours',
          ids: {
            need: { kind: 'requirement', templates: ['FR-{n}'] },
            doubt: { kind: 'question', templates: ['D-{n}'] },
          },
          documents: [
            {
              kind: 'wishes',
              title: 'Wishes',
              paths: ['wishes/*.md'],
              clarifications: true,
              items: [{ id: 'need', at: 'list-lead' }],
            },
            {
              kind: 'doubts',
              title: 'Doubts',
              duty: 'questions',
              paths: ['doubts.md'],
              items: [{ id: 'doubt', at: 'list-lead' }],
            },
          ],
        },
      },
    };
    const source = folder({
      'plantrace.config.json': JSON.stringify(configuration),
      'wishes/lending.md': '# Lending\n\n- FR-001: A member borrows [NEEDS CLARIFICATION: how many?] books.\n',
      'doubts.md': '# Doubts\n\n- D-01: Who lends?\n',
    });
    assert.deepEqual(fixTitles(source, code), ['Log it as D-02 in doubts.md']);
    assert.deepEqual(mend(source, code).diff, [
      '- - FR-001: A member borrows [NEEDS CLARIFICATION: how many?] books.',
      '+ - FR-001: A member borrows ([D-02](../doubts.md)) books.',
      '+ - D-02: how many? (FR-001)',
    ]);
  });
});
