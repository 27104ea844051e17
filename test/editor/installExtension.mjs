import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { repository } from '../support/repository.mjs';

/**
 * Puts into a folder of extensions what an installed Plantrace consists of. Run from the repository as an extension under
 * development, it would set VS Code's theme: of the themes below its folder, and VS Code itself may be installed there.
 * @param {string} extensions
 * @returns {Promise<string>} the folder of Plantrace in it
 */
export async function installExtension(extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const files = await listFiles({ cwd: repository, packageManager: PackageManager.None });
  const installed = path.join(extensions, `${publisher}.${name}-${version}`);
  for (const file of files) cpSync(path.join(repository, file), path.join(installed, file));
  return installed;
}
