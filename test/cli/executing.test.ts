import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';
const CHECKLIST = 'docs/plans/phase-1-checklist.md';

async function ended(args: readonly string[], cwd: string, status = 0): Promise<Run> {
  const run = await plantrace(args, { cwd });
  assert.equal(run.status, status, run.stdout + run.stderr);
  return run;
}

async function withChecklist(): Promise<string> {
  const cwd = copyOfExample('phased-plan');
  await ended(['new', 'checklist', PLAN], cwd);
  return cwd;
}

const read = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');

describe('plantrace done', () => {
  const TASKS = 'specs/001-bells/tasks.md';
  const folder = (): string =>
    temporaryFolder({
      [TASKS]: '\ufeff# Tasks: Bells\r\n\r\n- [x] T001 Cast it\r\n- [ ] T002 Hang it\r\n',
      'specs/002-clocks/tasks.md': '# Tasks: Clocks\n\n- [ ] T002 Cut the wheels\n',
    });

  it('marks an ID of a document, and says so only once', async () => {
    const cwd = folder();
    const dry = await ended(['done', 'T002', TASKS, '--dry-run'], cwd);
    assert.match(dry.stdout, /\+- \[x\] T002 Hang it/);
    assert.match(read(cwd, TASKS), /- \[ \] T002/);
    assert.equal((await ended(['done', 'T002', TASKS], cwd)).stdout, 'Marked T002 as done.\n');
    assert.equal(read(cwd, TASKS), '\ufeff# Tasks: Bells\r\n\r\n- [x] T001 Cast it\r\n- [x] T002 Hang it\r\n');
    assert.equal((await ended(['done', 'T002', TASKS], cwd)).stdout, `T002 is done already in ${TASKS}.\n`);
  });

  it('takes a line, and asks for the document where several have the ID', async () => {
    const cwd = folder();
    const { stderr } = await ended(['done', 'T002', '--root', '.'], cwd, 2);
    assert.match(
      stderr,
      /T002 stands in several documents\. Say which with --document: .*specs\/002-clocks\/tasks\.md/,
    );
    await ended(['done', 'T002', '--document', 'specs/002-clocks/tasks.md'], cwd);
    assert.match(read(cwd, 'specs/002-clocks/tasks.md'), /- \[x\] T002/);
    await ended(['done', `${TASKS}:4`], cwd);
    assert.match(read(cwd, TASKS), /- \[x\] T002/);
    assert.match((await ended(['done', 'T009'], cwd, 2)).stderr, /Nothing here is called T009/);
  });
});

describe('plantrace complete, defer and compliance', () => {
  it('complete a work package with what it covers', async () => {
    const cwd = await withChecklist();
    const args = ['complete', PLAN, '--work', 'WP-2', '--date', '2026-03-05'];
    const run = await ended(args, cwd);
    assert.match(run.stdout, /^Marked WP-2 as complete: 4 requirements recorded\.\n$/);
    assert.match(read(cwd, CHECKLIST), /\| WP-2 \| Card Service \| \[x\] Complete \| 2026-03-05 \|/);
    assert.match((await ended(args, cwd)).stdout, /is complete already/);
  });

  it('ask for what was not said, and do nothing then', async () => {
    const cwd = await withChecklist();
    const before = read(cwd, PLAN);
    const first = await ended(['complete', PLAN, '--work', 'WP-5'], cwd, 2);
    assert.match(first.stderr, /WP-4 is not done, and WP-5 depends on it\..*--anyway/);
    const second = await ended(['complete', PLAN, '--work', 'WP-5', '--anyway', '--criteria', '1,2'], cwd, 2);
    assert.match(second.stderr, /--defer-to/);
    assert.equal(read(cwd, PLAN), before);
    const args = ['complete', PLAN, '--work', 'WP-5', '--anyway', '--criteria', '1', '2', '--defer-to', 'WP-6'];
    assert.match((await ended(args, cwd)).stdout, /2 criteria ticked, 2 deferred to WP-6/);
    assert.match(read(cwd, PLAN), /\(verifies \[3\.2-3\]\), deferred to WP-6\n/);
  });

  it('put a criterion off by its line', async () => {
    const cwd = await withChecklist();
    const line =
      read(cwd, PLAN)
        .split('\n')
        .findIndex((one) => one.includes('The 26th volume')) + 1;
    const args = ['defer', `${PLAN}:${line}`, '--to', 'wp-6', '--reason', 'no shelf is that long'];
    assert.match(
      (await ended(args, cwd)).stdout,
      /^Deferred the criterion of WP-4 to WP-6, in the plan and its checklist\.\n$/,
    );
    assert.match(
      read(cwd, PLAN),
      /The 26th volume is refused \(verifies \[3\.1-5\]\), deferred to WP-6: no shelf is that long\n/,
    );
    assert.match(read(cwd, CHECKLIST), /\| The 26th volume is refused → WP-6 \|/);
    assert.match((await ended(args, cwd)).stdout, /already/);
  });

  it('record a check with what a seed draws', async () => {
    const cwd = await withChecklist();
    const known = ['compliance', PLAN, '--build', 'pass', '--tests', 'not-run', '--date', '2026-03-05'];
    const { stderr } = await ended(known, cwd, 2);
    assert.match(stderr, /Say which for all three with --spot-check, and --seed \d+: "Pass" and "Fail"\./);
    const args = [...known, '--seed', '7', '--spot-check', 'pass', 'pass', 'pass'];
    assert.match((await ended(args, cwd)).stdout, /build passed, tests not run and spot-check passed\.\n$/);
    assert.match(read(cwd, CHECKLIST), /\| All tests pass \| 2026-03-05 \| \[ \] Pass \/ \[ \] Fail \| Not run \|/);
    assert.match((await ended(args, cwd)).stdout, /has this check of 2026-03-05 already/);
    assert.match((await ended([...known, '--seed', 'x'], cwd, 2)).stderr, /"x" is no seed/);
  });
});
