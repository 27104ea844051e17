import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleIn } from '../../../../support/corpus';
import { mendAll } from '../../../../support/mending';

const workspaces = path.join('test', 'workspaces');

/** What a repair cannot help to bring up: a matrix that has a row to follow, and work that was done and is so no more. */
const FOLLOWS = ['document/stale-matrix', 'plan/done-before-dependency', 'plan/status-conflict'];
/** What is only defined has still to get its work, its criteria, its source and its place in a phase. */
const LEFT_TO_DO = [
  'plan/phase-order',
  'plan/unscheduled-work',
  'trace/missing-source',
  'trace/orphan-requirement',
  'trace/orphan-work',
  'trace/unverified-requirement',
];

function revealedBy(title: string): string[] {
  if (title.startsWith('Define ')) return [...FOLLOWS, ...LEFT_TO_DO];
  // The links of one document are reviewed; those of the others are still told of, in other words.
  if (title.startsWith('Mark ')) return [...FOLLOWS, 'trace/suspect-link'];
  // A phase that has its plan already owes rows to a section that it takes on.
  return title.startsWith('Add section ') ? [...FOLLOWS, 'trace/orphan-requirement'] : FOLLOWS;
}

describe('every fix of the trace rules in the example workspaces', () => {
  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`mends ${entry.name}, one at a time`, function () {
      this.timeout(60_000);
      const files = exampleIn(path.join(workspaces, entry.name));
      assert.ok(mendAll(files, 'trace/', revealedBy) > 0);
    });
  }
});
