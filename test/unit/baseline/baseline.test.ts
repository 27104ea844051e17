import assert from 'node:assert/strict';
import { readBaseline } from '../../../server/src/core/baseline/baseline';
import {
  baselineOf,
  entryEdits,
  writeBaseline,
  type BaselineEntry,
} from '../../../server/src/core/baseline/baselineText';
import { applyEdits } from '../../../server/src/core/text/edit';

const [one, two, three] = ['0000000000a1', '0000000000b2', '0000000000c3'];
const item = (document: string, key: string, value: string): BaselineEntry => ({ part: 'items', document, key, value });
const review = (document: string, key: string, value: string): BaselineEntry => ({
  ...item(document, key, value),
  part: 'reviewed',
});

const text = `{
  "version": 1,
  "items": {
    "a.md": {
      "1": "${one}",
      "1.1-2": "${two}",
      "1.1-10": "${three}"
    }
  }
}
`;

/** What a baseline with problems is told of: each with what it marks. */
function problems(broken: string): string[] {
  const { baseline, problems } = readBaseline(broken);
  assert.equal(baseline, null);
  assert.ok(problems.length > 0);
  for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= Math.max(1, broken.length));
  return problems.map(({ start, end, message }) => `${broken.slice(start, end)}: ${message}`);
}

describe('a baseline', () => {
  it('is written sorted as people count, an entry a line, whatever order it comes in', () => {
    const entries = [item('a.md', '1.1-10', three), item('a.md', '1.1-2', two), item('a.md', '1', one)];
    assert.equal(baselineOf(entries), text);
    assert.equal(baselineOf([...entries].reverse()), text);
  });

  it('reads what it writes', () => {
    const both = baselineOf([
      item('a.md', '2', one),
      review('b.md', 'a.md#2', `${one}+${two}`),
      item('c/Ä "x".md', 'FR‑1', two),
    ]);
    const { baseline, problems: none } = readBaseline(both);
    assert.deepEqual(none, []);
    assert.ok(baseline);
    assert.equal(writeBaseline(baseline), both);
    assert.equal(baseline.items.get('c/Ä "x".md')?.get('FR‑1'), two);
    assert.equal(baseline.reviewed.get('b.md')?.get('a.md#2'), `${one}+${two}`);
  });

  it('keeps the words behind a fingerprint, in the same line', () => {
    const said = { ...item('a.md', '1', one), words: 'A "door" opens \u2192 twice' };
    const both = baselineOf([said, item('a.md', '2', two)]);
    assert.match(both, /^ {6}"1": "0000000000a1 A \\"door\\" opens \u2192 twice",$/m);
    const { baseline, problems: none } = readBaseline(both);
    assert.deepEqual(none, []);
    assert.ok(baseline);
    assert.equal(baseline.items.get('a.md')?.get('1'), one);
    assert.equal(baseline.words.get('a.md')?.get('1'), said.words);
    assert.equal(baseline.words.get('a.md')?.get('2'), undefined);
    assert.equal(writeBaseline(baseline), both);
    const edits = entryEdits(both, [{ ...said, value: three, words: 'A door opens once' }]);
    assert.equal(edits.length, 1);
    assert.match(applyEdits(both, edits), /^ {6}"1": "0000000000c3 A door opens once",$/m);
  });

  it('may have comments, trailing commas and a byte order of its own', () => {
    const { baseline } = readBaseline(`{ "items": { "a.md": { "1": "${one}", /* ours */ }, }, "version": 1 }`);
    assert.equal(baseline?.items.get('a.md')?.get('1'), one);
  });

  it('is empty where the file is', () => {
    for (const empty of ['', ' \n', '// nothing yet\n']) assert.equal(readBaseline(empty).baseline?.items.size, 0);
  });

  it('takes the last of two entries that a merge left', () => {
    const { baseline } = readBaseline(`{ "version": 1, "items": { "a.md": { "1": "${one}", "1": "${two}" } } }`);
    assert.equal(baseline?.items.get('a.md')?.get('1'), two);
  });

  it('is refused with the place of the mistake', () => {
    assert.deepEqual(problems('{ "version": 1 '), [': A closing brace is expected here.']);
    assert.deepEqual(problems('[]'), ['[: This has to be an object, not a list.']);
    assert.deepEqual(problems('{}'), ['{: "version" is missing.']);
    assert.deepEqual(problems('{ "version": 2 }'), ['2: This is version 2 of the baseline, and only 1 is known.']);
    assert.deepEqual(problems('{ "version": 1, "item": {} }'), ['"item": Unknown key "item": did you mean "items"?']);
    assert.deepEqual(problems('{ "version": 1, "items": { "a.md": { "1": 7 } } }'), [
      '7: This has to be a text, not a number.',
    ]);
    assert.deepEqual(problems(text.replace('    "a.md"', '<<<<<<< HEAD\n    "a.md"')), [
      '<<<<<<<: A merge was left unfinished here.',
    ]);
    assert.equal(problems(`{ "version": 1, "items": { "a.md": {${'"1": "x",'.repeat(50)} "2": "y" } } }`).length, 2);
  });

  it('gives an answer for any text', () => {
    const hostile = ['\u0000', '"', '{'.repeat(100_000), '['.repeat(100_000), '\ud800', 'null', '1e999'];
    for (const broken of hostile) problems(broken);
    assert.equal(readBaseline('{"version":1,"items":{"__proto__":{"a":"x"}}}').baseline?.items.size, 0);
    for (let end = 1; end < text.length - 2; end++) problems(text.slice(0, end));
  });
});

describe('an entry of a baseline', () => {
  const after = (before: string, ...entries: BaselineEntry[]): string =>
    applyEdits(before, entryEdits(before, entries));
  const linesOf = (changed: string): string[] => changed.split(/\r?\n/);
  const surplus = (before: string, changed: string): string[] =>
    linesOf(changed).filter((line) => !linesOf(before).includes(line));

  it('is changed in its line alone', () => {
    assert.deepEqual(surplus(text, after(text, item('a.md', '1.1-2', one))), [`      "1.1-2": "${one}",`]);
    const edits = entryEdits(text, [item('a.md', '1', two), item('a.md', '1.1-10', two)]);
    assert.equal(edits.length, 2);
    assert.ok(edits.every(({ start, end }) => !text.slice(start, end - 1).includes('\n')));
  });

  it('is put in its place', () => {
    assert.deepEqual(surplus(text, after(text, item('a.md', '1.1-3', one))), [`      "1.1-3": "${one}",`]);
    for (const entry of [
      item('a.md', '0', one),
      item('a.md', '1.1-3', one),
      item('a.md', '2', one),
      item('0.md', '1', one),
      item('b.md', '1', one),
      review('b.md', 'a.md#1', one),
    ]) {
      const { baseline } = readBaseline(after(text, entry));
      assert.ok(baseline);
      assert.equal(writeBaseline(baseline), after(text, entry), 'where the whole would have it');
      assert.deepEqual(entryEdits(after(text, entry), [entry]), [], 'a second time there is nothing to do');
    }
  });

  it('is written as the file is laid out', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    assert.equal(after(crlf, item('a.md', '2', one)), after(text, item('a.md', '2', one)).replaceAll('\n', '\r\n'));
    const tabs = text.replaceAll('  ', '\t');
    assert.equal(
      after(tabs, review('b.md', 'a.md#1', one)),
      after(text, review('b.md', 'a.md#1', one)).replaceAll('  ', '\t'),
    );
  });

  it('begins a file that holds nothing', () =>
    assert.equal(after('\n', item('a.md', '1', one)), baselineOf([item('a.md', '1', one)])));
});
