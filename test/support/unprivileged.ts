import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { builtCommandLine } from './commandLine';
import { temporaryFolder } from './temporaryFolder';

const NOBODY = 65534;

const setpriv = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/**
 * How to run the built command line as somebody for whom permissions count: root may read everything. The command
 * itself is copied to where anybody can read it. Null, with a printed reason, where there is no way.
 */
export function unprivilegedCommand(): string[] | null {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const copy = path.join(folder, 'cli.js');
  copyFileSync(builtCommandLine, copy);
  if (process.getuid?.() !== 0) {
    if (process.platform !== 'win32') return [process.execPath, copy];
    console.log('skipped: permissions of files mean something else on Windows');
    return null;
  }
  const [program = '', ...args] = setpriv;
  if (spawnSync(program, [...args, process.execPath, copy, '--version']).status === 0)
    return [...setpriv, process.execPath, copy];
  throw new Error('As root these tests need setpriv (util-linux), and a Node that everybody may run.');
}
