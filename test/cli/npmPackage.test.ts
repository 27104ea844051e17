import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

/** npm with neither a network nor whatever is configured on this machine for packages. */
function npm(
  cwd: string,
  command: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  const quiet = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  return spawnSync(command, [...(command === 'npm' ? [...args, ...quiet] : ['--offline', ...args])], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

const plan = `# Tasks

| Task ID | Description | Dependencies |
|---|---|---|
| T-1 | Dig the pond | T-9 |
`;

describe('the npm package', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  let archive = '';
  let packed: { filename: string; size: number; files: { path: string }[] };

  before(() => {
    const made = path.join(folder, 'package');
    const { status, stderr } = spawnSync(process.execPath, ['packaging/npmPackage.mjs', made], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const pack = npm(folder, 'npm', 'pack', made, '--json');
    assert.equal(pack.status, 0, pack.stderr);
    // One entry, whether npm lists them or keeps them by name.
    [packed] = Object.values(JSON.parse(pack.stdout)) as [typeof packed];
    archive = path.join(folder, packed.filename);
  });

  it('holds the command and what is to be known of it', () => {
    assert.deepEqual(packed.files.map((file) => file.path).sort(), [
      'LICENSE',
      'README.md',
      'cli.js',
      'package.json',
      'plantrace.config.schema.json',
    ]);
    assert.ok(packed.size < 1024 * 1024, `${packed.size} bytes`);
  });

  it('has a manifest of its own', () => {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package', 'package.json'), 'utf8'));
    const extension = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(manifest.version, extension.version);
    assert.deepEqual(manifest.bin, { plantrace: 'cli.js' });
    assert.deepEqual(
      ['private', 'publisher', 'contributes', 'main', 'browser', 'scripts', 'devDependencies', 'dependencies'].filter(
        (key) => key in manifest,
      ),
      [],
    );
  });

  it('runs as npx plantrace in a folder that it was installed into', () => {
    const project = temporaryFolder();
    writeFiles(project, { 'package.json': '{ "private": true }\n' });
    const install = npm(project, 'npm', 'install', archive);
    assert.equal(install.status, 0, install.stderr);

    const nothing = npm(project, 'npx', 'plantrace', 'check');
    assert.equal(nothing.status, 0, nothing.stderr);

    writeFiles(project, { 'plan.md': plan });
    const found = npm(project, 'npx', 'plantrace', 'check', '--format', 'json');
    assert.equal(found.status, 1, found.stderr);
    assert.match(found.stdout, /trace\/dangling-reference/);
    assert.match(found.stdout, /T-9/);

    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(npm(project, 'npx', 'plantrace', '--version').stdout.trim(), version);
  });

  it('runs out of the archive, in a folder with nothing in it', () => {
    const empty = temporaryFolder();
    const run = npm(empty, 'npx', '--yes', '--package', archive, 'plantrace', 'explain', 'trace/orphan-requirement');
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /^# trace\/orphan-requirement/);
  });
});
