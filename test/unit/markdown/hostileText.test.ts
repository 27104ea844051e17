/**
 * Hostile texts: each is read in time that grows with its length, not with its square. The bound is generous; it is
 * there to catch readers that hang.
 */
import assert from 'node:assert/strict';
import { readBlocks } from '../../../server/src/core/markdown/blockReader';
import { labelsOf, readInline } from '../../../server/src/core/markdown/inlineReader';

const BOUND = 3000;
const MANY = 100_000;

function tower(levels: number, between: string): string {
  return Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- a`).join(between);
}

const texts: Record<string, string> = {
  nothing: '',
  '25 KB of quote marks': `${'>'.repeat(25_000)}a\n${'>'.repeat(25_000)}b`,
  'deep quotes, then lazy lines': `${'>'.repeat(25_000)}a\n${'b\n'.repeat(MANY)}`,
  'deep quotes, then blank lines': `${'>'.repeat(25_000)}a${'\n'.repeat(MANY)}b`,
  'deep lists, then blank lines': `${'- '.repeat(MANY)}a${'\n'.repeat(MANY)}b`,
  'deep lists in a quote, then blank lines': `> ${'- '.repeat(MANY)}a\n${'>\n'.repeat(MANY)}`,
  'deep ordered lists': `${'1. '.repeat(MANY)}a\n${' \n'.repeat(MANY)}`,
  'deep footnotes, continued': `${'[^a]:'.repeat(MANY)}\n${'    a\n'.repeat(MANY)}`,
  'a tower of lists': tower(600, '\n'),
  'a tower of lists with blank lines': tower(600, '\n\n'),
  'a line of 700,000 characters': 'word '.repeat(140_000),
  'a line of 700,000 characters with spans': '`a` [b](c) '.repeat(65_000),
  'one table of 300 KB': `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(50_000)}`,
  'many tables': '|a|b|\n|-|-|\n|1|2|\n\n'.repeat(15_000),
  'delimiter rows only': '|-|-|\n'.repeat(50_000),
  'pipes only': `${'|'.repeat(300_000)}\n${'|-'.repeat(150_000)}`,
  NUL: '\0'.repeat(MANY),
  'lone CR': 'a\r'.repeat(MANY),
  'CR and LF in the wrong order': '\n\r'.repeat(MANY),
  'byte order marks': '\uFEFF'.repeat(MANY),
  tabs: '>\t'.repeat(MANY),
  'front matter without end': `---\n${'a\n'.repeat(MANY)}`,
  'thematic breaks that are none': `${'* '.repeat(MANY)}a`,
  definitions: '[a]: b\n'.repeat(MANY),
  'definitions with open titles': '[a]: b "x\n'.repeat(MANY),
  'labels without end': '[a\n'.repeat(MANY),
  'comments without end': '<!-- '.repeat(MANY),
  'comments without end in items': '- <!--\n'.repeat(MANY),
  'raw HTML without end': `<pre>\n${'</'.repeat(MANY)}`,
  'CDATA without end': '<![CDATA['.repeat(MANY),
  'attributes without end': '<a b="'.repeat(MANY),
  'instructions and declarations without end': '<?<!A'.repeat(MANY),
  'back-ticks of every length': Array.from({ length: 1000 }, (_, i) => '`'.repeat(i + 1)).join(' '),
  'back-ticks that do not match': '`a``'.repeat(MANY),
  'opening brackets': '['.repeat(MANY),
  'nested brackets': `${'['.repeat(MANY)}${']'.repeat(MANY)}`,
  'nested links': `${'['.repeat(MANY)}a${'](b)'.repeat(MANY)}`,
  'nested images': `${'!['.repeat(MANY)}a${'](b)'.repeat(MANY)}`,
  'links without end': '[a]('.repeat(MANY),
  'links with open titles': '[a](b ('.repeat(MANY),
  'nested references': `${'[a'.repeat(MANY)}${']'.repeat(MANY)}\n\n[a]: b`,
  references: `${'[a][b '.repeat(MANY)}\n\n[a]: b`,
  'punctuation behind a link': `http://a.b${'!'.repeat(MANY)}c`,
  'entities behind a link': `http://a.b/${'&a'.repeat(MANY)} c`,
  'bare links without blanks': 'http://www.a@'.repeat(MANY),
  'mail addresses': 'a.b@'.repeat(MANY),
};

describe('hostile text', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`${name} is read in bounded time, ranges inside it`, () => {
      const started = performance.now();
      const blocks = readBlocks(text);
      const labels = labelsOf(text, blocks);
      blocks.forEach((block, index) => {
        assert.ok(block.parent < index && block.start >= 0 && block.start <= block.end && block.end <= text.length);
        if (block.kind !== 'paragraph') return;
        for (const span of readInline(text, block.segments, labels)) {
          assert.ok(span.start >= block.start && span.start < span.end && span.end <= block.end);
        }
      });
      readInline(text, [0, text.length], labels);
      const spent = performance.now() - started;
      assert.ok(spent < BOUND, `${spent} ms`);
    });
  }
});
