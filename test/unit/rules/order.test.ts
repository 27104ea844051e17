import assert from 'node:assert/strict';
import { Checker } from '../../../server/src/core/rules/check';
import { rules } from '../../../server/src/core/rules/registry';
import { workspaceDocuments } from '../../support/documents';
import { workspaceOf } from '../../support/folderInMemory';

describe('rules', () => {
  it('say the same in any order, and read only', () => {
    const files = new Map(workspaceDocuments().map(({ name, text }) => [name.replace('test/workspaces/', ''), text]));
    const snapshot = workspaceOf(files).snapshot();
    const first = [...new Checker().check(snapshot)];
    const reversed = [...new Checker({}, [...rules].reverse()).check(snapshot)];
    assert.ok(first.length > 3);
    assert.deepEqual(reversed, first);
    assert.deepEqual([...new Checker().check(snapshot)], first);
  });
});
