import type { ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { numbered } from '../citations';
import { numbersInUse } from '../nextFreeId';

/** The next ID of the series of an item, as wide as that one's; null where it has no number. */
export function nextIdLike(
  snapshot: Snapshot,
  file: LinkedFile,
  { id, form }: Pick<ItemFact, 'id' | 'form'>,
): string | null {
  const own = form < 0 ? null : numbered(id);
  if (!own) return null;
  const next = Math.max(...numbersInUse(snapshot, file, form, own.series)) + 1;
  return `${own.series}${String(next).padStart(own.width, '0')}`;
}
