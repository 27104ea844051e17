import assert from 'node:assert/strict';
import { checkFixture, findingsOf, parseFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { row, shared, type SharedParts } from '../../../support/sharedPlans';

const CODE = 'trace/split-section-overlap';
const all = [row(1), row(2), row(3), row(4)];
const parts = (change: Partial<SharedParts> = {}): SharedParts => ({
  first: '1.1',
  second: '1.1',
  rows: all,
  others: [row(2), row(4)],
  traced: ['[1.1-1]–[1.1-4]', '[1.1-2], [1.1-4]'],
  ...change,
});
const overlap = (change: Partial<SharedParts> = {}): string => shared(parts(change));
/** The second plan has a row of its own as well. */
const wide = overlap({
  others: [row(2), row(4), '- [ ] [2.1-1] A mat → WP-1'],
  traced: ['[1.1-1]–[1.1-4]', '[1.1-2], [1.1-4], [2.1-1]'],
});
const label = `//^"1.1-2" warning ${CODE}: The plans of Phase 1 and Phase 2 both own [1.1-2] and [1.1-4], and neither`;

describe(CODE, () => {
  it('is told once, at the first row that the later plan repeats', () =>
    void checkFixture(overlap({ others: [`${row(2)}\n${label}`, row(4)] })));

  it('is no matter of one plan, though the master plan has its phase twice', () => {
    const { files } = parseFixture(overlap({ second: 'none yet', others: null }));
    const master = files.get('master.md') ?? '';
    const phase = master.slice(master.indexOf('### Phase 1'));
    const { findings } = findingsOf({ files: new Map([...files, ['master.md', `${master}\n${phase}`]]), expected: [] });
    assert.ok(findings.every(({ code }) => code !== CODE));
  });

  for (const [what, change] of [
    ['the first phase notes that it shares', { first: '1.1 (with the desk)' }],
    ['the second phase notes that it shares', { second: '1.1 (partial — desk)' }],
    ['the second phase does not cover the section', { second: 'all sections' }],
    [
      'the row names the other phase',
      { others: [row(2).replace('WP-1', 'Phase 1'), row(4).replace('WP-1', 'Phase 1')] },
    ],
    [
      'the row is put off',
      { others: [`${row(2)} (deferred)`.replace(' → WP-1', ''), row(4).replace('WP-1', 'Phase 1')] },
    ],
    ['the heading says it', { others: ['### Shared with the doors', '', row(2), row(4)] }],
  ] as const)
    it(`is silent where ${what}`, () => void checkFixture(overlap(change)));

  it('takes a range of the coverage for a claim on each of its sections', () =>
    void checkFixture(overlap({ second: '1.1–1.1', others: [`${row(2)}\n${label}`, row(4)] })));

  it('offers a note for either phase, and the removal from either plan', () =>
    assert.deepEqual(fixTitles(wide, CODE), [
      'Note in the coverage of Phase 2: 1.1 (shared with Phase 1)',
      'Note in the coverage of Phase 1: 1.1 (shared with Phase 2)',
      'Remove [1.1-2] and [1.1-4] from phase-2.md',
      'Remove [1.1-2] and [1.1-4] from phase-1.md',
    ]));

  it('is mended by each of them', () => {
    assert.deepEqual(mend(wide, CODE).diff, [
      '- **HighLevelReqs Coverage**: 1.1',
      '+ **HighLevelReqs Coverage**: 1.1 (shared with Phase 1)',
    ]);
    assert.deepEqual(mend(wide, CODE, { choose: 'Note in the coverage of Phase 1' }).diff, [
      '- **HighLevelReqs Coverage**: 1.1',
      '+ **HighLevelReqs Coverage**: 1.1 (shared with Phase 2)',
    ]);
    const removed = [`- ${row(2)}`, `- ${row(4)}`];
    assert.deepEqual(mend(wide, CODE, { choose: 'Remove [1.1-2] and [1.1-4] from phase-1.md' }).diff, removed);
    const fromSecond = { choose: 'Remove [1.1-2] and [1.1-4] from phase-2.md', reveals: ['document/empty-section'] };
    assert.deepEqual(mend(wide, CODE, fromSecond).diff, removed);
  });

  it('leaves a checklist its last row', () =>
    assert.ok(!fixTitles(overlap(), CODE).includes('Remove [1.1-2] and [1.1-4] from phase-2.md')));

  it('removes rows of a table, and none that holds something else', () => {
    const table = ['| ID | Requirement | WP |', '|---|---|---|', '| [1.1-2] | Lamp at night for 30 seconds | WP-1 |'];
    const extra = '| [2.1-1] | A mat | WP-1 |';
    const more = overlap({ others: [...table, extra], traced: ['[1.1-1]–[1.1-4]', '[1.1-2], [2.1-1]'] });
    assert.deepEqual(mend(more, CODE, { choose: 'Remove [1.1-2] from phase-2.md' }).diff, [`- ${table[2] ?? ''}`]);
    const alone = overlap({ others: table, traced: ['[1.1-1]–[1.1-4]', '[1.1-2]'] });
    assert.ok(!fixTitles(alone, CODE).some((title) => title.endsWith('from phase-2.md')));
    const nested = overlap({ others: [`${row(2)}\n  - in winter`], traced: ['[1.1-1]–[1.1-4]', '[1.1-2]'] });
    assert.ok(!fixTitles(nested, CODE).some((title) => title.endsWith('from phase-2.md')));
  });
});
