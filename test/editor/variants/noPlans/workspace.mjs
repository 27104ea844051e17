import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A project without a line of markdown of its own.
 * @param {string} folder
 */
export function make(folder) {
  const packages = path.join(folder, 'node_modules', 'left');
  mkdirSync(packages, { recursive: true });
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src', 'main.ts'), '// [1.1-1]\n');
  writeFileSync(path.join(packages, 'README.md'), '# Left\n');
  return folder;
}
