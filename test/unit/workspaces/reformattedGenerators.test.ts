import assert from 'node:assert/strict';
import path from 'node:path';
import { createExecutionChecklist } from '../../../server/src/core/authoring/executionChecklist';
import { updateIndex } from '../../../server/src/core/commands/updateIndex';
import { newPhasePlan } from '../../../server/src/core/commands/newPhasePlan';
import { applyEdits } from '../../../server/src/core/text/edit';
import { changed, commanded } from '../../support/commanding';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';
import { escaped, type Files, prettified, restyled } from '../../support/reformatting';
import { updated } from '../../support/updatingMatrix';

const plans = 'docs/plans';
const phase2A = `${plans}/phase-2a-kiosk-lending.md`;
const matrix = `${plans}/requirements-traceability.md`;

/** All that can be written for the example is written. */
function written(): Files {
  const start = updated(exampleIn(path.join('test', 'workspaces', 'phased-plan')), matrix).files;
  const checklist = createExecutionChecklist(workspaceOf(start).snapshot(), phase2A);
  assert.ok('change' in checklist, JSON.stringify(checklist));
  const after = new Map(start);
  for (const { file, text } of checklist.change.creations) after.set(file, text);
  for (const { file, expectedText, edits } of checklist.change.edits) after.set(file, applyEdits(expectedText, edits));
  const planned = changed(commanded(newPhasePlan, after, { answers: { phase: ['2B'] } }), after);
  return updated(planned, matrix).files;
}

const formatters: Record<string, (files: Files) => Promise<Files>> = {
  prettier: (files) => prettified(files),
  'prettier that wraps': (files) => prettified(files, { proseWrap: 'always', printWidth: 80 }),
  'another formatter': (files) => Promise.resolve(restyled(files)),
  'one that escapes brackets': (files) => Promise.resolve(escaped(files)),
};

describe('what Plantrace wrote and a formatter has been over', () => {
  for (const [name, formatted] of Object.entries(formatters)) {
    it(`needs no second writing: ${name}`, async () => {
      const files = await formatted(written());
      assert.notDeepEqual([...files], [...written()]);
      const snapshot = workspaceOf(files).snapshot();
      assert.ok('unchanged' in createExecutionChecklist(snapshot, phase2A));
      const again = updated(files, matrix).result;
      assert.ok('unchanged' in again, JSON.stringify(again, null, 1));
      const index = commanded(updateIndex, files);
      assert.ok('unchanged' in index, JSON.stringify(index, null, 1));
      const plan = commanded(newPhasePlan, files, { answers: { phase: ['2B'] } });
      assert.ok('unchanged' in plan, JSON.stringify(plan, null, 1));
    });
  }
});
