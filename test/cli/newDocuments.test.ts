import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

/** Every file below a folder with its bytes. */
function contentOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]),
  );
}

async function ok(args: readonly string[], cwd: string): Promise<string> {
  const run = await plantrace(args, { cwd });
  assert.deepEqual([run.status, run.stderr], [0, ''], run.stderr);
  return run.stdout;
}

function refused({ status, stdout, stderr }: Run, reason: RegExp): void {
  assert.deepEqual([status, stdout], [2, ''], stdout);
  assert.match(stderr, reason);
  assert.match(stderr, /^plantrace: [^\n]+\n$/);
}

const kinds: readonly [args: readonly string[], files: readonly string[], created: RegExp][] = [
  [
    ['feature', 'Night bell'],
    ['specs/001-night-bell/plan.md', 'specs/001-night-bell/spec.md', 'specs/001-night-bell/tasks.md'],
    /^Created specs\/001-night-bell with spec\.md, plan\.md and tasks\.md\.\n$/,
  ],
  [['tasks', 'Rollout'], ['docs/rollout.md'], /^Created docs\/rollout\.md\.\n$/],
  [
    ['spec', 'Tide board'],
    ['.kiro/specs/tide-board/design.md', '.kiro/specs/tide-board/requirements.md', '.kiro/specs/tide-board/tasks.md'],
    /^Created \.kiro\/specs\/tide-board with requirements\.md, design\.md and tasks\.md\.\n$/,
  ],
  [
    ['schedule', 'Drills', '--weeks', '3', '--start', '2026-03-02'],
    ['docs/drills.md'],
    /^Created docs\/drills\.md\.\n$/,
  ],
  [['scenario', 'light-the-lamp'], ['docs/scenarios/light-the-lamp.md'], /^Created docs\/scenarios\/light-/],
];

