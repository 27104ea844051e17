import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles what is shipped into a folder of its own: `dist/` may be in use, and holds what is made for developing.
 * @param {string} into
 */
export function bundleInto(into) {
  const args = [path.join(repository, 'esbuild.mjs'), '--production', '--into', into];
  const { status, stderr, error } = spawnSync(process.execPath, args, { cwd: repository, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the bundles cannot be made\n${error?.message ?? stderr}`);
}
