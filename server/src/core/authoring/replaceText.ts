import type { Snapshot } from '../workspace/snapshot';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** Puts other words in the place of the known ones within a stretch of a document; case and what is around are kept. */
export function replaceText(
  snapshot: Snapshot,
  file: string,
  within: { readonly start: number; readonly end: number },
  known: string,
  words: string,
  title: string,
): Repair[] {
  const current = snapshotText(snapshot, file);
  if (typeof current === 'string') return [];
  const { text } = current;
  const at = text.slice(within.start, within.end).toLowerCase().indexOf(known.toLowerCase());
  if (at < 0) return [];
  const start = within.start + at;
  return [repairOf(title, file, text, [{ start, end: start + known.length, newText: words }], true)];
}
