import { execFileSync } from 'node:child_process';
import { temporaryFolder, writeFiles } from './temporaryFolder';

/** Runs git in a folder, as somebody without any settings would. */
export function git(cwd: string, ...args: string[]): string {
  const settings = {
    'user.name': 'Ada',
    'user.email': 'ada@example.org',
    'init.defaultBranch': 'main',
    'commit.gpgSign': 'false',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', [...options, ...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A new repository with these files in its first commit. */
export function repositoryOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet');
  commit(folder, files);
  return folder;
}

/** Writes files and commits all that is there. */
export function commit(folder: string, files: Readonly<Record<string, string | Buffer>> = {}): void {
  writeFiles(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Next');
}
