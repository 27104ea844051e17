import assert from 'node:assert/strict';
import path from 'node:path';
import { TO_FILL_IN } from '../../server/src/core/authoring/defineItem';
import { refactored, refactoringsAt } from '../../server/src/core/authoring/refactoring/refactorings';
import { refactoringPlaceAt } from '../../server/src/core/features/refactoringPlace';
import { Unresolved } from '../../server/src/core/graph/graph';
import { Checker } from '../../server/src/core/rules/check';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { exampleIn } from '../support/corpus';
import { Random } from '../support/documents';
import { workspaceOf } from '../support/folderInMemory';
import { changed } from '../support/renaming';

const EXAMPLES = ['kiro', 'mixed', 'own-dialect', 'phased-plan', 'schedule', 'spec-kit', 'task-table'];
const ROUNDS = 14;

/** What no refactoring may bring: a citation of nothing, of two things, or a row too many. */
const DAMAGE = ['trace/dangling-reference', 'trace/broken-range', 'trace/duplicate-id', 'document/broken-link'];

function damageIn(snapshot: Snapshot): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of [...new Checker().check(snapshot).values()].flat())
    if (DAMAGE.includes(code)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** By the words of an item: how many citations in a role lead to it. */
function citations({ graph }: Snapshot): Map<string, number> {
  const counts = new Map<string, number>();
  for (let reference = 0; reference < graph.referenceCount; reference++) {
    const target = graph.parts.targets[reference] ?? (Unresolved.silent as number);
    const role = graph.roleOf(reference);
    if (target < 0 || role === null) continue;
    const { kind, title } = graph.item(target);
    // What something cited before there was a row for it.
    if (title === TO_FILL_IN) continue;
    const key = `${graph.fileOfReference(reference).path} ${role} ${kind} ${title.replace(/\d+/g, '#')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('refactorings of random rows of the example workspaces', () => {
  for (const name of EXAMPLES) {
    it(`keep every citation on its item, ${name}`, () => {
      const random = new Random(name.length * 31);
      const files = exampleIn(path.join('test', 'workspaces', name));
      const snapshot = workspaceOf(files).snapshot();
      const before = damageIn(snapshot);
      const cited = citations(snapshot);
      const items = snapshot.files.flatMap((file) =>
        file.facts.items.filter(({ strength }) => strength !== 'example').map((item) => ({ file: file.path, item })),
      );
      let done = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const { file, item } = random.pick(items);
        const found = refactoringPlaceAt(snapshot, file, item.start);
        const offers = found ? refactoringsAt(snapshot, found.place) : [];
        if (!found || offers.length === 0) continue;
        const { title } = random.pick(offers);
        const change = refactored(snapshot, found.place, title);
        if ('refused' in change) {
          assert.match(change.refused, /[.;]/);
          continue;
        }
        const after = workspaceOf(changed(files, change)).snapshot();
        const damage = damageIn(after);
        for (const [code, count] of Object.entries(damage))
          assert.ok(count <= (before[code] ?? 0), `${title}: ${code} ${count}, was ${before[code] ?? 0}`);
        if (/^(?:Insert|Move .* renumber$)/.test(title)) assert.deepEqual(citations(after), cited, title);
        done++;
      }
      if (name === 'phased-plan' || name === 'spec-kit' || name === 'task-table') assert.ok(done > 0);
    });
  }
});
