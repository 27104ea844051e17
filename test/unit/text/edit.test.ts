import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/text/edit';

describe('text edits', () => {
  it('are told in offsets of the text before them, in any order', () => {
    const edits = [
      { start: 4, end: 7, newText: 'two' },
      { start: 0, end: 3, newText: 'first' },
      { start: 7, end: 7, newText: '!' },
    ];
    assert.equal(applyEdits('one 2nd', edits), 'first two!');
    assert.equal(applyEdits('one 2nd', [...edits].reverse()), 'first two!');
  });

  it('keep the order of insertions at one place, and put them before a replacement there', () => {
    const edits = [
      { start: 1, end: 2, newText: 'B' },
      { start: 1, end: 1, newText: 'x' },
      { start: 1, end: 1, newText: 'y' },
    ];
    assert.equal(applyEdits('abc', edits), 'axyBc');
  });

  it('that touch do not overlap', () => {
    const edits = [
      { start: 0, end: 1, newText: '' },
      { start: 1, end: 2, newText: 'c' },
    ];
    assert.equal(applyEdits('ab', edits), 'c');
  });

  it('are refused if two overlap', () => {
    const edits = [
      { start: 0, end: 2, newText: '' },
      { start: 1, end: 3, newText: '' },
    ];
    assert.throws(() => applyEdits('abc', edits), /overlaps/);
    assert.throws(() => applyEdits('abc', [edits[0], { start: 1, end: 1, newText: 'x' }]), /overlaps/);
  });

  it('are refused outside the text', () => {
    assert.throws(() => applyEdits('abc', [{ start: 2, end: 4, newText: '' }]), /outside/);
    assert.throws(() => applyEdits('abc', [{ start: 2, end: 1, newText: '' }]), /outside/);
  });

  it('leave the text alone if there are none', () => {
    assert.equal(applyEdits('abc', []), 'abc');
  });
});
