import assert from 'node:assert/strict';
import { Checker } from '../../../server/src/core/rules/check';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { lampWith, LAMP_SPEC, LAMP_TASKS } from '../../support/idForms';

const found = (snapshot: Snapshot): string[] =>
  [...new Checker().check(snapshot).values()].flat().map(({ file, code, message }) => `${file} ${code} ${message}`);

describe('a snapshot with other texts', () => {
  const { files } = parseFixture(lampWith('- [ ] T003 Wick (FR-003)\n'));

  it('is the folder as it would be, and leaves the one that it was made of as it was', () => {
    const workspace = workspaceOf(files);
    const snapshot = workspace.snapshot();
    const before = found(snapshot);
    const texts = new Map([
      [LAMP_SPEC, (files.get(LAMP_SPEC) ?? '').replace('**FR-003**', '**FR-077**')],
      [LAMP_TASKS, `${files.get(LAMP_TASKS) ?? ''}- [ ] T003 Once more\n`],
    ]);
    const other = snapshot.withTexts(texts);
    assert.deepEqual(found(other), found(workspaceOf(new Map([...files, ...texts])).snapshot()));
    assert.notDeepEqual(found(other), before);
    assert.deepEqual(found(snapshot), before);
    assert.deepEqual(found(workspace.snapshot()), before);
    assert.equal(other.text(LAMP_TASKS), texts.get(LAMP_TASKS));
    assert.equal(snapshot.text(LAMP_TASKS), files.get(LAMP_TASKS));
    const again = other.withTexts(new Map([[LAMP_SPEC, files.get(LAMP_SPEC) ?? '']]));
    assert.equal(again.text(LAMP_TASKS), texts.get(LAMP_TASKS));
  });
});
