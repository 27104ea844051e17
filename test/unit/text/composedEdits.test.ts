import assert from 'node:assert/strict';
import { composedEdits } from '../../../server/src/core/text/composedEdits';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit';

/** Rounds of edits one after the other, and all at once. */
function both(text: string, rounds: readonly (readonly TextEdit[])[]): { after: string; composed: TextEdit[] } {
  const after = rounds.reduce((now, edits) => applyEdits(now, edits), text);
  const composed = composedEdits(text.length, rounds);
  assert.equal(applyEdits(text, composed), after);
  return { after, composed };
}

describe('edits made in rounds', () => {
  it('are none where no round has any', () => assert.deepEqual(composedEdits(5, [[], []]), []));

  it('are told of the first text', () => {
    const { composed } = both('one two', [
      [{ start: 3, end: 3, newText: ' and' }],
      [{ start: 11, end: 11, newText: '!' }],
    ]);
    assert.deepEqual(composed, [
      { start: 3, end: 3, newText: ' and' },
      { start: 7, end: 7, newText: '!' },
    ]);
  });

  it('change what an earlier round put there', () => {
    const { after, composed } = both('ac', [
      [{ start: 1, end: 1, newText: 'xyz' }],
      [{ start: 2, end: 3, newText: 'b' }],
      [{ start: 0, end: 2, newText: '' }],
    ]);
    assert.equal(after, 'bzc');
    assert.deepEqual(composed, [{ start: 0, end: 1, newText: 'bz' }]);
  });

  it('do together what they do one after the other, whatever they are', () => {
    let seed = 11;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let n = 0; n < 500; n++) {
      const text = 'abcdefghij'.slice(0, random(11));
      let now = text;
      const rounds: TextEdit[][] = [];
      for (let r = 0; r < 3; r++) {
        const edits: TextEdit[] = [];
        for (let at = 0; at <= now.length;) {
          const start = Math.min(now.length, at + random(4));
          const end = Math.min(now.length, start + random(3));
          if (random(2) === 0) edits.push({ start, end, newText: 'XYZ'.slice(0, random(4)) });
          at = end + 1;
        }
        rounds.push(edits);
        now = applyEdits(now, edits);
      }
      assert.equal(both(text, rounds).after, now);
    }
  });
});
