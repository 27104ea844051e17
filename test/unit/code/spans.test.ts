import assert from 'node:assert/strict';
import { codeExtensions, codeNames, languageOf } from '../../../server/src/core/code/languages';
import { readCodeSpans } from '../../../server/src/core/code/spans';

/** The spans of a text, each with what it is and what it says. */
function spansOf(file: string, text: string): string[] {
  const language = languageOf(file);
  assert.ok(language, `${file} is of a language`);
  return readCodeSpans(text, language).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).trim()}`);
}

/** By file name: a text, and the comments and test names in it. */
const texts: readonly (readonly [file: string, text: string, spans: readonly string[]])[] = [
  ['clock.ts', 'tick(); // keeps time', ['comment: keeps time']],
  ['clock.ts', 'const url = "http://x"; /* a */ tick(/* b */);', ['comment: a', 'comment: b']],
  ['clock.ts', "const a = 'it // stays'; const b = `also\n // stays`; // goes", ['comment: goes']],
  ['clock.ts', 'const a = "an \\" // escaped one"; // comment', ['comment: comment']],
  ['clock.ts', 'if (/["\']/.test(x)) tick(); // behind a pattern', ['comment: behind a pattern']],
  ['clock.ts', 'const p = /https?:\\/\\//; tick();', []],
  ['clock.ts', 'const p = https://x; tick();', []],
  ['clock.test.ts', "it('keeps time', () => {});", ['test: keeps time']],
  ['clock.test.ts', 'describe.parallel(`clock`, () => { test.skip("stops", x); });', ['test: clock', 'test: stops']],
  ['clock.test.ts', "it.each([[1, '2']])('adds %s', (a) => {});", ['test: adds %s']],
  ['clock.test.ts', "it(\n  'on the next line',\n  () => {});", ['test: on the next line']],
  ['clock.test.ts', "test.each`a | b\n${1} | ${'x'}`('table', f);", ['test: table']],
  ['clock.test.ts', "/x/.test('no name'); submit('nor this'); it(x, 'nor that'); const test = 'none';", []],
  [
    'Clock.java',
    '/** keeps */ @DisplayName("keeps time") void f() { char c = \'"\'; } // end',
    ['comment: * keeps', 'test: keeps time', 'comment: end'],
  ],
  ['Clock.java', 'String s = """\n // no "comment"\n"""; // one', ['comment: one']],
  ['ClockTest.cs', '[Fact(DisplayName = "keeps time")] // c', ['test: keeps time', 'comment: c']],
  ['ClockTest.kt', 'fun `keeps time`() {} // c', ['test: keeps time', 'comment: c']],
  [
    'clock.rs',
    'fn f<\'a>(x: &\'a str) {} // don\'t\nlet s = r#"a "quoted" // no"#; // yes',
    ["comment: don't", 'comment: yes'],
  ],
  ['clock_test.go', 't.Run("keeps time", f) // c\ns := `raw // no`', ['test: keeps time', 'comment: c']],
  ['clock.cpp', 'TEST_CASE("keeps time") { int n = 1\'000; } // c', ['test: keeps time', 'comment: c']],
  [
    'clock.py',
    'def f():\n    """Keeps time."""\n    x = """no"""  # yes\n    y = "# no"',
    ['comment: Keeps time.', 'comment: yes'],
  ],
  ['clock.py', "'''Module.'''\nu = r'# no' # yes", ['comment: Module.', 'comment: yes']],
  [
    'clock_spec.rb',
    'RSpec.describe \'Clock\' do\n  it "keeps time" do # c\n    puts "#{x} # no"',
    ['test: Clock', 'test: keeps time', 'comment: c'],
  ],
  ['clock_test.exs', '@doc """\nKeeps.\n"""\ntest "keeps time" do', ['comment: Keeps.', 'test: keeps time']],
  ['clock.sh', 'echo "$#" ${x#y} a#b # comment\ntest "$x" = "y"', ['comment: comment']],
  ['clock.bats', '@test "keeps time" { # c', ['test: keeps time', 'comment: c']],
  ['clock.yml', "text: don't # don't", ["comment: don't"]],
  ['Dockerfile', 'RUN x # c', ['comment: c']],
  ['clock.sql', "select '-- no', 'it''s' -- yes\n/* both */", ['comment: yes', 'comment: both']],
  ['clock.lua', '--[[ long\none ]] x = "-- no" -- yes', ['comment: long\none', 'comment: yes']],
  ['clock.hs', '{- long -} x = "-- no" -- yes', ['comment: long', 'comment: yes']],
  ['clock.tex', '50\\% off % comment', ['comment: comment']],
  ['clock.erl', 'X = "% no". % yes', ['comment: yes']],
  ['clock.clj', '(f "; no" \'q) ; yes', ['comment: yes']],
  ['clock.html', '<p>https://x</p><!-- yes -->', ['comment: yes']],
  ['Clock.vue', '<!-- a --><script>const u = "http://x"; // b\n</script>', ['comment: a', 'comment: b']],
  ['clock.vb', 'Dim s = "it\'s" \' yes', ['comment: yes']],
  ['clock.tf', 'a = "#no" # yes\n// also', ['comment: yes', 'comment: also']],
  ['clock.css', 'a { background: url(http://x) } /* yes */', ['comment: yes']],
  [
    'clock.feature',
    '# c\n@slow\nFeature: Clock\n  Scenario: Keeps time\n    Given a clock',
    ['comment: c', 'test: slow', 'test: Clock', 'test: Keeps time'],
  ],
  ['clock.zig', 'test "keeps time" {} // c', ['test: keeps time', 'comment: c']],
];

