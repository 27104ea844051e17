/** What of a record's cell is Plantrace's, and what a person's. */
import assert from 'node:assert/strict';
import { updatedCell, type RecordCell } from '../../../../server/src/core/authoring/verification/recordCells';

const cases: readonly (readonly [kind: RecordCell, cell: string, now: string, then: string])[] = [
  // Its own words give way, in whatever dress.
  ['result', 'Pass', 'Gaps', 'Gaps'],
  ['result', '**Pass**', 'Gaps', 'Gaps'],
  ['result', '✅ Passed', 'Gaps', 'Gaps'],
  ['result', '', 'Nothing to check', 'Nothing to check'],
  ['result', 'PASSED', 'Pass', 'PASSED'],
  ['walked', '2 traced; 1 orphan work', '3 traced', '3 traced'],
  ['walked', '4 covered, not verified; 1 orphan', '–', '–'],
  ['findings', 'A (orphan), [1.1-2] (orphan) and 3 more', 'A (orphan)', 'A (orphan)'],
  ['findings', '–', 'A (orphan)', 'A (orphan)'],
  ['findings', 'none', 'A (orphan)', 'A (orphan)'],
  // What a person put behind them stays.
  ['result', 'Gaps; all dismissed', 'Pass', 'Pass; all dismissed'],
  ['result', 'Gaps (see below)', 'Pass', 'Pass (see below)'],
  ['walked', '2 traced (all by Ada)', '3 traced', '3 traced (all by Ada)'],
  ['findings', 'A (orphan) and B (orphan); B is dismissed', 'B (orphan)', 'B (orphan); B is dismissed'],
  ['findings', 'A (orphan) – dismissed', '–', '– – dismissed'],
  // A person's own words stay, and what they do not say stands before them.
  ['result', 'Pass, before WP-8 was added', 'Pass', 'Pass, before WP-8 was added'],
  ['result', 'Pass, before WP-8 was added', 'Gaps', 'Gaps; Pass, before WP-8 was added'],
  ['result', 'Gaps; Pass, before WP-8 was added', 'Pass', 'Pass; Pass, before WP-8 was added'],
  ['result', 'Passable', 'Gaps', 'Gaps; Passable'],
  ['result', 'Waits for Phase 2', 'Nothing to check', 'Waits for Phase 2'],
  ['walked', 'all of them, twice', '3 traced', 'all of them, twice'],
  ['findings', 'WP-2 (orphan work) is no work', '–', 'WP-2 (orphan work) is no work'],
  ['findings', 'A is missing', 'A (orphan)', 'A (orphan); A is missing'],
  ['findings', '', '–', ''],
  // Boxes of a template.
  ['result', '[ ] Pass / [ ] Fail', 'Gaps', '[ ] Pass / [x] Fail'],
  ['result', '[x] Pass / [ ] Fail', 'Pass', '[x] Pass / [ ] Fail'],
  ['result', '[x] Pass / [ ] Fail', 'Gaps', 'Gaps; [x] Pass / [ ] Fail'],
];

describe('cells of a verification record', () => {
  for (const [kind, cell, now, then] of cases)
    it(`${kind} "${cell}", now "${now}"`, () => {
      assert.equal(updatedCell(kind, cell, now), then);
      assert.equal(updatedCell(kind, then, now), then, 'again');
    });

  it('are read in no time, however long', () => {
    const long = `${'A (orphan), '.repeat(20_000)}and so on`;
    assert.equal(updatedCell('findings', long, 'B (orphan)'), `B (orphan); ${long}`);
    const open = 'A ('.repeat(50_000);
    assert.equal(updatedCell('findings', open, '–'), open);
  });
});
