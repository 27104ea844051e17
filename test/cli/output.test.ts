import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { builtCommandLine, finished, linesOf, plantrace, start } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

/** A plan whose references fill some megabytes of JSON. */
function longPlan(rows: number): string {
  const ids = Array.from({ length: rows }, (_, i) => i + 1);
  return [
    '# Phase 1: Long',
    '',
    '## Requirements Checklist',
    '',
    ...ids.map((n) => `- [ ] [1.1-${n}] Requirement ${n} of a long list → WP-1`),
    '',
    '## Work Packages',
    '',
    '### WP-1: All of it',
    '',
    `**Requirements traced**: ${ids.map((n) => `[1.1-${n}]`).join(', ')}`,
    '',
  ].join('\n');
}

describe('output to a pipe', () => {
  it('is complete, however slow its reader is', async () => {
    const cwd = temporaryFolder({ 'phase-1-long.md': longPlan(4000) });
    const whole = await plantrace(['list', 'references', '--format', 'json'], { cwd });
    assert.equal(whole.status, 0);
    assert.ok(whole.stdout.length > 2_000_000, `${whole.stdout.length} characters are no test of a pipe`);
    const child = start(['list', 'references', '--format', 'json'], { cwd });
    child.stdout.pause();
    const run = finished(child);
    child.stdout.pause();
    // Long enough for the process to have filled the pipe, and to have ended if it does not wait.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.stdout.resume();
    const slow = await run;
    assert.equal(slow.status, 0);
    assert.equal(slow.stdout, whole.stdout);
    const { references } = JSON.parse(slow.stdout) as { references: unknown[] };
    assert.equal(references.length, 8000);
  });

  it('costs no processor time while nobody reads it', async function () {
    if (process.platform !== 'linux' || spawnSync('perl', ['-MFcntl', '-e', '1']).status !== 0) {
      console.log('skipped: this needs Linux and perl');
      return this.skip();
    }
    const cwd = temporaryFolder({ 'phase-1-long.md': longPlan(4000) });
    // Whoever starts the command may leave it a pipe on which writing does not wait.
    const unblocked = 'fcntl(STDOUT, F_SETFL, O_WRONLY | O_NONBLOCK); exec @ARGV';
    const shell = 'out=$({ { "$@"; times >&2; } | { sleep 4; cat >/dev/null; }; } 2>&1); printf "%s" "$out"';
    const run = await plantrace(['list', 'references', '--format', 'json'], {
      cwd,
      command: ['bash', '-c', shell, 'bash', 'perl', '-MFcntl', '-e', unblocked, process.execPath, builtCommandLine],
    });
    const seconds = [...(linesOf(run.stdout).at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
      ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
    );
    assert.equal(seconds.length, 2, run.stdout);
    // The reader sleeps for four seconds; the work itself takes well under one.
    assert.ok((seconds[0] ?? 0) + (seconds[1] ?? 0) < 3, `${seconds.join(' + ')} s of processor time`);
  });

  it('ends quietly when the reader has gone', async () => {
    const cwd = temporaryFolder({ 'phase-1-long.md': longPlan(4000) });
    const child = start(['list', 'references', '--format', 'json'], { cwd });
    child.stdout.once('data', () => child.stdout.destroy());
    const run = await finished(child);
    assert.deepEqual([run.status, run.stderr], [0, '']);
  });

  it('survives that nobody reads the complaints either', async () => {
    const cwd = copyOfExample('task-table');
    const child = start(['check', 'nowhere'], { cwd });
    child.stderr.destroy();
    assert.equal((await finished(child)).status, 2);
  });

  it('has no colours, and is the same each time', async () => {
    const cwd = copyOfExample('phased-plan');
    for (const args of [['check'], ['check', '--format', 'json'], ['list', 'items'], ['show', '1.2-1']]) {
      const first = await plantrace(args, { cwd });
      const second = await plantrace(args, { cwd, env: { NO_COLOR: '1' } });
      assert.ok(first.stdout.length > 100);
      assert.ok(!first.stdout.includes('\u001b'));
      assert.equal(first.stdout, second.stdout);
    }
  });

  it('has colours on a terminal alone, unless NO_COLOR is set', async function () {
    const cwd = copyOfExample('task-table');
    const onTerminal = (env: Record<string, string>) =>
      plantrace(['-qec', `'${process.execPath}' '${process.cwd()}/dist/cli.js' check`, '/dev/null'], {
        cwd,
        env: { TERM: 'xterm', ...env },
        command: ['script'],
      });
    if (process.platform !== 'linux') return this.skip();
    const dressed = await onTerminal({ NO_COLOR: '' });
    const plain = await onTerminal({ NO_COLOR: '1' });
    assert.ok(dressed.stdout.includes('\u001b[31merror\u001b[39m'), dressed.stdout);
    assert.ok(!plain.stdout.includes('\u001b['), plain.stdout);
    const undressed = stripVTControlCharacters(dressed.stdout);
    assert.equal(undressed, plain.stdout);
  });

  it('passes no control characters of documents on to people', async () => {
    const cwd = temporaryFolder({
      'phase-1-\u001b]0;x\u0007.md':
        '# Phase 1: X\n\n## Requirements Checklist\n\n- [ ] [1.1-1] A\u001b[31mred\u0085 → WP-1\n\n## Work Packages\n\n### WP-1: X\n',
    });
    for (const args of [['check'], ['list', 'documents'], ['list', 'items'], ['show', '1.1-1']]) {
      const { stdout, status } = await plantrace(args, { cwd });
      assert.notEqual(status, 2);
      assert.ok(stdout.length > 10, args.join(' '));
      const controls = [...stdout].filter((c) => c !== '\n' && /\p{Cc}/u.test(c));
      assert.deepEqual(controls, [], args.join(' '));
    }
    const json = await plantrace(['list', 'items', '--format', 'json'], { cwd });
    const { items } = JSON.parse(json.stdout) as { items: { file: string }[] };
    assert.equal(items[0]?.file, 'phase-1-\u001b]0;x\u0007.md');
  });
});
