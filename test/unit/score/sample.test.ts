import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drawn } from '../../score/draw.mjs';
import { sampleReport } from '../../score/sampleReport.mjs';
import { marked } from '../../score/told.mjs';
import { judgeable, verdictsIn, withRowsFor } from '../../score/verdicts.mjs';

const told = (mark: string, code = 'trace/orphan-work') => ({
  mark,
  code,
  place: `barn/tasks.md:${mark.length}`,
  id: mark.toUpperCase(),
  message: `Something about ${mark}.`,
});

const table = (...rows: string[]): string =>
  ['# Sample', '', '| finding | code | place | id | verdict | reason |', '|---|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  );

const row = (mark: string, verdict: string, reason: string): string =>
  `| ${mark} | trace/orphan-work | barn/tasks.md:${mark.length} | ${mark.toUpperCase()} | ${verdict} | ${reason} |`;

describe('the sample', () => {
  const many = Array.from({ length: 300 }, (_, i) => told(`finding ${i}`));

  it('is drawn again as it was, whatever the order', () => {
    const marks = drawn(many, 100).map(({ mark }) => mark);
    assert.equal(new Set(marks).size, 100);
    assert.notDeepEqual(
      marks,
      many.slice(0, 100).map(({ mark }) => mark),
    );
    const again = drawn([...many].reverse(), 100).map(({ mark }) => mark);
    assert.deepEqual(again.reverse(), marks);
  });

  it('loses at most one finding to another that comes', () => {
    const before = drawn(many, 100);
    for (let i = 0; i < 20; i++) {
      const after = drawn([...many, told(`newcomer ${i}`)], 100);
      assert.ok(before.filter((one) => !after.includes(one)).length <= 1);
    }
  });

  it('takes all where there are fewer', () => assert.equal(drawn(many.slice(0, 7), 100).length, 7));
});

describe('what a finding of the sample is known by', () => {
  const finding = (line: number, column = 3, endColumn = 8) => ({
    code: 'trace/orphan-work',
    file: 'tasks.md',
    line,
    column,
    endLine: line,
    endColumn,
    message: 'Something.',
  });
  const marksOf = (text: string, ...findings: ReturnType<typeof finding>[]): string[] =>
    marked('barn', findings, () => text).map(({ mark }) => mark);

  it('is its code, its file and the text that it marks, not its line', () => {
    const [mark] = marksOf('- T-001 Sweep', finding(1));
    assert.deepEqual(marksOf('\n\n- T-001 Sweep', finding(3)), [mark]);
    assert.notDeepEqual(marksOf('- T-002 Sweep', finding(1)), [mark]);
    assert.notDeepEqual(marksOf('- T-001 Sweep', { ...finding(1), code: 'trace/orphan-requirement' }), [mark]);
  });

  it('tells the second of the same from the first', () => {
    const [first, second] = marksOf('- T-001\n- T-001', finding(1), finding(2));
    assert.notEqual(first, second);
  });
});

describe('the verdicts', () => {
  const sample = [told('a'), told('bb'), told('ccc')];

  it('that are missing get rows in the order of places, and those that are there stay', () => {
    const text = withRowsFor(table(row('ccc', 'right', 'Nothing is cited.')), sample);
    assert.equal(
      text,
      table(row('a', 'unread', ''), row('bb', 'unread', ''), row('ccc', 'right', 'Nothing is cited.')).replaceAll(
        ' |  |',
        ' | |',
      ),
    );
    assert.equal(withRowsFor(text, sample), text);
  });

  it('are refused where they are none, or have no reason', () => {
    assert.throws(() => verdictsIn(table(row('a', 'fine', 'It is.'))), /no verdict/);
    assert.throws(() => verdictsIn(table(row('a', 'right', ''))), /no reason/);
    assert.throws(() => verdictsIn(table('| a | b |')), /6 cells/);
  });

  it('make the share, in which what is arguable is not right', () => {
    const many = Array.from({ length: 100 }, (_, i) => told(`${i}`));
    const rows = (notRight: number) =>
      verdictsIn(table(...many.map(({ mark }, i) => row(mark, i < notRight ? 'arguable' : 'right', 'As it is.'))));
    assert.ok(sampleReport(many, many, rows(3)).isMet);
    const { lines, isMet } = sampleReport(many, many, rows(4));
    assert.ok(!isMet);
    assert.match(lines[0] ?? '', /96 of them right: 96\.0 %, ≥ 97 % MISSED/);
    assert.equal(lines.filter((line) => line.startsWith('  arguable')).length, 4);
  });

  it('are not enough where somebody has still to read', () => {
    const { lines, isMet } = sampleReport(
      sample,
      sample,
      verdictsIn(table(row('a', 'right', 'So.'), row('bb', 'right', 'So.'))),
    );
    assert.ok(!isMet);
    assert.deepEqual(
      lines.slice(1).map((line) => line.trim().split('  ').slice(0, 2)),
      [['unread', 'ccc']],
    );
  });

  it('leave out of the draw what the corpus cannot decide, and name it', () => {
    const rows = verdictsIn(table(row('a', 'right', 'So.'), row('bb', 'beyond', 'It leads to what is not there.')));
    const left = judgeable(sample.slice(0, 2), rows);
    assert.deepEqual(left, [told('a')]);
    const { lines, isMet } = sampleReport(sample, left, rows);
    assert.ok(isMet);
    assert.match(lines[1] ?? '', /^ {2}beyond the corpus {2}bb/);
  });

  it('that nothing is drawn for are named, and do not count', () => {
    const rows = verdictsIn(table(row('a', 'right', 'So.'), row('bb', 'wrong', 'No.'), row('gone', 'wrong', 'No.')));
    const { lines, isMet } = sampleReport(sample, [told('a')], rows);
    assert.ok(isMet);
    assert.match(lines[1] ?? '', /^ {2}not drawn any more {2}bb/);
    assert.match(lines[2] ?? '', /^ {2}not told any more {2}gone/);
  });
});

describe('npm run score:sample', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.resolve('test/score/sample.mjs'), ...args], { encoding: 'utf8' });

  it('says in one sentence that there is no corpus, which is no failure', () => {
    const { status, stdout } = run(path.resolve('test/unit/score'));
    assert.equal(status, 0);
    assert.match(stdout, /^Nothing is drawn: [^\n]+\.\n$/);
  });

  it('refuses what it does not know', () => {
    const { status, stderr } = run('--fast');
    assert.equal(status, 2);
    assert.match(stderr, /^Unknown option '--fast'; usage: [^\n]+\n$/);
  });

  it('has a table whose every row can be read, each finding once', () => {
    const rows = verdictsIn(readFileSync('test/score/sample.md', 'utf8'));
    assert.ok(rows.length > 0);
    assert.equal(new Set(rows.map(({ mark }) => mark)).size, rows.length);
  });
});
