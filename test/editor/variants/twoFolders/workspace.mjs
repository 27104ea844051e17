import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../../support/repository.mjs';

const examples = ['phased-plan', 'spec-kit'];

/**
 * Two projects, each with plans in a dialect of its own.
 * @param {string} folder
 */
export function make(folder) {
  for (const name of examples)
    cpSync(path.join(repository, 'test', 'workspaces', name), path.join(folder, name), { recursive: true });
  const opened = path.join(folder, 'both.code-workspace');
  writeFileSync(opened, JSON.stringify({ folders: examples.map((name) => ({ path: name })) }));
  return opened;
}
