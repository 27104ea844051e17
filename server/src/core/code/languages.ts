/**
 * How the languages that people write programs in mark comments and quote text: as much of each as it takes to tell a
 * comment from what merely looks like one. Data; `spans.ts` reads by it.
 */

/** What a text in quotes is like. */
export interface Quote {
  readonly open: string;
  readonly close: string;
  /** A backslash takes the next character as it is. */
  readonly escapes: boolean;
  /** It may run over lines; others end with their line, and an open one is no quote at all. */
  readonly lines: boolean;
  /** `'x'`: one character. What is longer is something else, such as a lifetime. */
  readonly single?: true;
  /** At the beginning of a statement it is a comment (`"""Reads the meter."""`). */
  readonly documents?: true;
  /** Behind a letter or a digit it is an apostrophe. */
  readonly notBehindWord?: true;
}

export interface Language {
  /** What begins a comment that ends with its line. */
  readonly line: readonly string[];
  /** A line comment begins only where a word could: `a#b` and `$#` have none. */
  readonly roomBeforeLine?: true;
  readonly blocks: readonly (readonly [open: string, close: string])[];
  readonly quotes: readonly Quote[];
  /** `r#"…"#`: as many signs behind the text as before it. */
  readonly hashedQuotes?: true;
  /** `test "keeps time" do`: the name of a test stands in no parentheses. */
  readonly bareTestNames?: true;
  /** `Scenario: …` names a test, without quotes. */
  readonly scenarios?: true;
}

const double: Quote = { open: '"', close: '"', escapes: true, lines: false };
const single: Quote = { open: "'", close: "'", escapes: true, lines: false };
const character: Quote = { ...single, single: true };
const backtick: Quote = { open: '`', close: '`', escapes: true, lines: true };
const raw: Quote = { open: '`', close: '`', escapes: false, lines: true };
const name: Quote = { open: '`', close: '`', escapes: false, lines: false };
const overLines: Quote = { ...double, lines: true };
const triple: Quote = { open: '"""', close: '"""', escapes: true, lines: true };
const doc: Quote = { ...triple, documents: true };
const docSingle: Quote = { open: "'''", close: "'''", escapes: true, lines: true, documents: true };
const loose: readonly Quote[] = [
  { ...double, notBehindWord: true },
  { ...single, notBehindWord: true },
];

const slashes = { line: ['//'], blocks: [['/*', '*/']] } as const;
const hash = { line: ['#'], roomBeforeLine: true, blocks: [] } as const;

