import assert from 'node:assert/strict';
import { checkFixture, parseFixture } from '../../support/fixture';

const TASKS =
  '| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | None |\n| T-002 | Cut | T-009 |\n';

describe('fixtures', () => {
  it('hold the files, the cursor and the labels, and no marker is left in the text', () => {
    const { files, cursor, expected } = parseFixture(
      'one$0\n//^"one" hint a/b\n\n//- /docs/two.md\nx WP-1\n//^^^^ error c/d-e: why: so\n// ^^ warning f/g\n',
    );
    assert.deepEqual(
      [...files],
      [
        ['plan.md', 'one\n'],
        ['docs/two.md', 'x WP-1\n'],
      ],
    );
    assert.deepEqual(cursor, { path: 'plan.md', offset: 3 });
    assert.deepEqual(expected, [
      { path: 'plan.md', line: 0, at: { text: 'one' }, severity: 'hint', code: 'a/b', message: '' },
      { path: 'docs/two.md', line: 0, at: { from: 2, to: 6 }, severity: 'error', code: 'c/d-e', message: 'why: so' },
      { path: 'docs/two.md', line: 0, at: { from: 3, to: 5 }, severity: 'warning', code: 'f/g', message: '' },
    ]);
  });

  it('keep line endings and what does not end in one', () => {
    assert.equal(parseFixture('a\r\n//^"a" hint b/c\r\nd').files.get('plan.md'), 'a\r\nd');
  });

  it('refuse what looks like a marker and is none', () => {
    assert.throws(() => parseFixture('a\n//  ^^ eror b/c\n'), /no marker/);
    assert.throws(() => parseFixture('//  ^^ error b/c\n'), /no line above/i);
    assert.throws(() => parseFixture('a$0 b\n$0\n'), /two cursors/);
    assert.throws(() => parseFixture('//- /a.md\n//- /a.md\n'), /two files/);
  });

  it('pass where findings and labels agree', () => {
    checkFixture(`${TASKS}//              ^^^^^ error trace/dangling-reference: Nothing defines T-009\n`);
    checkFixture(`${TASKS}//^"T-009" error trace/dangling-reference\n`);
  });

  for (const [what, label] of [
    ['another column', '//             ^^^^^ error trace/dangling-reference'],
    ['another length', '//              ^^^^ error trace/dangling-reference'],
    ['another text', '//^"T-002" error trace/dangling-reference'],
    ['another severity', '//^"T-009" warning trace/dangling-reference'],
    ['another rule', '//^"T-009" error trace/broken-range'],
    ['another message', '//^"T-009" error trace/dangling-reference: No such'],
    ['one finding too many', '//^"T-009" error trace/dangling-reference\n//^"T-009" error trace/dangling-reference'],
  ]) {
    it(`fail where a label names ${what}`, () =>
      assert.throws(() => checkFixture(`${TASKS}${label}\n`), /labelled, and not found/));
  }

  it('fail where a finding has no label, and show the label that it asks for', () => {
    assert.throws(
      () => checkFixture(TASKS),
      /found, and not labelled:\n.*plan\.md:4\n.*\n\s+\/\/ {14}\^{5} error trace\/dangling-reference: Nothing/,
    );
  });
});
