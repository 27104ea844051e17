import assert from 'node:assert/strict';
import { parseFixture } from '../../../../support/fixture';
import { fixTitles, mend } from '../../../../support/mending';
import { row, shared } from '../../../../support/sharedPlans';

const CODE = 'trace/numbering-gap';
const words = ['A door opens with a badge', 'The lamp shines at night', 'Hinges are oiled every year'];
const bullets = words.map((text) => `${text}.`);
const rows = (...numbers: number[]): string[] => numbers.map((n, i) => row(n, words[i]));

describe(`the fix of ${CODE}`, () => {
  it('moves the rows behind the gap up, with what cites them', () => {
    const source = shared({ bullets, rows: rows(1, 3, 4), traced: ['[1.1-1], [1.1-3] and [1.1-4]', ''] });
    const { diff, fixes } = mend(source, CODE);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Renumber [1.1-3] to [1.1-4] as [1.1-2] to [1.1-3], with all that cites them'],
    );
    assert.deepEqual(diff, [
      '- - [ ] [1.1-3] The lamp shines at night → WP-1',
      '- - [ ] [1.1-4] Hinges are oiled every year → WP-1',
      '- **Requirements traced**: [1.1-1], [1.1-3] and [1.1-4]',
      '+ - [ ] [1.1-2] The lamp shines at night → WP-1',
      '+ - [ ] [1.1-3] Hinges are oiled every year → WP-1',
      '+ **Requirements traced**: [1.1-1], [1.1-2] and [1.1-3]',
    ]);
  });

  it('keeps a range a range', () => {
    const source = shared({ bullets, rows: rows(1, 3, 4), traced: ['[1.1-3]–[1.1-4]', ''] });
    assert.ok(mend(source, CODE).diff.includes('+ **Requirements traced**: [1.1-2]–[1.1-3]'));
  });

  it('closes the gaps behind it as well', () => {
    const { diff, fixes } = mend(shared({ bullets, rows: rows(2, 5, 6) }), CODE, { id: '1.1-2' });
    assert.match(fixes[0]?.title ?? '', /^Renumber \[1\.1-2\] to \[1\.1-6\] as \[1\.1-1\] to \[1\.1-3\],/);
    assert.equal(diff.length, 6);
  });

  it('follows the rows into the plans of other phases', () => {
    const [a = '', b = '', c = ''] = rows(1, 3, 4);
    const both = { bullets, first: '1.1 (doors)', second: '1.1 (desk)' };
    const { files } = mend(shared({ ...both, rows: [a, c], others: [b], traced: ['[1.1-4]', '[1.1-3]'] }), CODE);
    assert.match(files.get('phase-1.md') ?? '', /\*\*Requirements traced\*\*: \[1\.1-3\]/);
    assert.match(files.get('phase-2.md') ?? '', /\*\*Requirements traced\*\*: \[1\.1-2\]/);
  });

  it('is not offered where somebody cites a number behind the gap that no row has', () => {
    const source = shared({ bullets, rows: rows(1, 3, 6), traced: ['[1.1-5]', ''] });
    assert.deepEqual(fixTitles(source, CODE), []);
  });

  it('leaves all other texts alone', () => {
    const source = shared({ bullets, rows: rows(1, 2, 4) });
    const before = parseFixture(source).files;
    const { files } = mend(source, CODE);
    for (const [path, text] of files) assert.equal(text === before.get(path), path !== 'phase-1.md', path);
  });
});
