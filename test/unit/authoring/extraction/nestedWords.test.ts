import assert from 'node:assert/strict';
import { NestedWords } from '../../../../server/src/core/authoring/extraction/nestedWords';
import { workspaceOf } from '../../../support/folderInMemory';

const SOURCE = 'docs/HighLevelReqs.md';

/** What rows of `docs/plans/phase-1.md` say of the bullets of a section; `!` before prohibitions. */
function said(section: string): string[] {
  const text = `# Requirements\n\n### 1.1 Part\n\n${section}\n`;
  const snapshot = workspaceOf(new Map([[SOURCE, text]])).snapshot();
  const { graph } = snapshot;
  const words = new NestedWords(snapshot, 'docs/plans/phase-1.md');
  const file = graph.fileIndex(SOURCE);
  return (graph.file(SOURCE)?.facts.items ?? []).flatMap(({ strength }, i) => {
    if (strength !== 'derived') return [];
    const { words: row, negative } = words.of(graph.itemNumber(file, i));
    return [negative ? `! ${row}` : row];
  });
}

describe('the words of a row', () => {
  it('say what leads up to them, level by level', () =>
    assert.deepEqual(
      said('- A gate has:\n  - a wheel\n    - Hand use\n      1. It turns left.\n      2. It never turns right.'),
      [
        'A gate has',
        'A gate has — a wheel',
        'A gate has — a wheel — Hand use',
        'A gate has — a wheel — Hand use — It turns left.',
        '! A gate has — a wheel — Hand use — It never turns right.',
      ],
    ));

  it('stand alone below a bullet that says something of its own', () =>
    assert.deepEqual(
      said('- A gate has a wheel, a chain and a lock that is oiled\n  - The wheel is red.\n- It opens.\n  - It shuts.'),
      ['A gate has a wheel, a chain and a lock that is oiled', 'The wheel is red.', 'It opens.', 'It shuts.'],
    ));

  it('say of a bullet with several sentences only the one that leads up to them', () =>
    assert.deepEqual(said('- A gate opens. It must take:\n  - boats'), [
      'A gate opens.',
      'It must take',
      'It must take — boats',
    ]));

  it('say the line above a list where that prohibits, and mark the prohibition', () => {
    assert.deepEqual(said('Boats must not:\n\n- turn\n- wait'), ['! Boats must not — turn', '! Boats must not — wait']);
    assert.deepEqual(said('The following applies:\n\n- Boats turn.'), ['Boats turn.']);
    assert.deepEqual(said('Boats must not wait.\n\n- They turn.'), ['They turn.']);
    assert.deepEqual(said('As [there](a.md), no boat may:\n\n- turn'), ['! As there, no boat may — turn']);
  });

  it('keep their dress, and lead links from where they will stand', () =>
    assert.deepEqual(said('- See `a` and [there](a.md#b):\n  - **first** [too][x]\n\n[x]: c.md'), [
      'See `a` and [there](../a.md#b)',
      'See `a` and [there](../a.md#b) — **first** [too](../c.md)',
    ]));
});
