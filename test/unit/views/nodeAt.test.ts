import assert from 'node:assert/strict';
import { itemAround } from '../../../server/src/core/features/hierarchyEntries';
import { pathToPlace } from '../../../server/src/core/views/nodeAt';
import { phaseTree } from '../../../server/src/core/views/phaseTree';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';

/** The labels from a root down to what stands where a document says some words. */
function wayTo(example: string, path: string, words: string): string[] {
  const files = exampleIn(`test/workspaces/${example}`);
  const snapshot = workspaceOf(files).snapshot();
  const offset = (files.get(path) ?? assert.fail(path)).indexOf(words);
  assert.ok(offset >= 0, words);
  const roots = phaseTree(snapshot, new Map());
  const way = pathToPlace(roots, snapshot.graph, { path, offset }, itemAround(snapshot, path, offset));
  return way.map(({ label }) => label);
}

describe('the node of a cursor', () => {
  it('is the work package whose section it stands in', () => {
    assert.deepEqual(wayTo('phased-plan', PHASE_1, '### WP-4'), ['Phase 1', 'WP-4']);
    assert.deepEqual(wayTo('phased-plan', PHASE_1, 'WP-4: Loan').slice(0, 2), ['Phase 1', 'WP-4']);
  });

  it('is the row of a criterion', () =>
    assert.deepEqual(
      wayTo('phased-plan', PHASE_1, 'Two renewals succeed').map((label) => label.slice(0, 12)),
      ['Phase 1', 'WP-5', 'Two renewals'],
    ));

  it('is the requirement of a row, below the first work that covers it', () =>
    assert.deepEqual(wayTo('phased-plan', PHASE_1, '[3.2-1]').slice(-1), ['[3.2-1]']));

  it('is the phase, in its plan above all work and in the master plan', () => {
    assert.deepEqual(wayTo('phased-plan', PHASE_1, '# Phase 1'), ['Phase 1']);
    assert.deepEqual(wayTo('phased-plan', 'docs/plans/generate_plans.md', '### Phase 2B'), ['Phase 2B']);
  });

  it('is what a citation elsewhere means', () =>
    assert.deepEqual(wayTo('phased-plan', 'docs/plans/requirements-traceability.md', '3.2-1').slice(-1), ['[3.2-1]']));

  it('is a task of a table, and of a nested list', () => {
    assert.deepEqual(wayTo('task-table', 'Rollout_Plan.md', 'T-006'), ['Phase B', 'T-006']);
    assert.deepEqual(wayTo('kiro', '.kiro/specs/tide-board/tasks.md', '2.1').slice(1, 3), ['2', '2.1']);
  });

  it('is nothing where the tree shows nothing of it', () => {
    const files = new Map([...exampleIn('test/workspaces/phased-plan'), ['README.md', '# Words\n\nNothing else.\n']]);
    const snapshot = workspaceOf(files).snapshot();
    assert.deepEqual(
      pathToPlace(phaseTree(snapshot, new Map()), snapshot.graph, { path: 'README.md', offset: 9 }, -1),
      [],
    );
  });
});
