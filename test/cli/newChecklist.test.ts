import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';
const CHECKLIST = 'docs/plans/phase-1-checklist.md';

/** Every file below a folder with its bytes. */
function contentOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]),
  );
}

async function create(cwd: string, plan = PLAN): Promise<string> {
  const run = await plantrace(['new', 'checklist', plan], { cwd });
  assert.deepEqual([run.status, run.stderr], [0, ''], run.stderr);
  return run.stdout;
}

describe('plantrace new checklist', () => {
  it('creates the checklist that the master plan announces, and changes nothing else', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = contentOf(cwd);
    assert.equal(await create(cwd), `Created ${CHECKLIST}.\n`);
    const after = contentOf(cwd);
    const created = after.get(CHECKLIST) ?? '';
    after.delete(CHECKLIST);
    assert.deepEqual(after, before);
    for (const id of ['1.1-1', '3.2-4', 'WP-8', 'REQ-LEDGER-4a', 'CD-Ledger-3']) assert.ok(created.includes(id), id);
    const { stdout } = await plantrace(['list', 'documents'], { cwd });
    assert.ok(linesOf(stdout).some((line) => /phase-1-checklist\.md +phased-plan +execution-checklist/.test(line)));
  });

  it('finds nothing to add at once, and never adds findings', async () => {
    const cwd = copyOfExample('phased-plan');
    const findings = await plantrace(['check'], { cwd });
    await create(cwd);
    const before = contentOf(cwd);
    assert.equal(await create(cwd), `Nothing to add: ${CHECKLIST} is up to date.\n`);
    assert.deepEqual(contentOf(cwd), before);
    assert.equal((await plantrace(['check'], { cwd })).stdout, findings.stdout);
  });

  it('adds to a checklist that a person has edited only what is missing, and keeps mark and line ends', async () => {
    const cwd = copyOfExample('phased-plan');
    await create(cwd);
    const file = path.join(cwd, CHECKLIST);
    const lines = readFileSync(file, 'utf8').split('\n');
    const missing = lines.filter((line) => line.includes('[2.1-2]') || /^\| \[?1\.1-3\b/.test(line));
    assert.ok(missing.length > 0);
    const kept = lines
      .filter((line) => !missing.includes(line))
      .map((line) => (line.includes('[1.1-1]') ? line.replace(/Pending|Implemented/, 'Checked by hand 🙂') : line));
    const edited = Buffer.from(`\ufeff${kept.join('\r\n')}\r\nA note of mine.`);
    writeFileSync(file, edited);
    chmodSync(file, 0o640);
    const said = await create(cwd);
    assert.equal(said, `Added ${missing.length} row${missing.length === 1 ? '' : 's'} to ${CHECKLIST}.\n`);
    const after = readFileSync(file);
    assert.deepEqual([...after.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const text = after.toString('utf8');
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false, 'a line end of another kind');
    assert.ok(text.endsWith('\r\nA note of mine.'));
    const now = text.slice(1).split('\r\n');
    assert.deepEqual(
      now.filter((line) => !missing.includes(line)),
      [...kept, 'A note of mine.'],
    );
    assert.deepEqual(
      now.filter((line) => missing.includes(line)),
      missing,
    );
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.equal(await create(cwd), `Nothing to add: ${CHECKLIST} is up to date.\n`);
    assert.deepEqual(readFileSync(file), after);
    assert.deepEqual(
      readdirSync(path.dirname(file)).filter((name) => name.includes('plantrace')),
      [],
      'something was left beside the checklist',
    );
  });

  it('puts the checklist beside its plan, wherever the command is run', async () => {
    for (const [below, plan, root] of [
      ['.', PLAN, CHECKLIST],
      ['docs', 'plans/phase-1-ledger-and-patrons.md', 'docs/plans/phase-1-checklist.md'],
      ['docs/plans', 'phase-1-ledger-and-patrons.md', 'docs/plans/phase-1-checklist.md'],
      ['..', `project/${PLAN}`, CHECKLIST],
    ] as const) {
      const cwd = path.join(temporaryFolder(), 'project');
      renameSync(copyOfExample('phased-plan'), cwd);
      const before = [...contentOf(cwd).keys()];
      await create(path.join(cwd, below), plan);
      assert.deepEqual([...contentOf(cwd).keys()].sort(), [...before, root].sort(), `run in ${below}`);
    }
  });

  it('leaves bytes alone that it could not write back', async () => {
    const cwd = copyOfExample('phased-plan');
    await create(cwd);
    const file = path.join(cwd, CHECKLIST);
    const text = readFileSync(file, 'utf8').replace(/^.*\[2\.1-2\].*\n/gm, '');
    const latin1 = Buffer.concat([Buffer.from(text), Buffer.from('Caf\xe9\n', 'latin1')]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [latin1, utf16]) {
      writeFileSync(file, bytes);
      const run = await plantrace(['new', 'checklist', PLAN], { cwd });
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.equal(linesOf(run.stderr).length, 1);
      assert.match(run.stderr, /phase-1-checklist\.md is not UTF-8/);
      assert.deepEqual(readFileSync(file), bytes);
    }
  });

  it('says what stands in its way, and writes nothing', async function () {
    const cwd = copyOfExample('phased-plan');
    const command = unprivilegedCommand();
    if (!command) return this.skip();
    chmodSync(cwd, 0o755);
    if (process.getuid?.() !== 0) chmodSync(path.join(cwd, 'docs', 'plans'), 0o555);
    const run = await plantrace(['new', 'checklist', PLAN], { cwd, command });
    chmodSync(path.join(cwd, 'docs', 'plans'), 0o755);
    assert.deepEqual([run.status, run.stdout], [2, '']);
    assert.equal(run.stderr, `plantrace: ${CHECKLIST} can't be written: permission denied.\n`);
    assert.equal(existsSync(path.join(cwd, CHECKLIST)), false);
  });

  it('refuses to put anything in the place of another document', async () => {
    const cwd = copyOfExample('phased-plan');
    writeFiles(cwd, {
      [CHECKLIST]: '# Requirements Traceability\n\n| Requirement | Phase |\n|---|---|\n| [1.1-1] | Phase 1 |\n',
    });
    linkSync(path.join(cwd, CHECKLIST), path.join(cwd, 'same.txt'));
    const before = contentOf(cwd);
    const run = await plantrace(['new', 'checklist', PLAN], { cwd });
    if (run.status === 2) assert.deepEqual(contentOf(cwd), before);
    else assert.ok(readFileSync(path.join(cwd, CHECKLIST), 'utf8').includes('| [1.1-1] | Phase 1 |'));
  });
});
