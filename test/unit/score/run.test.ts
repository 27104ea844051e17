import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [path.resolve('test/score/run.mjs'), ...args], { encoding: 'utf8' });

describe('npm run score', () => {
  it('says in one sentence that there is no corpus, which is no failure', () => {
    const { status, stdout } = run(path.resolve('test/unit/score'));
    assert.equal(status, 0);
    assert.match(stdout, /^Nothing is scored: [^\n]+\.\n$/);
  });

  it('refuses what it does not know', () => {
    const { status, stderr } = run('--fast');
    assert.equal(status, 2);
    assert.match(stderr, /^Unknown option '--fast'; usage: [^\n]+\n$/);
  });
});
