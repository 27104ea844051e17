import assert from 'node:assert/strict';
import { readBlocks } from '../../../server/src/core/markdown/blockReader';
import { labelsOf, normaliseLabel, readInline } from '../../../server/src/core/markdown/inlineReader';

/** The spans of a one-line text as `kind source`. */
function spans(text: string, labels?: ReadonlySet<string>): string[] {
  return readInline(text, [0, text.length], labels).map((span) => `${span.kind} ${text.slice(span.start, span.end)}`);
}

describe('inline reader', () => {
  it('finds nothing, at no cost, in plain text', () => {
    assert.equal(readInline('plain *text*', [0, 12]), readInline('FR-001', [0, 6]));
  });

  it('lets code, tags and autolinks win over links', () => {
    assert.deepEqual(spans('[a`](b)`'), ['code `](b)`']);
    assert.deepEqual(spans('[a<b c="](d)">'), ['html <b c="](d)">']);
    assert.deepEqual(spans('[a<http://b](c)>'), ['autolink <http://b](c)>']);
  });

  it('heeds escapes outside code only', () => {
    assert.deepEqual(spans('\\[FR-1\\](a) \\`b` `c\\`'), ['code ` `']);
    assert.deepEqual(spans('`a\\|b`'), ['code `a\\|b`']);
  });

  it('reads no link in a link, and nothing in an image', () => {
    assert.deepEqual(spans('[a [b](c) d](e)'), ['link [b](c)']);
    assert.deepEqual(spans('[![a `b`](c)](d)'), ['link [![a `b`](c)](d)', 'image ![a `b`](c)']);
  });

  it('tells comments from tags', () => {
    assert.deepEqual(spans('<!-- a --><b><?c?>'), ['comment <!-- a -->', 'html <b>', 'comment <?c?>']);
  });

  it('reads bare autolinks as GFM does', () => {
    assert.deepEqual(spans('see www.a.b/c_(d), (https://e.f). g@h.i'), [
      'autolink www.a.b/c_(d)',
      'autolink https://e.f',
      'autolink g@h.i',
    ]);
  });

  it('gives text and destination of inline links', () => {
    const text = 'a [b c](<d e> "f")';
    const [link] = readInline(text, [0, text.length]);
    assert.ok(link);
    assert.equal(text.slice(link.textStart, link.textEnd), 'b c');
    assert.equal(text.slice(link.destinationStart, link.destinationEnd), 'd e');
  });

  it('resolves references against the labels it is given, and only those', () => {
    const text = '[a], [ B\tc ][], [t][a] and [x]\n\n[A]: u\n[b C]: v\n';
    const blocks = readBlocks(text);
    const line = text.slice(0, text.indexOf('\n'));
    assert.deepEqual(spans(line), []);
    assert.deepEqual(spans(line, labelsOf(text, blocks)), ['link [a]', 'link [ B\tc ][]', 'link [t][a]']);
  });

  it('normalises labels as CommonMark does', () => {
    assert.equal(normaliseLabel(' Straße \n x '), normaliseLabel('STRASSE X'));
  });

  it('maps spans of several lines to the source', () => {
    const text = '> a `b\n> c` d\n';
    const [code] = readInline(text, [2, 6, 9, 13]);
    assert.equal(text.slice(code?.start, code?.end), '`b\n> c`');
  });
});
