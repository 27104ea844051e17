import assert from 'node:assert/strict';
import { compileTemplate, foldHyphens, matchTemplate } from '../../../server/src/core/ids/template';

/** `series|digits|suffix`, null where the word is no such ID. */
function taken(template: string, word: string): string | null {
  const parsed = matchTemplate(compileTemplate(template), word);
  return parsed && [parsed.series, parsed.digits, parsed.suffix].join('|');
}

const rows: [template: string, word: string, expected: string | null][] = [
  ['WP-{n}', 'WP-7', 'WP-|7|'],
  ['WP-{n}', 'WP-07', 'WP-|07|'],
  ['WP-{n}', 'WP-1.7', null],
  ['WP-{n}', 'WP-7a', null],
  ['WP-{n}', 'WP-', null],
  ['WP-{n}', 'XWP-7', null],
  ['WP-{n}', 'WP-1234567890', null],
  ['WP-{n}{letter?}', 'WP-7a', 'WP-|7|a'],
  ['WP-{n}{letter?}', 'WP-7A', null],
  ['WP-{n}{letter?}', 'WP-7ab', null],
  ['WP-{dotted}', 'WP-7', 'WP-|7|'],
  ['WP-{dotted}', 'WP-1.7', 'WP-1.|7|'],
  ['WP-{dotted}', 'WP-1.7.3', 'WP-1.7.|3|'],
  ['WP-{dotted}', 'WP-.7', null],
  ['{section}-{n}', '4.4-3', '4.4-|3|'],
  ['{section}-{n}', '3.8.1-10', '3.8.1-|10|'],
  ['{section}-{n}', '8-1', '8-|1|'],
  ['{section}-{n}', '2024-01', null],
  ['{section}-{n}', '4..4-1', null],
  ['{section}-{n}', '4.4', null],
  ['REQ-{name}-{n}{letter?}', 'REQ-HOST-4a', 'REQ-HOST-|4|a'],
  ['REQ-{name}-{n}{letter?}', 'REQ-FUN-PTP-033', 'REQ-FUN-PTP-|033|'],
  ['REQ-{name}-{n}{letter?}', 'REQ-3-1', null],
  ['REQ-{name}-{n}{letter?}', 'REQ--1', null],
  ['REQ-{name}-{n}{letter?}', 'REQ-HOST--1', null],
  ['REQ-{name}-{n}{letter?}', 'REQ-1', null],
  ['KDD-{name}-{n}', 'KDD-data-storage-2', 'KDD-data-storage-|2|'],
];

describe('ID templates', () => {
  for (const [template, word, expected] of rows) {
    it(`${template} takes ${word} as ${expected}`, () => assert.equal(taken(template, word), expected));
  }

  for (const wrong of ['WP-{x}', '{n}-{n}', 'WP-', '{name}{n}', 'WP-{n}-suffix']) {
    it(`refuses ${wrong} with a sentence that names it`, () =>
      assert.throws(
        () => compileTemplate(wrong),
        (error: Error) => error.message.includes(wrong),
      ));
  }

  it('look at each character a bounded number of times', () => {
    const template = compileTemplate('REQ-{name}-{n}{letter?}');
    const begin = Date.now();
    assert.equal(matchTemplate(template, `REQ-${'A-'.repeat(200_000)}`), null);
    assert.equal(matchTemplate(compileTemplate('{section}-{n}'), `${'1.'.repeat(200_000)}-1`), null);
    assert.ok(Date.now() - begin < 1000);
  });

  it('compare after folding U+2010 and U+2011, and no other dash', () =>
    assert.equal(foldHyphens('A\u20101\u2011B\u2013C'), 'A-1-B\u2013C'));
});
