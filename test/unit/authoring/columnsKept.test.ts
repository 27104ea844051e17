import assert from 'node:assert/strict';
import { keepColumns } from '../../../server/src/core/authoring/columnsKept';
import { applyEdits } from '../../../server/src/core/text/edit';

const table = [
  '| ID    | Prereqs      | Note |',
  '|-------|--------------|------|',
  '| T-001 | T-002, T-003 | 屋根 |',
  '| T-002 | –            | x    |',
].join('\n');

/** Each pair: what is replaced, the first time that it stands there, and by what. */
function changed(text: string, ...pairs: readonly (readonly [string, string])[]): string {
  const edits = pairs.map(([old, newText]) => {
    const start = text.indexOf(old);
    assert.ok(start >= 0, old);
    return { start, end: start + old.length, newText };
  });
  return applyEdits(text, keepColumns(text, edits));
}

describe('columns of a table, as cells are edited', () => {
  for (const [name, old, newText, line] of [
    ['shrink', ', T-003', '', '| T-001 | T-002        | 屋根 |'],
    ['grow into their blanks', '–', 'T-001', '| T-002 | T-001        | x    |'],
    ['grow beyond them', '–', 'T-001, T-002, T-003', '| T-002 | T-001, T-002, T-003 | x    |'],
    ['hold wide characters', '屋根', 'y', '| T-001 | T-002, T-003 | y    |'],
    ['are emptied', 'T-002, T-003', '', '| T-001 |              | 屋根 |'],
  ] as const)
    for (const eol of ['\n', '\r\n', '\r'])
      it(`stay where they ${name}, with ${JSON.stringify(eol)}`, () =>
        assert.ok(changed(table.replaceAll('\n', eol), [old, newText]).split(eol).includes(line)));

  it('stay where one cell has several edits', () =>
    assert.ok(changed(table, ['T-002, ', ''], ['T-003', 'T-3']).includes('| T-001 | T-3          | 屋根 |')));

  it('take their blanks from before what is set to the right', () => {
    const right = '|    n | m |\n|-----:|---|\n|    1 | a |\n| 1234 | b |';
    assert.ok(changed(right, ['1 ', '12 ']).includes('|   12 | a |'));
    assert.ok(changed(right, ['1234', '1']).includes('|    1 | b |'));
  });

  it('count an escaped pipe as a part of its cell', () => {
    const text = '| a\\|b  | c |\n|-------|---|\n| d     | e |';
    assert.equal(changed(text, ['b ', ' ']), '| a\\|   | c |\n|-------|---|\n| d     | e |');
  });

  for (const text of [
    '| ID | Prereqs |\n|---|---|\n| T-001 | T-002, T-003 |\n| T-002 | – |',
    'T-001 | T-002, T-003 | x',
    '- [ ] T-001 Do | T-002, T-003',
    'ID | Prereqs\n---|---\nT-001 | T-002, T-003',
  ])
    it(`are none in ${JSON.stringify(text)}`, () => {
      assert.equal(changed(text, [', T-003', '']), text.replace(', T-003', ''));
    });

  it('leave rows and line breaks alone that are put in or taken out', () => {
    const row = '\n| T-003 | – | y |';
    assert.equal(
      applyEdits(table, keepColumns(table, [{ start: table.length, end: table.length, newText: row }])),
      table + row,
    );
    const [from, to] = [table.indexOf('| T-001'), table.indexOf('| T-002 ')];
    assert.deepEqual(keepColumns(table, [{ start: from, end: to, newText: '' }]), [
      { start: from, end: to, newText: '' },
    ]);
  });

  it('are found in bounded time', () => {
    const long = `| ${'x | '.repeat(20_000)}\n|${'---|'.repeat(20_000)}\n| ${'y | '.repeat(20_000)}`;
    const from = Date.now();
    changed(long, ['y', '']);
    assert.ok(Date.now() - from < 2000);
  });
});
