import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

describe('plantrace verify', () => {
  it('says that a record is out of date, shows what would change, records it, and is done', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = readFileSync(path.join(cwd, PLAN), 'utf8');
    const run = async (...options: string[]): Promise<Run> =>
      await plantrace(['verify', PLAN, '--date', '2026-05-04', ...options], { cwd });
    const stale = await run('--check');
    assert.deepEqual([stale.status, stale.stderr], [1, '']);
    assert.equal(stale.stdout, `Out of date: bring the verification record of ${PLAN} up to date.\n`);
    const shown = await run('--dry-run');
    assert.equal(shown.status, 0);
    assert.ok(
      shown.stdout.includes('\n+| Reverse: every work package has a row | 2026-05-04 | Gaps; Pass, before WP-8'),
    );
    assert.equal(readFileSync(path.join(cwd, PLAN), 'utf8'), before);
    const recorded = await run();
    assert.deepEqual([recorded.status, recorded.stderr], [0, '']);
    assert.ok(recorded.stdout.startsWith(`Brought the verification record of ${PLAN} up to date. The checks leave `));
    const after = readFileSync(path.join(cwd, PLAN), 'utf8');
    for (const options of [[], ['--check']]) {
      const again = await run(...options);
      assert.equal(again.status, 0);
      assert.ok(again.stdout.startsWith(`The verification record of ${PLAN} is up to date.`), again.stdout);
    }
    assert.equal(readFileSync(path.join(cwd, PLAN), 'utf8'), after);
  });

  it('takes the checklist for its plan, and refuses what it cannot verify in one line', async () => {
    const cwd = copyOfExample('phased-plan');
    const own = await plantrace(['verify', 'docs/plans/phase-0-checklist.md', '--check'], { cwd });
    assert.equal(own.stderr, '');
    assert.ok(own.stdout.includes('docs/plans/phase-0-ground-works.md'), own.stdout);
    const ofPhase = ['docs/plans/generate_plans.md', '--plan', 'Phase 0'];
    assert.equal((await plantrace(['verify', ...ofPhase, '--check'], { cwd })).stdout, own.stdout);
    const dated = await plantrace(['verify', ...ofPhase, '--check', '--date', '2031-01-01'], { cwd });
    assert.deepEqual([dated.status, dated.stdout], [0, own.stdout], 'a day makes nothing stale');
    const unsaid = await plantrace(['verify', 'docs/plans/generate_plans.md'], { cwd });
    assert.deepEqual([unsaid.status, unsaid.stdout], [2, '']);
    assert.ok(unsaid.stderr.includes('--plan'), unsaid.stderr);
    const missing = await plantrace(['verify', 'docs/plans/phase-9.md'], { cwd });
    assert.equal(missing.status, 2);
    assert.equal(missing.stderr.trim().split('\n').length, 1);
    const none = await plantrace(['verify', 'notes.md'], { cwd: temporaryFolder({ 'notes.md': '# Notes\n' }) });
    assert.deepEqual([none.status, none.stdout], [2, '']);
    assert.ok(none.stderr.includes('New Phase Plan'), none.stderr);
    const day = await plantrace(['verify', PLAN, '--date', 'May'], { cwd });
    assert.deepEqual([day.status, day.stdout], [2, '']);
  });
});
