import assert from 'node:assert/strict';
import { exampleFiles, firstShown } from '../../../client/src/example/files';
import { Checker } from '../../../server/src/core/rules/check';
import { markdownIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

describe('the example that the walkthrough writes', () => {
  const files = new Map(Object.entries(exampleFiles));

  it('is what lies beside it', () => assert.deepEqual(files, new Map(markdownIn('client/src/example'))));

  it('has one gap, which one fix closes, in what is shown first', () => {
    const found = [...new Checker().check(workspaceOf(files).snapshot()).values()].flat();
    assert.deepEqual(
      found.map(({ file, code, severity, id }) => `${file} ${severity} ${code} ${id ?? ''}`).sort(),
      [
        'docs/plans/master-plan.md information plan/unplanned-phase Phase 2',
        `${firstShown} warning trace/orphan-requirement 1.1-3`,
      ].sort(),
    );
  });
});
