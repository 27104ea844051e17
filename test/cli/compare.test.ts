import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace } from '../support/commandLine';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';
const SOURCE = 'docs/requirements/HighLevelReqs.md';

describe('plantrace compare', () => {
  it('says what a source says by now that a plan does not, and changes nothing', async () => {
    const cwd = copyOfExample('phased-plan');
    const source = path.join(cwd, SOURCE);
    writeFileSync(source, readFileSync(source, 'utf8').replace('at most 400', 'at most 500'));
    const plan = readFileSync(path.join(cwd, PLAN), 'utf8');
    const { status, stdout, stderr } = await plantrace(['compare', PLAN], { cwd });
    assert.deepEqual([status, stderr], [0, '']);
    assert.ok(stdout.startsWith(`# Phase 1 and its source\n\n[${PLAN}](${PLAN}#L1) held against its sources`), stdout);
    assert.match(stdout, /1 new, 1 changed, 0 gone/);
    assert.match(stdout, /^- \*\*Changed\*\*: \[\[1\.1-5\]\]\(.*#L\d+\) ".* 400" → \[source\]\(.*#L\d+\) ".* 500\."$/m);
    assert.equal(readFileSync(path.join(cwd, PLAN), 'utf8'), plan);
    const written = await plantrace(['compare', PLAN, '--write', 'changes.md'], { cwd });
    assert.equal(written.stdout, 'Created changes.md.\n');
    assert.equal(readFileSync(path.join(cwd, 'changes.md'), 'utf8').trim(), stdout.trim());
  });

  it('refuses in one line what is no plan with rows of a source', async () => {
    const cwd = copyOfExample('phased-plan');
    const { status, stdout, stderr } = await plantrace(['compare', SOURCE], { cwd });
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^plantrace: Phase plan: Choose the plan .*\n$/);
  });
});
