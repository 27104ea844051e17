import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit';
import { EditedText } from '../../../server/src/core/text/pieces';
import { Random } from '../../support/documents';

function randomEdits(text: string, random: Random): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = random.below(4); at < text.length; at += 1 + random.below(9)) {
    const end = Math.min(text.length, at + random.below(4));
    edits.push({ start: at, end, newText: 'xyz'.slice(random.below(4)) });
    at = end;
  }
  return edits;
}

describe('a text that is edited several times', () => {
  it('is what the edits make of one another, and one list of edits makes it of the first', () => {
    const random = new Random(7);
    for (let round = 0; round < 300; round++) {
      const first = 'abcdefghijklmnopqrstuvw'.slice(random.below(20));
      const edited = new EditedText(first);
      let text = first;
      for (let step = 0; step < 4; step++) {
        const edits = randomEdits(text, random);
        text = applyEdits(text, edits);
        edited.apply(edits);
        assert.equal(edited.text, text);
        assert.equal(applyEdits(first, edited.edits), text);
      }
    }
  });

  it('tells no more than was changed', () => {
    const edited = new EditedText('one two three four');
    edited.apply([{ start: 4, end: 7, newText: '2' }]);
    edited.apply([{ start: 12, end: 16, newText: '4' }]);
    edited.apply([{ start: 4, end: 5, newText: 'two' }]);
    assert.deepEqual(edited.edits, [{ start: 14, end: 18, newText: '4' }]);
  });

  it('takes no edits that overlap', () =>
    assert.throws(() =>
      new EditedText('abc').apply([
        { start: 0, end: 2, newText: '' },
        { start: 1, end: 3, newText: '' },
      ]),
    ));
});