describe('plantrace new feature, tasks, spec, schedule, scenario', () => {
  for (const [args, files, created] of kinds) {
    it(`${args.join(' ')}: creates documents without findings, and leaves them alone the second time`, async () => {
      const cwd = temporaryFolder();
      const dry = await ok(['new', ...args, '--dry-run'], cwd);
      for (const file of files) assert.ok(dry.includes(`+++ b/${file}\n`), dry);
      assert.deepEqual([...contentOf(cwd)], [], 'a dry run writes nothing');
      assert.match(await ok(['new', ...args], cwd), created);
      assert.deepEqual([...contentOf(cwd).keys()].sort(), [...files].sort());
      assert.match(await ok(['check', '--fail-on', 'information'], cwd), /^No findings in \d plan document/);
      const first = contentOf(cwd);
      assert.match(await ok(['new', ...args], cwd), /^Nothing to add: /);
      assert.deepEqual(contentOf(cwd), first);
      for (const file of files) appendFileSync(path.join(cwd, file), '\r\nMine, without an end');
      const edited = contentOf(cwd);
      assert.match(await ok(['new', ...args], cwd), /^Nothing to add: /);
      assert.deepEqual(contentOf(cwd), edited);
    });

    it(`${args[0] ?? ''}: works in another folder, and adds only what is missing of it`, async () => {
      const cwd = temporaryFolder();
      const root = temporaryFolder({ 'README.md': '# Home\r\n' });
      await ok(['new', ...args, '--root', root], cwd);
      assert.deepEqual([...contentOf(cwd)], []);
      const [last = ''] = files.slice(-1);
      for (const file of files) if (file !== last) appendFileSync(path.join(root, file), '\nMine');
      const before = contentOf(root);
      for (const file of files) assert.doesNotMatch(before.get(file)?.replace(/\nMine$/, '') ?? '', /[^\r]\n/);
      rmSync(path.join(root, last));
      assert.match(await ok(['new', ...args, '--root', root], cwd), /^(?:Added tasks\.md to|Created) /);
      assert.deepEqual(contentOf(root), before);
    });
  }

  it('adds no findings to folders that people have worked in, and changes nothing of them', async () => {
    const runs: [example: string, args: string[]][] = [
      ['spec-kit', ['feature', 'Weekly digest']],
      ['kiro', ['spec', 'Weekly digest']],
      ['task-table', ['tasks', 'Second site']],
      ['schedule', ['schedule', 'Next season']],
      ['schedule', ['scenario', 'paint-the-tower', '--depends-on', 'launch-the-boat', 'Light-The-Lamp']],
    ];
    for (const [example, args] of runs) {
      const cwd = copyOfExample(example);
      const before = contentOf(cwd);
      const findings = JSON.parse((await plantrace(['check', '--format', 'json'], { cwd })).stdout) as Found;
      const said = await ok(['new', ...args], cwd);
      const after = contentOf(cwd);
      for (const [file, bytes] of before) assert.equal(after.get(file), bytes, file);
      const now = JSON.parse((await plantrace(['check', '--format', 'json'], { cwd })).stdout) as Found;
      assert.deepEqual(now.findings.map(placeOf), findings.findings.map(placeOf), said);
    }
  });

  it('takes a place as seen from the current folder, or from the root that is given', async () => {
    const root = temporaryFolder({ 'plantrace.config.json': '{}', 'sub/a.md': '# A\n' });
    const cwd = path.join(root, 'sub');
    assert.equal(await ok(['new', 'tasks', 'One', '--path', 'one.md'], cwd), 'Created sub/one.md.\n');
    assert.equal(await ok(['new', 'tasks', 'Two', '--path', '../two'], cwd), 'Created two.md.\n');
    assert.equal(await ok(['new', 'schedule', 'Three', '--root', root, '--path', 'x/3.md'], cwd), 'Created x/3.md.\n');
    const before = contentOf(root);
    refused(await plantrace(['new', 'tasks', 'Out', '--path', '../../out.md'], { cwd }), /outside the folder/);
    refused(await plantrace(['new', 'tasks', 'Out', '--path', 'out/'], { cwd }), /no place for a document/);
    refused(await plantrace(['new', 'tasks', 'Out', '--path', 'a.md'], { cwd }), /sub\/a\.md is there already/);
    refused(await plantrace(['new', 'spec', 'nul'], { cwd }), /Windows keeps the name/);
    refused(await plantrace(['new', 'schedule', 'X', '--start', '2026-02-30'], { cwd }), /is no day/);
    refused(await plantrace(['new', 'scenario', 'x-y', '--depends-on', 'z'], { cwd }), /No other scenario is known/);
    refused(await plantrace(['new', 'tasks', 'X', '--root', 'nowhere'], { cwd }), /nowhere/);
    assert.deepEqual(contentOf(root), before);
  });

  it('fills in the templates of the folder, an ignored one as well, and says where one is wrong', async () => {
    const template = '.plantrace/templates/task-table.md';
    const text =
      '# {{title}}, our way\r\n\r\n| Task ID | Prereqs | Source |\r\n|---|---|---|\r\n| T-001 | None | R-001 |\r\n';
    const cwd = temporaryFolder({ [template]: text, '.gitignore': '.plantrace\n' });
    await ok(['new', 'tasks', 'Rollout', '--path', 'rollout.md'], cwd);
    const written = readFileSync(path.join(cwd, 'rollout.md'), 'utf8');
    assert.match(written, /^# Rollout, our way\n\n\| Task ID/);
    writeFiles(cwd, { [template]: `${text}\r\nBy {{author}}\r\n` });
    const before = contentOf(cwd);
    const run = await plantrace(['new', 'tasks', 'Next', '--path', 'next.md'], { cwd });
    refused(run, /\.plantrace\/templates\/task-table\.md, line 7: no slot is called \{\{author\}\}/);
    assert.deepEqual(contentOf(cwd), before);
  });

  it('writes nothing at all where one of the documents cannot be written', async () => {
    const command = unprivilegedCommand();
    if (!command) return;
    const cwd = temporaryFolder({ 'specs/001-night-bell/plan.md': '# Ours\n' });
    const locked = path.join(cwd, 'specs', '001-night-bell');
    const before = contentOf(cwd);
    chmodSync(locked, 0o555);
    chmodSync(cwd, 0o777);
    refused(await plantrace(['new', 'feature', 'Night bell'], { cwd, command }), /can't be written: permission denied/);
    chmodSync(locked, 0o755);
    assert.deepEqual(contentOf(cwd), before);
    // A file stands where the folder of one of them has to be.
    const other = temporaryFolder({ 'specs/a.md': '# A\n', '.kiro': 'a file\n' });
    refused(await plantrace(['new', 'spec', 'Tide'], { cwd: other }), /can't be written/);
    assert.deepEqual([...contentOf(other).keys()], ['.kiro', 'specs/a.md']);
    // The last of them has a name that leads nowhere: what was written before it goes again.
    const half = temporaryFolder({ 'specs/001-night-bell/notes.md': '# Notes\n' });
    symlinkSync('nowhere.md', path.join(half, 'specs', '001-night-bell', 'tasks.md'));
    refused(await plantrace(['new', 'feature', 'Night bell'], { cwd: half }), /tasks\.md can't be written/);
    assert.deepEqual(readdirSync(path.join(half, 'specs', '001-night-bell')).sort(), ['notes.md', 'tasks.md']);
  });
});

interface Found {
  readonly findings: { readonly code: string; readonly file: string; readonly line: number; readonly column: number }[];
}

const placeOf = ({ code, file, line, column }: Found['findings'][number]): string =>
  `${code} ${file}:${line}:${column}`;
