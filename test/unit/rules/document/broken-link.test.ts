import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { folder, masterPlan, phasePlan, workPackage } from '../../../support/planText';

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

  it('leaves the heading of an ID that nothing defines to that', () =>
    void checkFixture(
      folder({
        'specs/001-a/spec.md': '# Feature\n\n## Requirements\n\n### FR-001: It MUST hold\n',
        'specs/001-a/tasks.md':
          '# Tasks\n\n- [ ] T001 Hold it ([FR-001](spec.md#fr-001-it-must-hold), [FR-042](spec.md#fr-042))\n//^"FR-042" error trace/dangling-reference\n',
      }),
    ));

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

describe('creating what a link leads to', () => {
  const CODE = 'document/broken-link';
  const door = phasePlan({
    title: 'Phase 1: Door',
    checklist: '- [ ] [1.1-1] It opens → WP-1',
    packages: workPackage('WP-1', '[1.1-1]'),
    tests: 'By hand ([1.1-1]).',
  });
  const index = '\n## File Index\n\n| File | Purpose |\n|---|---|\n| `plans/phase-0-checklist.md` | Shed |\n';
  const files = (line: string, rest: Readonly<Record<string, string>> = {}): string =>
    folder({
      'master.md': masterPlan({
        1: ['**Plan Document**: `plans/phase-1.md`', '**Goal**: The door.'],
        2: ['**Goal**: The desk.', '**Sub-tasks**:\n\n1. Put it up'],
      }),
      'plans/phase-1.md': door.replace('What is in.', line),
      ...rest,
    });

  it('creates the checklist of a plan, and lists it where others are listed', () => {
    const { files: after, fixes } = mend(
      files('See the [checklist](phase-1-checklist.md) and [again](phase-1-checklist.md).'),
      CODE,
    );
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [['Create plans/phase-1-checklist.md', false]],
    );
    assert.match(after.get('plans/phase-1-checklist.md') ?? '', /^# Phase 1 Execution Checklist\n/);
    assert.equal(fixes[0]?.change.edits.length, 0);
  });

  it('lists the checklist in an index of checklists', () => {
    const source = files('See the [checklist](phase-1-checklist.md).', {
      'plans/phase-0-checklist.md': '# Phase 0 Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n',
    });
    const listed = source.replace('1. Put it up\n', `1. Put it up\n${index}`);
    const { files: after } = mend(listed, CODE, { choose: 'Create' });
    assert.ok(
      after.get('master.md')?.endsWith('| `plans/phase-0-checklist.md` | Shed |\n| `plans/phase-1-checklist.md` | |\n'),
    );
  });

  it('creates the plan of a phase that announces none', () => {
    const { files: after } = mend(files('What follows is in [the next](phase-2-desk.md#scope).'), CODE, {
      choose: 'Create plans/phase-2-desk.md for Phase 2',
      reveals: ['trace/orphan-work: WP-1'],
    });
    assert.match(after.get('plans/phase-2-desk.md') ?? '', /^# Phase 2: Some phase\n[^]*### WP-1: Put it up\n/);
  });

  for (const path of ['phase-7.md', 'phase-7-checklist.md', 'notes.md', 'spec.md', '../desk.svg'])
    it(`creates no ${path}`, () => assert.deepEqual(fixTitles(files(`See [it](${path}).`), CODE), []));
});
