import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { gapsView } from '../../../../server/src/core/features/listed/gaps';
import { questionsView } from '../../../../server/src/core/features/listed/questions';
import { requirementsView } from '../../../../server/src/core/features/listed/requirements';
import { traceView } from '../../../../server/src/core/features/listed/trace';
import { nodeWithId, type ListedView } from '../../../../server/src/core/features/viewNodes';
import type { Snapshot } from '../../../../server/src/core/workspace/snapshot';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { assertGolden } from '../../../support/golden';
import { allNodes, listed, nodesAsText } from '../../../support/listing';

const workspaces = path.join('test', 'workspaces');

/** What the trace is shown of: a file, and words in it at which the cursor stands. */
const traced: Record<string, [file: string, words: string][]> = {
  'phased-plan': [
    ['docs/plans/phase-1-ledger-and-patrons.md', '[2.3-4]'],
    ['docs/plans/phase-1-ledger-and-patrons.md', 'WP-5: '],
    ['docs/requirements/HighLevelReqs.md', '3.4 Offline Lending'],
  ],
  'task-table': [
    ['Rollout_Plan.md', 'T-006'],
    ['Survey_Report.md', 'R-008'],
  ],
  'spec-kit': [
    ['specs/001-tool-lending/spec.md', 'FR-001'],
    ['specs/001-tool-lending/tasks.md', 'T005'],
  ],
  kiro: [['.kiro/specs/tide-board/tasks.md', '1.1']],
};

function viewsOf(snapshot: Snapshot, name: string): Record<string, ListedView> {
  const views: Record<string, ListedView> = {
    Requirements: listed(snapshot, requirementsView),
    Questions: listed(snapshot, questionsView),
    'Gaps by rule': listed(snapshot, gapsView),
    'Gaps by phase': listed(snapshot, gapsView, { groupBy: 'phase' }),
  };
  for (const [file, words] of traced[name] ?? []) {
    const offset = snapshot.text(file)?.indexOf(words) ?? -1;
    assert.ok(offset >= 0, `${file} does not say ${words}`);
    views[`Trace of ${words} in ${file}`] = listed(snapshot, traceView, { place: { path: file, offset: offset + 1 } });
  }
  return views;
}

describe('the views of the example workspaces', () => {
  for (const { name } of readdirSync(workspaces, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const snapshot = workspaceOf(exampleIn(path.join(workspaces, name))).snapshot();

    it(`${name} is shown as its golden file says`, () => {
      const text = Object.entries(viewsOf(snapshot, name)).map(
        ([title, { roots, shown, all }]) => `# ${title} (${shown} of ${all})\n\n${nodesAsText(roots).join('\n')}\n`,
      );
      assertGolden(text.join('\n'), path.join(workspaces, `${name}.views.golden.txt`));
    });

    it(`${name} has no two nodes of one id, and finds each by its own`, () => {
      for (const [title, { roots }] of Object.entries(viewsOf(snapshot, name))) {
        const nodes = allNodes(roots);
        assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length, title);
        for (const node of nodes) assert.deepEqual(nodeWithId(roots, node.id)?.place, node.place, node.id);
      }
    });
  }
});
