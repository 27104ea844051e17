import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

const PLAN = 'docs/plans/phase-2b-holds-notices-fees.md';
const LATER = 'docs/plans/phase-3-opening.md';
const FIRST = 'docs/plans/phase-1-ledger-and-patrons.md';

const run = async (cwd: string, ...args: string[]): Promise<Run> => await plantrace(['new', 'plan', ...args], { cwd });
const textOf = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');

describe('plantrace new plan', () => {
  it('shows the plan of a phase, writes it, and finds nothing to add to it', async () => {
    const cwd = copyOfExample('phased-plan');
    const shown = await run(cwd, '2B', '--dry-run');
    assert.deepEqual([shown.status, shown.stderr], [0, '']);
    assert.ok(shown.stdout.includes('\n+# Phase 2B: Holds, Notices and Fees\n'));
    assert.ok(!existsSync(path.join(cwd, PLAN)));
    const written = await run(cwd, 'Phase 2B');
    assert.deepEqual([written.status, written.stdout, written.stderr], [0, `Created ${PLAN} for Phase 2B.\n`, '']);
    const before = textOf(cwd, PLAN);
    for (const id of ['4.2-4', '5.2-4', '6.1-5', 'REQ-NOTICES-4a', 'CD-Notices-1']) assert.ok(before.includes(id), id);
    const again = await run(cwd, '2b', '.');
    assert.equal(again.stdout, `Nothing to add: ${PLAN} has its sections, rows and work packages.\n`);
    assert.equal(textOf(cwd, PLAN), before);
  });

  it('adds what a plan lacks and keeps every byte of the rest, CRLF and mark included', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = `\uFEFF${textOf(cwd, FIRST).replace(/\n/g, '\r\n')}`;
    writeFileSync(path.join(cwd, FIRST), before);
    const added = '- [ ] [3.2-5] An overdue loan can still be renewed within three days of its due date\r\n';
    assert.equal(
      (await run(cwd, '1')).stdout,
      `Added 1 row to ${FIRST} and docs/plans/requirements-traceability.md.\n`,
    );
    assert.equal(textOf(cwd, FIRST).replace(added, ''), before);
    assert.ok(textOf(cwd, FIRST).includes(added));
  });

  it('writes the plans of all phases that have none, in their order', async () => {
    const cwd = copyOfExample('phased-plan');
    const all = await run(cwd, '--all');
    assert.deepEqual([all.status, all.stderr], [0, '']);
    assert.equal(all.stdout, `Created ${PLAN} for Phase 2B.\nCreated ${LATER} for Phase 3.\n`);
    assert.ok(textOf(cwd, LATER).includes('](phase-2b-holds-notices-fees.md)'));
    assert.equal((await run(cwd, '--all')).stdout, 'Nothing to add: every phase has its plan.\n');
  });

  it('takes the place of a plan that its phase does not name', async () => {
    const cwd = temporaryFolder({
      'master.md': '# Master plan\n\n## Phase Structure\n\n### Phase 1: Desk\n\n**Goal**: A desk.\n',
      '.plantrace/templates/phase-plan.md': '# {{heading}}\n\nOurs.\n\n{{sections}}\n',
    });
    const asked = await run(cwd, '1');
    assert.equal(asked.status, 2);
    assert.match(asked.stderr, /Phase 1 names no plan document\. Say where .* Say it with --path\.\n$/);
    assert.equal((await run(cwd, '1', '--path', 'plans/desk.md')).stdout, 'Created plans/desk.md for Phase 1.\n');
    assert.ok(textOf(cwd, 'plans/desk.md').startsWith('# Phase 1: Desk\n\nOurs.\n\n## Scope\n\nA desk.\n'));
    assert.ok(textOf(cwd, 'master.md').endsWith('**Goal**: A desk.\n\n**Plan Document**: `plans/desk.md`\n'));
    assert.match((await run(cwd, '1')).stdout, /^Nothing to add/);
  });

  it('refuses in one line what it cannot do, and writes nothing', async () => {
    const empty = temporaryFolder({ 'a.md': '# A\n' });
    const none = await run(empty, '1');
    assert.deepEqual([none.status, none.stdout], [2, '']);
    assert.match(none.stderr, /^plantrace: There is no master plan here: write one .*\n$/);
    const cwd = copyOfExample('phased-plan');
    const unknown = await run(cwd, '9');
    assert.equal(unknown.status, 2);
    assert.equal(
      unknown.stderr,
      'plantrace: Phase: "9" is none of them; choose Phase 0, Phase 1, Phase 2A, Phase 2B and Phase 3.\n',
    );
    assert.match((await run(cwd, '--all', '--dry-run')).stderr, /name a phase\.\n$/);
    const open = await run(cwd);
    assert.match(open.stderr, /Say which with --phase: "Phase 2B \(Holds, Notices and Fees\)"/);
  });

  it('leaves a plan that may not be written as it is, and says so', async function () {
    const command = unprivilegedCommand();
    if (command === null) return this.skip();
    const cwd = copyOfExample('phased-plan');
    chmodSync(cwd, 0o755);
    chmodSync(path.join(cwd, path.dirname(FIRST)), 0o777);
    chmodSync(path.join(cwd, FIRST), 0o444);
    const before = textOf(cwd, FIRST);
    const refused = await plantrace(['new', 'plan', '1'], { cwd, command });
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /can't be written/);
    assert.equal(textOf(cwd, FIRST), before);
  });
});
