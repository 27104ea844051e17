import assert from 'node:assert/strict';
import { PhaseState } from '../../../client/src/views/phaseState';

/** What VS Code keeps for a workspace: values that survive as JSON. */
function memory(kept = new Map<string, string>()) {
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T): T | undefined => {
      const value = kept.get(key);
      return value === undefined ? otherwise : (JSON.parse(value) as T);
    },
    update: (key: string, value: unknown): Promise<void> => {
      kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

describe('how somebody looks at the phases', () => {
  it('is the plain tree at first', () => {
    const state = new PhaseState(memory() as never);
    assert.deepEqual(
      [state.wishes, state.isFiltered, state.sort, state.isFollowing, state.isExpanded('/a')],
      [{ only: [], text: '' }, false, 'plan', false, false],
    );
  });

  it('is the same after a reload', () => {
    const kept = memory();
    const before = new PhaseState(kept as never);
    before.wishes = { only: ['gaps', 'open'], text: ' kiosk ' };
    before.sort = 'gaps';
    before.isFollowing = true;
    before.setExpanded('/a', true);
    before.setExpanded('/b', true);
    before.setExpanded('/a', false);
    const after = new PhaseState(kept as never);
    assert.deepEqual(after.wishes, { only: ['open', 'gaps'], text: 'kiosk' });
    assert.ok(after.isFiltered);
    assert.equal(after.sort, 'gaps');
    assert.ok(after.isFollowing);
    assert.deepEqual([after.isExpanded('/a'), after.isExpanded('/b')], [false, true]);
  });

  it('forgets what was opened longest ago, and leaves out what another version has written', () => {
    const kept = memory();
    const before = new PhaseState(kept as never);
    for (let i = 0; i < 1200; i++) before.setExpanded(`/${i}`, true);
    void kept.update('phases.filter', { only: ['open', 'sideways'], text: 7 });
    void kept.update('phases.sort', 'by weight');
    const after = new PhaseState(kept as never);
    assert.deepEqual([after.isExpanded('/0'), after.isExpanded('/1199')], [false, true]);
    assert.deepEqual(after.wishes, { only: ['open'], text: '7' });
    assert.equal(after.sort, 'plan');
  });
});
