import assert from 'node:assert/strict';
import type { ComparedItem } from '../../../../server/src/core/features/changes/compared';
import { pairItems } from '../../../../server/src/core/features/changes/pairs';

/** `a.md WP-3 Hang the bell`: the rest is the title. */
function item(line: string, number: number): ComparedItem {
  const [path = '', id = '', ...words] = line.split(' ');
  const title = words.join(' ');
  return {
    item: number,
    id,
    kind: 'work-package',
    path,
    scope: '.',
    title,
    meaning: title.toLowerCase(),
    source: null,
  };
}

/** `WP-1 → WP-2`, `- WP-3`, `+ WP-4`. */
function pairing(before: readonly string[], now: readonly string[]): string[] {
  const { pairs, removed, added } = pairItems(before.map(item), now.map(item));
  return [
    ...pairs.map((pair) => `${pair.before.path} ${pair.before.id} → ${pair.now.path} ${pair.now.id}`),
    ...removed.map(({ path, id }) => `- ${path} ${id}`),
    ...added.map(({ path, id }) => `+ ${path} ${id}`),
  ];
}

describe('which item is which', () => {
  it('is told by words before IDs', () =>
    assert.deepEqual(
      pairing(
        ['a.md WP-1 Cast it', 'a.md WP-2 Hang it'],
        ['a.md WP-1 Dig it', 'a.md WP-2 Cast it', 'a.md WP-3 Hang it'],
      ),
      ['a.md WP-1 → a.md WP-2', 'a.md WP-2 → a.md WP-3', '+ a.md WP-1'],
    ));

  it('is told by the ID in its document, whatever it says', () =>
    assert.deepEqual(pairing(['a.md WP-1 Cast it'], ['a.md WP-1 Ring all of them']), ['a.md WP-1 → a.md WP-1']));

  it('keeps the order of those that say the same', () =>
    assert.deepEqual(
      pairing(
        ['a.md WP-1 Test it', 'a.md WP-2 Test it', 'a.md WP-3 Test it'],
        ['a.md WP-1 Test it', 'a.md WP-3 Test it'],
      ),
      ['a.md WP-1 → a.md WP-1', 'a.md WP-3 → a.md WP-3', '- a.md WP-2'],
    ));

  it('takes one ID in two documents for two, unless they say about the same or one says nothing', () => {
    assert.deepEqual(pairing(['a.md WP-3 Cast the bell'], ['b.md WP-3 Sweep all floors']), [
      '- a.md WP-3',
      '+ b.md WP-3',
    ]);
    assert.deepEqual(pairing(['a.md WP-3 Cast the bell'], ['b.md WP-3 Cast the great bell']), [
      'a.md WP-3 → b.md WP-3',
    ]);
    assert.deepEqual(pairing(['a.md WP-3 Cast the bell'], ['b.md WP-3']), ['a.md WP-3 → b.md WP-3']);
  });

  it('follows a document that moved, with all that was changed in it meanwhile', () =>
    assert.deepEqual(
      pairing(
        ['a.md WP-1 Cast it', 'a.md WP-2 Hang it', 'a.md WP-3 Ring it', 'c.md WP-1 Sweep it'],
        ['b.md WP-1 Cast it', 'b.md WP-2 Hang it', 'b.md WP-3 Play a tune', 'c.md WP-1 Sweep it'],
      ),
      ['a.md WP-1 → b.md WP-1', 'a.md WP-2 → b.md WP-2', 'a.md WP-3 → b.md WP-3', 'c.md WP-1 → c.md WP-1'],
    ));

  it('does not take short words in two documents for the same', () =>
    assert.deepEqual(pairing(['a.md WP-1 Setup', 'c.md WP-1 X'], ['c.md WP-1 X', 'b.md WP-7 Setup']), [
      'c.md WP-1 → c.md WP-1',
      '- a.md WP-1',
      '+ b.md WP-7',
    ]));

  it('is quick for thousands', () => {
    const many = (shift: number): string[] =>
      Array.from({ length: 20_000 }, (_, i) => `d${i % 50}.md WP-${i + shift} Words number ${i} of the plan`);
    const started = performance.now();
    assert.equal(pairing(many(0), many(1)).length, 20_000);
    assert.ok(performance.now() - started < 3000);
  });
});
