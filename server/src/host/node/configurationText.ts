import path from 'node:path';
import { configurationFile } from '../../core/configuration/file';
import { readText, statOf } from './documents';

/** The text of a folder's configuration, or why it cannot be read. */
export type ConfigurationText = { readonly text: string } | { readonly refused: string };

/** Null where the folder has no configuration. */
export function configurationTextIn(root: string): ConfigurationText | null {
  const file = path.join(root, configurationFile);
  const stats = statOf(file);
  if (stats === null) return null;
  // A pipe is not looked into: nobody may be writing into it.
  if (!stats.isFile()) return { refused: 'This is no file.' };
  let refused = '';
  const text = readText(file, 'The configuration', (reason) => (refused = reason));
  return text === null ? { refused } : { text };
}
