import path from 'node:path';
import type { OwnFileText } from '../host';
import { readText, statOf } from './documents';

/** Null where the folder has no file of that name. `shown`: as complaints call it. */
export function ownFileIn(root: string, name: string, shown: string): OwnFileText | null {
  const file = path.join(root, name);
  const stats = statOf(file);
  if (stats === null) return null;
  // A pipe is not looked into: nobody may be writing into it.
  if (!stats.isFile()) return { refused: 'This is no file.' };
  let refused = '';
  const text = readText(file, shown, (reason) => (refused = reason));
  return text === null ? { refused } : { text };
}
