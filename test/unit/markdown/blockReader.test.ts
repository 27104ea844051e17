import assert from 'node:assert/strict';
import { readBlocks } from '../../../server/src/core/markdown/blockReader';
import type { Block } from '../../../server/src/core/markdown/blocks';

/** The blocks as an outline: two blanks a level, the kind, and the source from start to end. */
function outline(text: string): string[] {
  const blocks = readBlocks(text);
  const depth = (block: Block): number => (block.parent === -1 ? 0 : 1 + depth(blocks[block.parent]));
  return blocks.map((block) => `${'  '.repeat(depth(block))}${block.kind} ${text.slice(block.start, block.end)}`);
}

describe('block reader', () => {
  it('reads a plan, containers before what they contain', () => {
    const text = '# Plan\n\n- [ ] **T1** do\n  more\n  > why\n\n| a | b |\n|---|---|\n| 1 | 2\\|3 |\n';
    assert.deepEqual(outline(text), [
      'heading # Plan',
      'list - [ ] **T1** do\n  more\n  > why',
      '  item - [ ] **T1** do\n  more\n  > why',
      '    paragraph [ ] **T1** do\n  more',
      '    quote > why',
      '      paragraph why',
      'table | a | b |\n|---|---|\n| 1 | 2\\|3 |',
      '  row | a | b |',
      '  row | 1 | 2\\|3 |',
    ]);
  });

  it('gives the text of a block line by line, without container prefixes and blanks', () => {
    const text = '> - one  \n>   two\nlazy\n';
    const paragraph = readBlocks(text).find((block) => block.kind === 'paragraph');
    assert.ok(paragraph?.kind === 'paragraph');
    const lines = [0, 2, 4].map((i) => text.slice(paragraph.segments[i], paragraph.segments[i + 1]));
    assert.deepEqual(lines, ['one', 'two', 'lazy']);
  });

  it('gives every cell of a row, empty ones as empty ranges', () => {
    const text = '|a||b|\n|-|-|-|\n|`x\\|y`| |\nz\n';
    const rows = readBlocks(text).flatMap((block) => (block.kind === 'row' ? [block.cells] : []));
    const cells = rows.map((row) =>
      row.filter((_, i) => i % 2 === 0).map((start, i) => text.slice(start, row[i * 2 + 1])),
    );
    assert.deepEqual(cells, [['a', '', 'b'], ['`x\\|y`', ''], ['z']]);
  });

  it('counts a byte order mark, lone CR and CRLF in offsets and lines', () => {
    assert.deepEqual(readBlocks('\uFEFF# A\rb\r\n\r\n- c'), [
      { kind: 'heading', parent: -1, start: 1, end: 4, line: 0, depth: 1, setext: false, segments: [3, 4] },
      { kind: 'paragraph', parent: -1, start: 5, end: 6, line: 1, segments: [5, 6] },
      { kind: 'list', parent: -1, start: 10, end: 13, line: 3, ordered: false },
      { kind: 'item', parent: 2, start: 10, end: 13, line: 3, marker: '-', ordinal: -1, markerEnd: 11 },
      { kind: 'paragraph', parent: 3, start: 12, end: 13, line: 3, segments: [12, 13] },
    ]);
  });

  it('tells whether a fence is closed, and which lines it holds', () => {
    const fences = readBlocks('``` ts\na\n```\n\n~~~~\nb\n~~~\n').flatMap((block) =>
      block.kind === 'code' ? block : [],
    );
    assert.deepEqual(
      fences.map(({ closed, fence, fenceLength, firstLine, lastLine }) => [
        closed,
        fence,
        fenceLength,
        firstLine,
        lastLine,
      ]),
      [
        [true, '`', 3, 1, 1],
        [false, '~', 4, 5, 6],
      ],
    );
  });

  it('reads front matter only at the start and only if it ends', () => {
    assert.deepEqual(outline('---\na: 1\n---\n# T\n'), ['frontMatter ---\na: 1\n---', 'heading # T']);
    assert.deepEqual(outline('+++\na = 1\n+++\n'), ['frontMatter +++\na = 1\n+++']);
    assert.deepEqual(outline('---\n- a\n'), ['break ---', 'list - a', '  item - a', '    paragraph a']);
  });

  it('reads definitions and footnotes with their labels', () => {
    const text = '[a b]: <c d> "t"\n[^1]: note\n';
    const found = readBlocks(text).flatMap((block) => {
      if (block.kind !== 'definition' && block.kind !== 'footnote') return [];
      return text.slice(block.labelStart, block.labelEnd);
    });
    assert.deepEqual(found, ['a b', '1']);
  });
});
