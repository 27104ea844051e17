/**
 * The fast readers of markdown (blocks and inline spans) say what remark says: block by block and span by span, with
 * every field that remark gives.
 */
import assert from 'node:assert/strict';
import {
  byteVariants,
  commonmarkExamples,
  corpusDocuments,
  gfmExamples,
  markerSoups,
  randomEdits,
  syntheticDocuments,
  workspaceDocuments,
} from '../support/documents';
import type { TestDocument } from '../support/documents';
import { knownDifferences } from './knownDifferences';
import { firstDifference, told } from './readerComparison';

/** Differences that are not known, and how many documents show a known one. */
function compare(documents: readonly TestDocument[]): { unknown: string[]; known: number } {
  const unknown: string[] = [];
  let known = 0;
  for (const { name, text } of documents) {
    const difference = firstDifference(text);
    if (difference === undefined) continue;
    if (knownDifferences.some(({ covers }) => covers(text, difference))) known++;
    else unknown.push(`${name}: ${told(difference)}${text.length < 500 ? ` in ${JSON.stringify(text)}` : ''}`);
  }
  return { unknown, known };
}

function identical(documents: readonly TestDocument[]): void {
  assert.deepEqual(compare(documents), { unknown: [], known: 0 });
}

describe('fast readers of markdown, compared with remark', () => {
  it('agree on the CommonMark examples', () => {
    const documents = commonmarkExamples();
    assert.ok(documents.length >= 650);
    identical(documents);
  });

  it('agree on the GFM examples', () => {
    const documents = gfmExamples();
    assert.ok(documents.length >= 670);
    identical(documents);
  });

  it('agree on the example workspaces', () => {
    const documents = workspaceDocuments();
    assert.ok(documents.length > 0);
    identical([...documents, ...syntheticDocuments()]);
  });

  it('agree with byte order marks, CRLF, lone CR and no final line ending', () => {
    identical(byteVariants([...commonmarkExamples(), ...workspaceDocuments(), ...syntheticDocuments()]));
  });

  it('agree on at least 99.9 % of a corpus of real documents, and differ as known on the others', () => {
    const documents = corpusDocuments();
    const { unknown, known } = compare(documents);
    assert.deepEqual(unknown, []);
    assert.ok(known <= documents.length / 1000, `${known} of ${documents.length} differ`);
  });

  it('agree on random edits', () => {
    const documents = [...commonmarkExamples(), ...gfmExamples(), ...workspaceDocuments(), ...syntheticDocuments()];
    assert.deepEqual(compare(randomEdits(documents, 6000, 20)).unknown, []);
    assert.deepEqual(compare(randomEdits(syntheticDocuments(), 2000, 21)).unknown, []);
  });

  it('agree on texts made of markers', () => {
    assert.deepEqual(compare(markerSoups(10_000, 22)).unknown, []);
  });

  for (const { name, example, covers } of knownDifferences) {
    it(`still differ: ${name}`, () => {
      const difference = firstDifference(example);
      assert.ok(difference !== undefined && covers(example, difference));
    });
  }
});
