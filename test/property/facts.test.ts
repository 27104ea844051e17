/** Facts read from the fast readers of markdown are the facts read from the remark tree; any text gives facts. */
import assert from 'node:assert/strict';
import type { FileFacts } from '../../server/src/core/facts/facts';
import { Interner } from '../../server/src/core/facts/interner';
import { readFacts, type Announced, type MarkdownReaders } from '../../server/src/core/facts/readFacts';
import { IdGrammar } from '../../server/src/core/ids/grammar';
import { blocksOfTree, inlineOfTree, parseRemark } from '../../server/src/core/markdown/remarkTree';
import { builtinProfiles } from '../../server/src/core/profile/builtin';
import { compileProfile } from '../../server/src/core/profile/compile';
import {
  commonmarkExamples,
  corpusDocuments,
  gfmExamples,
  markerSoups,
  randomEdits,
  syntheticDocuments,
  workspaceDocuments,
  type TestDocument,
} from '../support/documents';
import { knownDifferences } from './knownDifferences';
import { firstDifference } from './readerComparison';

const profiles = builtinProfiles.map(compileProfile);
const mentions = new IdGrammar(profiles.flatMap((p) => p.grammar.forms.filter((f) => f.phrase === null && !f.soft)));

/** What a document may be read as, besides what it is: every kind of rule gets to see every text. */
const readings: readonly (Announced | null)[] = [
  null,
  { profile: 'phased-plan', kind: 'phase-plan', by: 'a test' },
  { profile: 'phased-plan', kind: 'requirements-source', by: 'a test' },
  { profile: 'task-table', kind: 'cited-document', by: 'a test' },
];

function factsOf(document: TestDocument, announced: Announced | null, readers?: MarkdownReaders): FileFacts {
  const { name, text } = document;
  const path = name.startsWith('../') || name.startsWith('test/') ? name.replace(/^(?:\.\.\/)+/, '') : 'notes.md';
  const request = { path, text, profiles, mentions, interner: new Interner(), announced, hasBeside: () => true };
  return readers ? readFacts(request, readers) : readFacts(request);
}

/** Null where the text is too large for a tree. */
function treeReaders(text: string): MarkdownReaders | null {
  const tree = parseRemark(text);
  if (tree.type === 'tooLargeForTree') return null;
  const inline = inlineOfTree(tree, text);
  return { blocks: () => blocksOfTree(tree, text), inline: (_, segments) => inline(segments) };
}

/** Facts as text; the references are spelled out, since every reading numbers its IDs for itself in the same order. */
function told(facts: FileFacts): string {
  const items = facts.items.map((i) => [
    i.id,
    i.kind,
    i.strength,
    i.status,
    i.title,
    i.start,
    i.end,
    i.parent,
    i.negative,
  ]);
  return JSON.stringify({ ...facts, items, references: [...facts.references], idWords: [...(facts.idWords ?? [])] });
}

function differing(documents: readonly TestDocument[]): string[] {
  return documents.flatMap((document) => {
    const readers = treeReaders(document.text);
    if (!readers) return [];
    const differs = readings.some((r) => told(factsOf(document, r)) !== told(factsOf(document, r, readers)));
    if (!differs) return [];
    const difference = firstDifference(document.text);
    const isKnown =
      difference !== undefined && knownDifferences.some(({ covers }) => covers(document.text, difference));
    return isKnown ? [] : [document.name];
  });
}

function assertInBounds(facts: FileFacts, text: string, name: string): void {
  const places = [
    ...facts.items,
    ...facts.items.map((i) => ({ start: i.blockStart, end: i.blockEnd })),
    ...facts.ranges,
    ...facts.headings,
    ...facts.links,
    ...facts.rows,
    ...facts.announcements,
    ...facts.coverage,
    ...facts.statuses,
    ...facts.sources,
    ...facts.placeholders,
    ...facts.brokenFences,
  ];
  for (const { start, end } of places) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${name}: ${start}–${end} of ${text.length}`);
  }
}

describe('facts', function () {
  this.timeout(180_000);

  it('are the same from both readers for every document of the project and every specification example', () => {
    const own = workspaceDocuments();
    assert.ok(own.length > 10);
    assert.deepEqual(differing([...own, ...syntheticDocuments(), ...commonmarkExamples(), ...gfmExamples()]), []);
  });

  it('are the same for at least 99.9 % of a corpus of real documents', () => {
    const documents = corpusDocuments();
    const different = differing(documents);
    assert.ok(different.length <= documents.length / 1000, different.join(', '));
  });

  it('are the same for random edits', () => {
    const documents = [...workspaceDocuments(), ...syntheticDocuments(), ...commonmarkExamples()];
    assert.deepEqual(differing(randomEdits(documents, 2000, 31)), []);
  });

  it('come from any text, with every range inside it', () => {
    const texts = [
      ...markerSoups(2000, 32),
      ...randomEdits(workspaceDocuments(), 300, 33),
      { name: 'long line', text: 'T-001 '.repeat(100_000) },
      { name: 'nested quotes', text: '>'.repeat(25_000) + ' [4.4-1]' },
      { name: 'brackets', text: '[4.4-1'.repeat(20_000) },
      { name: 'hyphens', text: 'T-001-'.repeat(20_000) },
      { name: 'dots', text: '4.'.repeat(50_000) + '[4.4-1..'.repeat(5000) },
      { name: 'bytes', text: '\ufeff\0\u2028# Phase 1\r\r\n- [x] \ud800 T\u20111\0' },
    ];
    for (const document of texts) {
      for (const reading of readings) assertInBounds(factsOf(document, reading), document.text, document.name);
    }
  });
});