const families: readonly { readonly language: Language; readonly extensions: string; readonly names?: string }[] = [
  {
    language: { ...slashes, quotes: [double, single, backtick] },
    extensions: 'ts tsx mts cts js jsx mjs cjs dart',
  },
  { language: { ...slashes, quotes: [triple, double, character, name] }, extensions: 'java kt kts scala swift cs' },
  {
    language: { ...slashes, quotes: [triple, double, single] },
    extensions: 'groovy gradle',
    names: 'jenkinsfile',
  },
  { language: { ...slashes, quotes: [overLines, character], hashedQuotes: true }, extensions: 'rs' },
  { language: { ...slashes, quotes: [double, character, raw] }, extensions: 'go' },
  {
    language: { ...slashes, quotes: [double, character] },
    extensions: 'c h cc cpp cxx hh hpp hxx ino m mm d sol proto glsl hlsl cu v sv svh fs fsi fsx',
  },
  { language: { ...slashes, quotes: [double, character], bareTestNames: true }, extensions: 'zig' },
  { language: { ...slashes, quotes: [double, single] }, extensions: 'css scss sass less styl thrift' },
  { language: { ...slashes, line: ['//', '#'], quotes: [double, single] }, extensions: 'php' },
  {
    language: { ...slashes, line: ['//', '#'], roomBeforeLine: true, quotes: [double] },
    extensions: 'tf tfvars hcl',
  },
  {
    language: { ...hash, quotes: [doc, docSingle, double, single] },
    extensions: 'py pyi pyw star bzl',
    names: 'build workspace sconstruct',
  },
  { language: { ...hash, quotes: [doc, overLines], bareTestNames: true }, extensions: 'ex exs jl' },
  {
    language: { ...hash, quotes: [double, single], bareTestNames: true },
    extensions: 'rb rake gemspec cr pl pm t r nim coffee tcl',
    names: 'rakefile gemfile vagrantfile',
  },
  {
    language: {
      ...hash,
      quotes: [
        { ...overLines, notBehindWord: true },
        { ...single, notBehindWord: true },
      ],
    },
    extensions: 'sh bash zsh fish ksh',
  },
  { language: { ...hash, quotes: [double, single], bareTestNames: true }, extensions: 'bats' },
  {
    language: { ...hash, blocks: [['<#', '#>']], quotes: [double, single] },
    extensions: 'ps1 psm1 psd1',
  },
  {
    language: { ...hash, quotes: loose },
    extensions: 'yml yaml toml mk mak cmake awk nix robot dockerfile graphql gql properties conf',
    names: 'makefile gnumakefile dockerfile containerfile justfile cmakelists.txt',
  },
  { language: { ...hash, quotes: [], scenarios: true }, extensions: 'feature' },
  {
    language: { line: ['--'], blocks: [['/*', '*/']], quotes: [{ ...single, escapes: false }] },
    extensions: 'sql pgsql plsql',
  },
  { language: { line: ['--'], blocks: [['--[[', ']]']], quotes: [double, single] }, extensions: 'lua' },
  { language: { line: ['--'], blocks: [['{-', '-}']], quotes: [double] }, extensions: 'hs elm' },
  {
    language: { line: ['--'], blocks: [], quotes: [{ ...double, escapes: false }] },
    extensions: 'adb ads ada vhd vhdl',
  },
  { language: { line: ['%'], blocks: [], quotes: [] }, extensions: 'tex sty cls' },
  { language: { line: ['%'], blocks: [], quotes: [double, single] }, extensions: 'erl hrl' },
  {
    language: { line: [';'], blocks: [['#|', '|#']], quotes: [overLines] },
    extensions: 'lisp lsp cl clj cljs cljc edn el scm ss rkt',
  },
  { language: { line: [';', '#'], roomBeforeLine: true, blocks: [], quotes: loose }, extensions: 'asm s ini ahk' },
  {
    language: {
      line: ['//'],
      blocks: [
        ['(*', '*)'],
        ['{', '}'],
      ],
      quotes: [{ ...single, escapes: false }],
    },
    extensions: 'pas pp dpr',
  },
  { language: { line: [], blocks: [['(*', '*)']], quotes: [overLines] }, extensions: 'ml mli' },
  {
    language: {
      line: ['//'],
      blocks: [
        ['(*', '*)'],
        ['/*', '*/'],
      ],
      quotes: [single],
    },
    extensions: 'st scl',
  },
  { language: { line: ["'"], blocks: [], quotes: [{ ...double, escapes: false }] }, extensions: 'vb bas vbs' },
  { language: { line: ['!'], blocks: [], quotes: [double, single] }, extensions: 'f90 f95 f03 f08' },
  {
    language: {
      line: ['//'],
      blocks: [
        ['<!--', '-->'],
        ['/*', '*/'],
      ],
      quotes: [{ ...double, notBehindWord: true }, { ...single, notBehindWord: true }, backtick],
    },
    extensions: 'vue svelte astro',
  },
  { language: { line: [], blocks: [['<!--', '-->']], quotes: [] }, extensions: 'html htm xhtml xml xsd xsl svg xaml' },
];

const byExtension = new Map<string, Language>();
const byName = new Map<string, Language>();
for (const { language, extensions, names = '' } of families) {
  for (const extension of extensions.split(' ')) byExtension.set(extension, language);
  for (const one of names.split(' ')) if (one !== '') byName.set(one, language);
}

/** The language of a file, by its name; null for what is none that we read. */
export function languageOf(path: string): Language | null {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = file.lastIndexOf('.');
  return byName.get(file) ?? (dot < 0 ? null : (byExtension.get(file.slice(dot + 1)) ?? null));
}

/** Endings of the files that can be read, without the dot. */
export const codeExtensions: readonly string[] = [...byExtension.keys()];

/** Files that can be read and have no ending that says so, in lower case. */
export const codeNames: readonly string[] = [...byName.keys()];
