import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { builtCommandLine } from '../support/commandLine';
import { validSarif } from '../support/sarifSchema';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';

interface Action {
  inputs: Record<string, { default: string }>;
  runs: { steps: { id?: string; run?: string; env?: Record<string, string> }[] };
}

const action: Action = parse(readFileSync('action.yml', 'utf8'));

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
}

/** The package as it is published, with the command that was built. */
function builtPackage(): string {
  const folder = temporaryFolder({
    'package.json': JSON.stringify({ name: 'plantrace', version: '0.0.1', bin: { plantrace: 'cli.js' } }),
  });
  cpSync(builtCommandLine, path.join(folder, 'cli.js'));
  return folder;
}

/** Runs the shell step of the action as a runner of GitHub does. */
function runAction(cwd: string, inputs: Record<string, string>): Outcome {
  const step = action.runs.steps.find(({ id }) => id === 'check');
  assert.ok(step?.run);
  const all: Record<string, string> = { package: builtPackage(), ...inputs };
  const valueOf = (name: string): string =>
    all[name] ?? action.inputs[name]?.default ?? assert.fail(`no input ${name}`);
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [
    name,
    value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => valueOf(input)),
  ]);
  const runner = temporaryFolder({ output: '', 'step.sh': step.run });
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', path.join(runner, 'step.sh')],
    {
      cwd,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(env),
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: path.join(runner, 'output'),
        RUNNER_TEMP: runner,
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
      },
    },
  );
  const lines = readFileSync(path.join(runner, 'output'), 'utf8').trim().split('\n');
  return {
    status,
    stdout,
    stderr,
    outputs: Object.fromEntries(lines.map((line) => line.split('=') as [string, string])),
  };
}

const sarifOf = ({ outputs }: Outcome) => validSarif(readFileSync(outputs.sarif ?? '', 'utf8'));

describe('the action', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip(); // a runner brings its own bash there
  });

  it('writes a SARIF log, annotates, and leaves it to its last step to fail', () => {
    const run = runAction(copyOfExample('phased-plan'), {});
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.outputs.status, '1');
    assert.ok((sarifOf(run).runs[0]?.results?.length ?? 0) > 0);
    assert.match(run.stdout, /^::(error|warning|notice) file=/m);
  });

  it('checks what it is told, as strictly as it is told', () => {
    const folder = temporaryFolder({ 'docs a/plan.md': '# Notes\n', 'other/plan.md': '# Notes\n' });
    const quiet = runAction(folder, { paths: 'docs a\nother\n', annotate: 'false', 'fail-on': 'warning' });
    assert.equal(quiet.status, 0, quiet.stderr);
    assert.equal(quiet.outputs.status, '0');
    assert.equal(quiet.stdout, '');
    assert.deepEqual(sarifOf(quiet).runs[0]?.results, []);

    writeFiles(folder, {
      'other/tasks.md': '| Task ID | Description | Dependencies |\n|---|---|---|\n| T-1 | Dig | T-9 |\n',
    });
    assert.equal(runAction(folder, { paths: 'docs a', annotate: 'false' }).outputs.status, '0');
    assert.equal(runAction(folder, { annotate: 'false' }).outputs.status, '1');
    assert.equal(runAction(folder, { 'fail-on': 'never', annotate: 'false' }).status, 0);
  });

  it('fails, and has nothing to upload, where the run itself fails', () => {
    const run = runAction(temporaryFolder(), { paths: 'not-there' });
    assert.equal(run.status, 2);
    assert.equal(run.outputs.status, '2');
    assert.equal(run.outputs.sarif, undefined);
    assert.match(run.stderr, /not-there/);
  });

  it('takes an input for what it is, and not for a part of the script', () => {
    const folder = temporaryFolder();
    runAction(folder, { paths: '$(touch taken)', 'max-warnings': '`touch taken`' });
    assert.ok(!existsSync(path.join(folder, 'taken')));
  });
});
