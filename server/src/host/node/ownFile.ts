import path from 'node:path';
import { readText, statOf } from './documents';

/** The text of a file of Plantrace's own (the configuration, the baseline), or why it cannot be read. */
export type OwnFileText = { readonly text: string } | { readonly refused: string };

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
