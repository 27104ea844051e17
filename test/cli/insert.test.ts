import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace } from '../support/commandLine';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

/** Runs it twice: the first time writes, the second time finds nothing to do. */
async function twice(cwd: string, args: readonly string[]): Promise<readonly [string, string]> {
  const said: string[] = [];
  for (let run = 0; run < 2; run++) {
    const { status, stdout, stderr } = await plantrace(['insert', ...args], { cwd });
    assert.deepEqual([status, stderr], [0, ''], stderr);
    said.push(stdout.trim());
  }
  return [said[0] ?? '', said[1] ?? ''];
}

const findings = async (cwd: string): Promise<number> =>
  linesOf((await plantrace(['check', '--format', 'github'], { cwd })).stdout).filter((line) => line.startsWith('::'))
    .length;

describe('plantrace insert', () => {
  it('inserts a row below a line, and enters it into the matrix', async () => {
    const cwd = copyOfExample('phased-plan');
    const text = readFileSync(path.join(cwd, PLAN), 'utf8');
    const line = text.split('\n').findIndex((one) => one.includes('[3.2-1]')) + 1;
    const before = await findings(cwd);
    const place = `${PLAN}:${line}`;
    const dry = await plantrace(['insert', 'row', place, '--requirement', '3.2-5', '--dry-run'], { cwd });
    assert.equal(dry.status, 0, dry.stderr);
    assert.match(dry.stdout, /^\+- \[ \] \[3\.2-5\] An overdue loan can still be renewed/m);
    assert.equal(readFileSync(path.join(cwd, PLAN), 'utf8'), text);
    const [first, second] = await twice(cwd, ['row', place, '--requirement', '3.2-5']);
    assert.match(
      first,
      /^Inserted \[3\.2-5\] in docs\/plans\/phase-1-\S+ and docs\/plans\/requirements-traceability\.md\.$/,
    );
    assert.match(second, /has a row for 3\.2-5 already/);
    assert.equal(await findings(cwd), before, 'the bullet without a row is now a row without work');
  });

  it('gives what no work covers of a section to a work package', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = await findings(cwd);
    const [first, second] = await twice(cwd, ['uncovered', PLAN, '--section', '3.2', '--work', 'WP-5']);
    assert.equal(first, `WP-5 of ${PLAN} covers [3.2-5], in a new row.`);
    assert.equal(second, `${PLAN} covers everything of 3.2.`);
    assert.equal(await findings(cwd), before - 1);
  });

  it('inserts a work package with what it covers', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = await findings(cwd);
    const [first, second] = await twice(cwd, ['work-package', PLAN, '--title', 'Late renewals', '--traces', '3.2-5']);
    assert.equal(first, `Inserted WP-9 into ${PLAN}, which covers [3.2-5].`);
    assert.equal(second, `WP-9 of ${PLAN} is called that already.`);
    assert.equal(await findings(cwd), before - 1);
  });

  it('inserts a criterion, and maps a risk', async () => {
    const cwd = copyOfExample('phased-plan');
    const [first, second] = await twice(cwd, ['criterion', PLAN, '--work', 'WP-8', '--text', 'Nobody queues']);
    assert.equal(first, `Inserted a criterion into WP-8 of ${PLAN}.`);
    assert.equal(second, `WP-8 of ${PLAN} has that criterion already.`);
    const table = copyOfExample('task-table');
    const before = await findings(table);
    const risk = ['risk', 'Rollout_Plan.md', '--risk', 'R-008', '--tasks', 'T-009', 'T-013'];
    const mapped = await twice(table, risk);
    assert.deepEqual(mapped, [
      'Mapped R-008 to T-009 and T-013 in Rollout_Plan.md.',
      'Rollout_Plan.md maps R-008 to T-009 and T-013 already.',
    ]);
    assert.equal(await findings(table), before - 1);
  });

  it('says what is missing, and where rows can be told', async () => {
    const cwd = copyOfExample('phased-plan');
    const asked = await plantrace(['insert', 'uncovered', PLAN, '--section', '3.2'], { cwd });
    assert.deepEqual([asked.status, asked.stdout], [2, '']);
    assert.match(asked.stderr, /Say which with --work: .*"WP-5".* and "A new work package"\.$/m);
    const nowhere = await plantrace(['insert', 'row', `${PLAN}:8`], { cwd });
    assert.equal(nowhere.status, 2);
    assert.match(
      nowhere.stderr,
      /has no rows to go on with: put the cursor into "1\.1 Branches and Kiosks" \(line \d+\)/,
    );
  });
});