describe('comments and test names of source files', () => {
  for (const [file, text, spans] of texts)
    it(`${file}: ${text.replaceAll('\n', '⏎')}`, () => assert.deepEqual(spansOf(file, text), spans));

  it('end with the file where they are left open', () => {
    assert.deepEqual(spansOf('a.ts', 'x /* open'), ['comment: open']);
    assert.deepEqual(spansOf('a.py', '"""open'), []);
    assert.deepEqual(spansOf('a.ts', 'it("open\n// c'), ['comment: c']);
  });

  it('are looked for in files of known languages alone', () => {
    for (const file of ['a.png', 'notes.md', 'lock', 'package.json', 'a.ts.snap', '.gitignore'])
      assert.equal(languageOf(file), null, file);
    assert.ok(languageOf('src/A.TS'));
    assert.ok(languageOf('deploy/Makefile'));
  });

  it('stand where they stand, in order and apart, whatever the text', () => {
    const bits = [
      '"',
      "'",
      '`',
      '/*',
      '*/',
      '//',
      '#',
      '--',
      '"""',
      "'''",
      '\\',
      '\n',
      '\r\n',
      'it(',
      ')',
      'x',
      '.each',
      '[4.4-1]',
      '<!--',
      '-->',
      '(*',
      '{',
      '\0',
      '\ud83d',
      'r#',
      ';',
      '%',
      'test ',
    ];
    let seed = 7;
    const next = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    for (const file of [...codeExtensions.map((extension) => `a.${extension}`), ...codeNames]) {
      for (let round = 0; round < 20; round++) {
        const text = Array.from({ length: 60 }, () => bits[next(bits.length)]).join('');
        const language = languageOf(file);
        assert.ok(language);
        let end = 0;
        for (const span of readCodeSpans(text, language)) {
          assert.ok(
            span.start >= end && span.end >= span.start && span.end <= text.length,
            `${file}: ${JSON.stringify(text)}`,
          );
          end = span.end;
        }
      }
    }
  });

  it('take time that grows with the text alone', () => {
    for (const bit of [
      '"',
      "'",
      '`',
      "'\\",
      '"""\n',
      '/*',
      '(',
      '//',
      '# "',
      '\\"',
      'r#"',
      'it.each`',
      'it(',
      "it.each('",
      '<!--',
      ' ',
      '"\n',
      "''' x = ",
    ]) {
      for (const file of ['a.ts', 'a.rs', 'a.py', 'a.rb', 'a.sh', 'a.html', 'a.vue', 'a.java', 'a.feature']) {
        const language = languageOf(file);
        assert.ok(language);
        const text = bit.repeat(Math.ceil(200_000 / bit.length));
        const started = performance.now();
        readCodeSpans(text, language);
        const took = performance.now() - started;
        assert.ok(took < 1500, `${file} of ${JSON.stringify(bit)} took ${took} ms`);
      }
    }
  }).timeout(120_000);
});
