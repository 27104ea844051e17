import { readdirSync } from 'node:fs';
import path from 'node:path';

const skipped = new Set(['.git', 'node_modules']);

/**
 * Every markdown file below a folder. Links are not followed.
 * @param {string} folder
 * @param {string[]} [found]
 */
export function markdownFiles(folder, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) markdownFiles(file, found);
    } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) found.push(file);
  }
  return found;
}
