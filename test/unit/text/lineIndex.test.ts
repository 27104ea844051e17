import assert from 'node:assert/strict';
import { LineIndex, lineStarts } from '../../../server/src/core/text/lineIndex';

describe('line index', () => {
  it('ends lines at LF, CRLF and a lone CR, and at nothing else', () => {
    assert.deepEqual([...lineStarts('a\nb\r\nc\rd')], [0, 2, 5, 7]);
    assert.deepEqual([...lineStarts('\r\r\n\n\r')], [0, 1, 3, 4, 5]);
    assert.deepEqual([...lineStarts('a\u2028b\fc\vd\u0085e')], [0]);
  });

  it('has one line for an empty text, and an empty one after a final line ending', () => {
    assert.equal(new LineIndex('').lineCount, 1);
    assert.equal(new LineIndex('a\n').lineCount, 2);
    assert.equal(new LineIndex('a\n').lineEnd(1), 2);
  });

  it('counts UTF-16 units', () => {
    const index = new LineIndex('😀é\nx');
    assert.deepEqual(index.positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(index.positionAt(4), { line: 1, character: 0 });
    assert.equal(index.offsetAt({ line: 0, character: 3 }), 3);
  });

  it('leads from every offset to a position and back', () => {
    const text = 'a\r\nbc\rd\n\n😀\r\n';
    const index = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const inEnding = text.startsWith('\r\n', offset - 1);
      assert.equal(index.offsetAt(index.positionAt(offset)), inEnding ? offset - 1 : offset);
    }
  });

  it('clamps what lies outside the text, or behind the end of a line', () => {
    const index = new LineIndex('ab\r\ncd');
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(index.offsetAt({ line: 9, character: 0 }), 6);
    assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
    assert.equal(index.offsetAt({ line: 1, character: -5 }), 4);
    assert.deepEqual(index.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(index.positionAt(-1), { line: 0, character: 0 });
  });

  it('tells where lines start and end, without their endings', () => {
    const text = 'ab\r\n\rc\n';
    const index = new LineIndex(text);
    const lines = Array.from({ length: index.lineCount }, (_, line) =>
      text.slice(index.lineStart(line), index.lineEnd(line)),
    );
    assert.deepEqual(lines, ['ab', '', 'c', '']);
  });

  it('is built fast for large texts of any line ending', () => {
    for (const line of ['x\n', 'x\r\n', 'x\r', 'x']) {
      const text = line.repeat(1_000_000);
      const started = performance.now();
      assert.equal(new LineIndex(text).lineCount, line === 'x' ? 1 : 1_000_001);
      assert.ok(performance.now() - started < 2000);
    }
  });
});
