import assert from 'node:assert/strict';
import { extract } from '../../../../server/src/core/authoring/extraction/extract';
import { matchedRows } from '../../../../server/src/core/authoring/extraction/matchedRows';
import { recordedBaseline } from '../../../../server/src/core/authoring/recordBaseline';
import { baselineFile } from '../../../../server/src/core/baseline/file';
import { workspaceOf } from '../../../support/folderInMemory';

const SOURCE = 'docs/HighLevelReqs.md';
const PLAN = 'docs/phase-1-pump.md';

const source = (...bullets: readonly string[]): string =>
  `# Requirements\n\n### 2.1 Valves\n\n${bullets.map((bullet) => `- ${bullet}\n`).join('')}`;

const plan = (...rows: readonly string[]): string =>
  `# Phase 1: Pump\n\n## Requirements Checklist\n\n${rows.map((row) => `- [ ] ${row}\n`).join('')}\n## Work Packages\n`;

/** What is told of each bullet, and the rows that have none. */
function told(files: Readonly<Record<string, string>>): { bullets: string[]; gone: string[] } {
  const compared = extract(workspaceOf(new Map(Object.entries(files))).snapshot(), [
    { source: SOURCE, section: '2.1' },
  ]);
  assert.ok(!('refused' in compared) && compared.length === 1);
  const [{ bullets = [], gone = [] } = {}] = compared;
  return { bullets: bullets.map(({ id, state, words }) => `${id} ${state}: ${words}`), gone: gone.map(({ id }) => id) };
}

describe('a section that is extracted again', () => {
  const valves = ['The inlet closes within 30 seconds.', 'The outlet opens by hand.', 'A bell rings at noon.'];

  it('has nothing but new bullets before the first time', () =>
    assert.deepEqual(told({ [SOURCE]: source(...valves) }), {
      bullets: [
        '2.1-1 new: The inlet closes within 30 seconds.',
        '2.1-2 new: The outlet opens by hand.',
        '2.1-3 new: A bell rings at noon.',
      ],
      gone: [],
    }));

  it('tells what is new, changed, reworded and gone, row by row', () => {
    const rows = plan(
      '[2.1-1] The inlet closes within 20 seconds → WP-1',
      '[2.1-2] The outlet is opened by hand, always → WP-1',
      '[2.1-3] Rust gets brushed away in spring → WP-1',
      '[2.1-4] **A bell** rings at noon → WP-1',
    );
    const text = source(...valves, 'Snow is shovelled in winter.');
    assert.deepEqual(told({ [SOURCE]: text, [PLAN]: rows }), {
      bullets: [
        '2.1-1 changed: The inlet closes within 30 seconds.',
        '2.1-2 reworded: The outlet opens by hand.',
        '2.1-4 same: A bell rings at noon.',
        '2.1-5 new: Snow is shovelled in winter.',
      ],
      gone: ['2.1-3'],
    });
  });

  it('goes by the baseline where the words tell nothing', () => {
    const before = {
      [SOURCE]: source(...valves),
      [PLAN]: plan('[2.1-1] Inlet: quick', '[2.1-2] Opening the outlet by hand'),
    };
    const recorded = recordedBaseline(workspaceOf(new Map(Object.entries(before))).snapshot());
    assert.ok('change' in recorded && recorded.change);
    const [creation] = recorded.change.creations;
    const changed = source('The inlet closes.', 'The outlet opens by hand, or by foot.', 'A bell rings at noon.');
    const { bullets } = told({ ...before, [SOURCE]: changed, [baselineFile]: creation?.text ?? '' });
    assert.equal(bullets[1], '2.1-2 changed: The outlet opens by hand, or by foot.');
  });

  it('adds nothing where a row may say it in other words', () => {
    const rows = plan('[2.1-1] The inlet closes, the outlet opens by hand', '[2.1-2] Outlet valves open by hand only');
    const { bullets } = told({ [SOURCE]: source('The inlet closes.', 'The outlet opens by hand.'), [PLAN]: rows });
    assert.ok(
      bullets.every((bullet) => !bullet.includes(' new: ')),
      bullets.join('\n'),
    );
  });
});

describe('rows and bullets', () => {
  const said = (...words: readonly string[]): { bare: string; whole: string }[] =>
    words.map((one) => ({ bare: one, whole: one }));

  it('belong together first where they say the same, whatever is like them as well', () => {
    const { rowOf, isSame } = matchedRows(said('A lid:', 'A lid closes'), ['A lid closes']);
    assert.deepEqual(
      [rowOf, isSame],
      [
        [-1, 0],
        [false, true],
      ],
    );
  });

  it('say the same in other dress', () => {
    const row = '**A lid** [closes](../b.md#x) by `itself` (negative)';
    assert.deepEqual(matchedRows(said('A lid [closes](b.md) by itself.'), [row]).isSame, [true]);
  });

  it('are counted where several are alike', () => {
    const rows = ['The door opens at eight'];
    const { isNew } = matchedRows(said('The door opens at eight.', 'The door opens at nine.'), rows);
    assert.deepEqual(isNew, [false, true]);
  });
});
