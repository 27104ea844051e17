import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { serverCommand } from './vscodeVersions.mjs';

/**
 * Installs a packed extension as VS Code itself does.
 * @param {string} vsix
 * @param {string} folder where it may write
 * @returns {string} the folder of installed extensions
 */
export function installPackage(vsix, folder) {
  const extensions = path.join(folder, 'extensions');
  const desktop = process.env.VSCODE_EXECUTABLE;
  // The user data that test-electron puts there are its own; the places that are named last count.
  const [program = '', ...before] = desktop ? resolveCliArgsFromVSCodeExecutablePath(desktop) : serverCommand();
  const user = path.join(folder, 'user');
  const places = desktop ? ['--user-data-dir', user] : ['--accept-server-license-terms', '--server-data-dir', user];
  const args = [...before, ...places, '--extensions-dir', extensions, '--install-extension', vsix];
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', XDG_RUNTIME_DIR: folder },
    shell: process.platform === 'win32' && desktop !== undefined,
  });
  if (status !== 0) throw new Error(`${vsix} cannot be installed\n${error?.message ?? `${stdout}${stderr}`}`);
  return extensions;
}
