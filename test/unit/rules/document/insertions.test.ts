import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../support/mending';
import { folder, masterPlan, phasePlan } from '../../../support/planText';

describe('document/missing-section, mended', () => {
  const code = 'document/missing-section';
  const without = (title: string, text = phasePlan({})): string => {
    const from = text.indexOf(`## ${title}\n`);
    const next = text.indexOf('\n## ', from);
    return folder({ 'phase-1.md': text.slice(0, from) + (next < 0 ? '' : text.slice(next + 1)) });
  };

  for (const title of ['Scope', 'Test Strategy', 'Open Questions'])
    it(`inserts ${title} in its place`, () => {
      const { files, fixes } = mend(without(title), code);
      assert.deepEqual(
        fixes.map((fix) => [fix.title, fix.preferred, fix.safe]),
        [[`Insert "${title}"`, true, undefined]],
      );
      const text = files.get('phase-1.md') ?? '';
      const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, words]) => words);
      assert.deepEqual(
        headings,
        [...phasePlan({}).matchAll(/^## (.*)$/gm)].map(([, words]) => words),
      );
      assert.ok(text.includes(`\n\n## ${title}\n\n…\n`) && !text.includes('\n\n\n'));
    });

  it('is not offered into a fence that nothing closes', () =>
    assert.deepEqual(fixTitles(`${without('Open Questions').trimEnd()}\n\n\`\`\`text\nleft open\n`, code), []));

  it('goes before the line that parts two sections', () => {
    const text = phasePlan({}).replace('## Verification', '---\n\n## Verification');
    const { diff } = mend(without('Test Strategy', text.replace('By hand.\n\n---\n\n', '---\n\n')), code);
    assert.deepEqual(diff, ['+ ## Test Strategy', '+ ', '+ …', '+ ']);
  });
});

describe('document/unlisted-plan, mended', () => {
  const code = 'document/unlisted-plan';
  const source = (index: string): string =>
    folder({
      'master.md': `${masterPlan({
        1: ['**Plan Document**: `plans/phase-1.md`'],
        2: ['**Plan Document**: `plans/phase-2.md`'],
      })}\n## File Index\n\n${index}\n`,
      'plans/phase-1.md': phasePlan({}),
      'plans/phase-2.md': phasePlan({ title: 'Phase 2: Desk' }),
    });

  it('adds a row to the table, as the others are written', () => {
    const index =
      '| File             | Purpose |\n|------------------|---------|\n| plans/phase-1.md | Doors   |\n| questions.md     | Doubts  |';
    const { diff, fixes } = mend(source(index), code);
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [['List phase-2.md in the index', true]],
    );
    assert.deepEqual(diff, ['+ | plans/phase-2.md |         |']);
  });

  it('adds a row to the list', () =>
    assert.deepEqual(mend(source('* `plans/phase-1.md`: doors\n* `questions.md`'), code).diff, [
      '+ * `plans/phase-2.md`',
    ]));
});

describe('document/broken-link, mended', () => {
  const code = 'document/broken-link';
  const source = (link: string): string =>
    folder({
      'plans/master.md': `# Guide\n\n## Phase Structure\n\n### Phase 1: Doors\n\nSee ${link}.\n`,
      'plans/desk.md': '# Desk\n\n## 2. Opening hours\n\n## 3. Closing\n',
      'notes/bell.md': '# Bell\n',
    });

  for (const [link, mended] of [
    ['[it](desk.md#2-openning-hours)', '[it](desk.md#2-opening-hours)'],
    ['[it](desk.md#4-closing)', '[it](desk.md#3-closing)'],
    ['[it](dask.md)', '[it](desk.md)'],
    ['[it](bell.md)', '[it](../notes/bell.md)'],
    ['[it](../desk.md#3-closing)', '[it](desk.md#3-closing)'],
    ['[it](#phase-structur)', '[it](#phase-structure)'],
  ] as const)
    it(`leads ${link} to ${mended}`, () =>
      assert.deepEqual(mend(source(link), code).diff, [`- See ${link}.`, `+ See ${mended}.`]));

  it('leads all links to a missing file at once', () =>
    assert.deepEqual(mend(source('[it](dask.md) and [its end](dask.md#3-closing)'), code).diff, [
      '- See [it](dask.md) and [its end](dask.md#3-closing).',
      '+ See [it](desk.md) and [its end](desk.md#3-closing).',
    ]));

  it('offers nothing where nothing is near', () => assert.deepEqual(fixTitles(source('[it](cellar.md)'), code), []));
});
