import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace } from '../support/commandLine';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'Rollout_Plan.md';

describe('plantrace move', () => {
  it('moves a task, shows it first if that is asked for, and says so when it is there', async () => {
    const cwd = copyOfExample('task-table');
    const read = (): string => readFileSync(path.join(cwd, PLAN), 'utf8');
    const before = read();
    const args = ['move', 'T-011', PLAN, '--to', 'Phase C'];
    const dry = await plantrace([...args, '--dry-run'], { cwd });
    assert.equal(dry.status, 0, dry.stderr);
    assert.match(dry.stdout, /^\+.*T-011/m);
    assert.equal(read(), before);
    const run = await plantrace(args, { cwd });
    assert.deepEqual([run.status, run.stdout], [0, 'Moved T-011 to Phase C.\n'], run.stderr);
    assert.notEqual(read(), before);
    const again = await plantrace(args, { cwd });
    assert.deepEqual([again.status, again.stdout], [0, 'T-011 is in Phase C already.\n'], again.stderr);
  });

  it('names the places that there are, and IDs that there are not', async () => {
    const cwd = copyOfExample('task-table');
    const asked = await plantrace(['move', 'T-011', PLAN], { cwd });
    assert.equal(asked.status, 2);
    assert.match(asked.stderr, /--to: .*Phase A/);
    const unknown = await plantrace(['move', 'T-999', PLAN, '--to', 'Phase C'], { cwd });
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /has no "T-999"/);
  });
});
