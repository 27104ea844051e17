import { cpSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.mjs';

/**
 * The example, as a copy, because the tests write.
 * @param {string} folder
 */
export function make(folder) {
  const opened = path.join(folder, 'phased-plan');
  cpSync(path.join(repository, 'test', 'workspaces', 'phased-plan'), opened, { recursive: true });
  return opened;
}
