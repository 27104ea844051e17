import assert from 'node:assert/strict';
import { wordDiff } from '../../../server/src/core/text/wordDiff';

/** As git writes it: `[-gone-]`, `{+new+}`. */
function diff(before: string, now: string): string {
  return wordDiff(before, now)
    .map(({ what, text }) => (what === 'same' ? text : what === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join(' ');
}

describe('the difference of two texts, word by word', () => {
  it('is nothing where the words are the same', () => {
    assert.equal(diff('A door opens', 'A  door\nopens'), 'A door opens');
    assert.equal(diff('', ''), '');
  });

  it('is what is gone before what is new, between what stays', () => {
    assert.equal(
      diff('A lost card is blocked at once', 'A lost card is blocked within a second'),
      'A lost card is blocked [-at once-] {+within a second+}',
    );
    assert.equal(diff('It rings', 'It never rings'), 'It {+never+} rings');
    assert.equal(diff('It never rings', 'It rings'), 'It [-never-] rings');
    assert.equal(diff('a b c d e', 'a x c y e'), 'a [-b-] {+x+} c [-d-] {+y+} e');
    assert.equal(diff('', 'new'), '{+new+}');
    assert.equal(diff('old', ''), '[-old-]');
  });

  it('keeps every word of both, whatever they are', () => {
    const words = ['a', 'b', 'c', '\ud83d\ude00'];
    for (let seed = 1; seed < 300; seed++) {
      const text = (n: number): string =>
        Array.from({ length: (seed * n) % 9 }, (_, i) => words[(seed * (i + n) * 7 + i * i) % 4]).join(' ');
      const [before, now] = [text(3), text(5)];
      const runs = wordDiff(before, now);
      const side = (left: string): string => runs.flatMap(({ what, text: t }) => (what === left ? [] : [t])).join(' ');
      assert.equal(side('new'), before);
      assert.equal(side('gone'), now);
    }
  });

  it('answers at once for texts that have nothing in common', () => {
    const long = (word: string): string => Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join(' ');
    const started = performance.now();
    assert.equal(wordDiff(long('a'), long('b')).length, 2);
    assert.ok(performance.now() - started < 1000);
  });
});
