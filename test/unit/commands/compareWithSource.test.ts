import assert from 'node:assert/strict';
import { compareWithSource } from '../../../server/src/core/commands/compareWithSource';
import { asked, refused, run } from '../../support/executing';
import { masterPlan, phasePlan, requirements, workPackage } from '../../support/planText';

const MASTER = 'docs/master.md';
const SOURCE = 'docs/HighLevelReqs.md';
const PLAN = 'docs/phase-1.md';

const master = masterPlan({
  1: ['**Requirements Coverage**: 1.1–1.3', `**Plan Document**: \`${PLAN}\``],
  2: ['**Requirements Coverage**: 1.3 (the yard)', '**Plan Document**: `docs/phase-2.md`'],
});
const plan = phasePlan({
  checklist:
    '### 1.1 Doors\n\n- [ ] [1.1-1] The door closes within 20 seconds → WP-1\n- [ ] [1.1-2] Rust gets brushed away in spring → WP-1\n\n### 1.2 Bells\n\n- [ ] [1.2-1] The bell rings at noon → WP-1\n\n### 1.3 Lamps\n\n- [ ] [1.3-1] A lamp stands at the gate → WP-1',
  packages: workPackage('WP-1', '[1.1-1], [1.1-2], [1.2-1], [1.3-1]'),
});
const source = requirements({
  '1.1': ['The door closes within 30 seconds.', 'Snow is shovelled in winter.'],
  '1.2': ['The bell rings at noon.'],
  '1.3': ['A lamp stands at the gate.', 'The yard is lit until midnight.'],
});
const files = new Map([
  [MASTER, master],
  [SOURCE, source],
  [PLAN, plan],
]);

const lineOf = (path: string, words: string): number =>
  (files.get(path) ?? '').split('\n').findIndex((line) => line.includes(words)) + 1;
const at = (path: string, words: string): string => `(${path}#L${lineOf(path, words)})`;

describe('a plan that is compared with its source', () => {
  it('is told row by row what is new, changed and gone, with links to both', () => {
    const { answer } = run(compareWithSource, files, { path: PLAN });
    assert.ok('text' in answer, JSON.stringify(answer));
    assert.equal(answer.title, 'Phase 1 and its source');
    assert.equal(
      answer.text,
      `# Phase 1 and its source

[${PLAN}](${PLAN}#L1) held against its sources as they are now: 2 unchanged, 2 new, 1 changed, 1 gone.

## [1.1 Section 1.1]${at(SOURCE, '### 1.1')}

- **New**: [1.1-3] [source]${at(SOURCE, 'Snow')} "Snow is shovelled in winter."
- **Changed**: [[1.1-1]]${at(PLAN, 'within 20')} "The door closes within 20 seconds" → [source]${at(SOURCE, 'within 30')} "The door closes within 30 seconds."
- **Gone**: [[1.1-2]]${at(PLAN, 'Rust')} "Rust gets brushed away in spring" – no bullet says that any more

## [1.3 Section 1.3]${at(SOURCE, '### 1.3')}

- **In no plan yet, shared with Phase 2**: [1.3-2] [source]${at(SOURCE, 'midnight')} "The yard is lit until midnight."
- **Unchanged**: 1 row

## Unchanged

- [1.2 Section 1.2]${at(SOURCE, '### 1.2')}: 1 row

New bullets become rows with *Extract Requirements* or *New Phase Plan*. Rows that changed or are gone are yours to change: their IDs are cited elsewhere.
`,
    );
  });

  it('is told that nothing changed where that is so, without advice', () => {
    const same = requirements({ '1.1': [], '1.2': ['The bell rings at noon.'], '1.3': [] });
    const only = phasePlan({
      checklist: '- [ ] [1.2-1] The bell rings at noon → WP-1',
      packages: workPackage('WP-1', '[1.2-1]'),
    });
    const { answer } = run(
      compareWithSource,
      new Map([
        [SOURCE, same],
        [PLAN, only],
      ]),
      { path: PLAN },
    );
    assert.ok(
      'text' in answer && answer.text.includes(' 1 unchanged, 0 new, 0 changed, 0 gone.'),
      JSON.stringify(answer),
    );
    assert.ok(!answer.text.includes('**') && !answer.text.includes('Extract'), answer.text);
  });

  it('is the one of the phase around the cursor, and asked for elsewhere', () => {
    assert.ok('text' in run(compareWithSource, files, { path: MASTER, at: 'Coverage' }).answer);
    assert.equal(asked(compareWithSource, files, { path: SOURCE }).name, 'plan');
  });

  it('is refused where it has nothing of a source', () => {
    const bare = new Map([[PLAN, phasePlan({})]]);
    assert.match(
      refused(run(compareWithSource, bare, { path: PLAN })),
      /has no rows of a source.*Extract Requirements/,
    );
  });
});
