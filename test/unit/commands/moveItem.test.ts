import assert from 'node:assert/strict';
import { moveItem } from '../../../server/src/core/commands/moveItem';
import { exampleIn } from '../../support/corpus';
import { changed, changedForGood, commanded, lineChanges } from '../../support/commanding';

const TABLE = 'Rollout_Plan.md';
const table = exampleIn('test/workspaces/task-table');
const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';
const phased = exampleIn('test/workspaces/phased-plan');

const at = (files: ReadonlyMap<string, string>, place: string, words: string): { place: string; offset: number } => {
  const offset = files.get(place)?.indexOf(words) ?? -1;
  assert.ok(offset >= 0, words);
  return { place, offset };
};

describe('moving an item', () => {
  it('asks for the phase, of all phases but its own', () => {
    const answer = commanded(moveItem, table, at(table, TABLE, 'T-011'));
    assert.ok('ask' in answer && answer.ask.kind === 'choice');
    assert.deepEqual(
      answer.ask.choices.map(({ label }) => label),
      ['Phase A', 'Phase B', 'Phase C'],
    );
  });

  it('moves a task to the list of another phase, and says so when it is there', () => {
    const after = changedForGood(moveItem, table, { ...at(table, TABLE, 'T-011'), answers: { to: ['phase c'] } });
    const changes = lineChanges(table.get(TABLE) ?? '', after.get(TABLE) ?? '').join('\n');
    assert.match(changes, /^\+ .*T-011/m);
  });

  it('moves a requirement to other work, with what records it', () => {
    const place = at(phased, PHASE_1, '[3.2-1]');
    const asked = commanded(moveItem, phased, place);
    assert.ok('ask' in asked && asked.ask.kind === 'choice');
    assert.equal(asked.ask.choices.length, 7);
    const answer = commanded(moveItem, phased, { ...place, answers: { to: ['WP-6'] } });
    assert.ok('change' in answer && answer.said === 'Moved 3.2-1 to WP-6.', JSON.stringify(answer));
    assert.notEqual(changed(answer, phased).get(PHASE_1), phased.get(PHASE_1));
  });

  it('refuses where there is nothing to move, and nowhere to go', () => {
    const nothing = commanded(moveItem, phased, { place: PHASE_1, offset: 0 });
    assert.ok('refused' in nothing && nothing.refused.startsWith('Put the cursor on a task'), JSON.stringify(nothing));
    const work = commanded(moveItem, phased, at(phased, PHASE_1, 'WP-4: '));
    assert.ok('refused' in work, JSON.stringify(work));
    const wrong = commanded(moveItem, table, { ...at(table, TABLE, 'T-011'), answers: { to: ['Phase Z'] } });
    assert.ok('refused' in wrong && wrong.refused.includes('none of them'), JSON.stringify(wrong));
  });
});
