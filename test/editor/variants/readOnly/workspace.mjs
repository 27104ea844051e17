import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../../support/repository.mjs';

export const driver = path.join(repository, 'test', 'editor', 'variants', 'readOnly', 'driver');

/**
 * The example on a file system where nothing can be written: no permission of files does that for everybody.
 * @param {string} folder
 */
export function make(folder) {
  const example = path.join(folder, 'phased-plan');
  cpSync(path.join(repository, 'test', 'workspaces', 'phased-plan'), example, { recursive: true });
  const opened = path.join(folder, 'frozen.code-workspace');
  writeFileSync(opened, JSON.stringify({ folders: [{ uri: `frozen://${example}`, name: 'frozen' }] }));
  return opened;
}
