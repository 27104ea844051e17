import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace, type Run } from '../support/commandLine';
import { copyOfExample } from '../support/temporaryFolder';

const OPEN = 'docs/plans/phase-1-ledger-and-patrons.md';
const PLAN = 'docs/plans/phase-0-ground-works.md';
const CHECKLIST = 'docs/plans/phase-0-checklist.md';

describe('plantrace gate', () => {
  it('lists what is open with its places, as text and as JSON, and ends with 1', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = readFileSync(path.join(cwd, OPEN), 'utf8');
    const text = await plantrace(['gate', OPEN, '--passed', 'all'], { cwd });
    assert.deepEqual([text.status, text.stderr], [1, '']);
    assert.ok(text.stdout.startsWith('# What is open before Phase 1 can close\n'), text.stdout);
    assert.ok(text.stdout.includes(`\n- [WP-4 Loan Commands](${OPEN}#L165): open\n`), text.stdout);
    const json = await plantrace(['gate', OPEN, '--format', 'json'], { cwd });
    assert.equal(json.status, 1);
    const told = JSON.parse(json.stdout) as { phase: string; open: { kind: string; file: string; line: number }[] };
    assert.equal(told.phase, 'Phase 1');
    assert.ok(told.open.some(({ kind, file, line }) => kind === 'work-package' && file === OPEN && line === 165));
    assert.equal(readFileSync(path.join(cwd, OPEN), 'utf8'), before);
  });

  it('closes a phase once its criteria are said to have passed, and finds nothing to do then', async () => {
    const cwd = copyOfExample('phased-plan');
    const closed = [PLAN, CHECKLIST].map((file) => readFileSync(path.join(cwd, file), 'utf8'));
    const [plan = '', checklist = ''] = closed;
    const opened = checklist
      .replace('**Completed**: 2026-03-04', '**Completed**: in progress')
      .replace('under the right identity | [x]', 'under the right identity | [ ]')
      .replace('**Requirements verified**: 6/6', '**Requirements verified**: N/N');
    assert.notEqual(opened, checklist);
    writeFileSync(path.join(cwd, CHECKLIST), opened);
    const run = async (...options: string[]): Promise<Run> =>
      await plantrace(['gate', PLAN, '--date', '2026-03-04', ...options], { cwd });
    const open = await run();
    assert.equal(open.status, 1);
    assert.ok(open.stdout.includes('under the right identity'), open.stdout);
    const shown = await run('--passed', 'all', '--dry-run');
    assert.deepEqual([shown.status, shown.stderr], [0, '']);
    assert.ok(shown.stdout.includes('\n+**Completed**: 2026-03-04\n'), shown.stdout);
    assert.equal(readFileSync(path.join(cwd, CHECKLIST), 'utf8'), opened);
    const done = await run('--passed', 'all');
    assert.deepEqual([done.status, done.stderr], [0, '']);
    assert.equal(done.stdout, 'Closed Phase 0: ticked one criterion of its gate and filled in the day.\n');
    assert.deepEqual(
      [PLAN, CHECKLIST].map((file) => readFileSync(path.join(cwd, file), 'utf8')),
      [plan, checklist],
    );
    for (const options of [[], ['--passed', 'all'], ['--format', 'json']])
      assert.equal((await run(...options)).status, 0, options.join(' '));
  });

  it('refuses in one line what it does not know', async () => {
    const cwd = copyOfExample('phased-plan');
    for (const options of [
      ['--format', 'xml'],
      ['--format', 'json', '--passed', 'all'],
      ['--also', 'cake'],
    ]) {
      const run = await plantrace(['gate', OPEN, ...options], { cwd });
      assert.deepEqual([run.status, run.stdout], [2, ''], options.join(' '));
      assert.equal(run.stderr.trim().split('\n').length, 1, run.stderr);
    }
  });
});
