import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan } from '../../../support/planText';

const master = (line: string, index = ''): string =>
  folder({ 'plans/master.md': `${masterPlan({ 1: ['**Plan Document**: `plans/phase-1.md`', line] })}\n${index}` });
const broken = (text: string): string => `//^"${text}" error document/broken-link`;

describe('document/broken-link', () => {
  for (const [what, line] of [
    ['a plan that is announced', 'The [plan](phase-1.md) follows.'],
    ['the announced plan with an anchor', 'The [plan](phase-1.md#scope) follows.'],
    ['a URL', '[a](https://example.org/x.md) [b](mailto:a@b.c) [c](//example.org)'],
    ['a template', '[plan]({slug}/plan.md) [all](phase-*.md)'],
    ['a heading of its own', '[here](#phase-structure)'],
    ['a line of a file that is there', '[here](master.md#L3)'],
    ['the folder', '[plans](../plans/)'],
  ] as const) {
    it(`is silent on ${what}`, () => void checkFixture(master(line)));
  }

  it('is silent on a checklist that the file index announces', () =>
    void checkFixture(
      master(
        'See [the checklist](phase-1-checklist.md).',
        '## File Index\n\n| File | Purpose |\n|---|---|\n| `plans/phase-1-checklist.md` | Execution |\n',
      ),
    ));

  it('is silent on what a list below File Index links to', () =>
    void checkFixture(master('Nothing.', '## File Index\n\n- [Phase 2](phase-2.md)\n- `plans/phase-3.md`\n')));

  it('tells a file that nothing announces', () =>
    void checkFixture(master(`See [it](phase-9.md).\n${broken('phase-9.md')}: There is no plans/phase-9.md.`)));

  it('tells an image', () => void checkFixture(master(`![it](a.png)\n${broken('a.png')}`)));

  it('tells once of a document that none of its neighbours came along with', () =>
    void checkFixture(
      master(
        'See [a](a.md), [b](b.json), [c](c.txt).\n//^"a.md" warning document/broken-link: None of the 3 files beside this document that it links to is there',
      ),
    ));

  it('tells once of a document that most of its neighbours did not come along with', () =>
    void checkFixture(
      `${master('See [a](a.md), [b](b.json), [a](a.md#x), [c](c.txt), [d](d.md).\n//^"a.md" warning document/broken-link: 3 of the 4 files beside this document that it links to are not there')}\n\n//- /plans/d.md\n# D\n`,
    ));

  it('tells once of a file that several links lead to', () =>
    void checkFixture(master(`See [it](phase-9.md) and [it](phase-9.md#goal).\n${broken('phase-9.md')}`)));

  it('tells of each neighbour where one of them is there', () =>
    void checkFixture(
      `${master(`See [a](a.md), [b](b.md), [c](c.md).\n${broken('a.md')}\n${broken('b.md')}`)}\n\n//- /plans/c.md\n# C\n`,
    ));

  it('tells a path that leads out of the announced folder', () =>
    void checkFixture(master(`See [it](old/phase-2.md).\n${broken('old/phase-2.md')}`)));

  it('knows encoded paths and headings with marks', () =>
    void checkFixture(
      folder({
        'master.md': masterPlan({ 1: ['See [it](my%20notes.md#c-and--d) and [it](<my notes.md#c-and--d>).'] }),
        'my notes.md': '# Notes\n\n## `C` and **& D**\n',
      }),
    ));
});
