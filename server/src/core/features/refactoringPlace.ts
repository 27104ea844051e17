import type { RefactoringPlace } from '../authoring/refactoring/refactorings';
import type { ItemFact } from '../facts/facts';
import type { Snapshot } from '../workspace/snapshot';

/** The item whose row an offset lies in. */
export interface FoundPlace {
  readonly place: RefactoringPlace;
  /** The offset touches the ID itself, where it is defined. */
  readonly isOnId: boolean;
}

/** What could be refactored at an offset: an item that a row defines, or one that is a bullet by its place. */
export function refactoringPlaceAt({ graph }: Snapshot, path: string, offset: number): FoundPlace | null {
  const f = graph.fileIndex(path);
  const items = graph.files[f]?.facts.items ?? [];
  const isAround = ({ blockStart, blockEnd }: ItemFact): boolean => blockStart <= offset && offset <= blockEnd;
  const rows = items.filter((item) => item.strength === 'explicit' && item.form >= 0 && isAround(item));
  // Of rows within rows the innermost, and of several IDs in one row the one at the cursor.
  const touched = rows.filter(({ start, end }) => start <= offset && offset <= end);
  const [row] = touched.length > 0 ? touched : rows.sort((a, b) => b.blockStart - a.blockStart);
  const bullets = items.filter(
    (item, i) => item.strength === 'derived' && isAround(item) && graph.isCanonical(graph.itemNumber(f, i)),
  );
  const item = row ?? bullets.find(({ start, end }) => start <= offset && offset <= end) ?? bullets[0];
  if (!item) return null;
  return { place: { path, id: item.id, offset: offset - item.start }, isOnId: touched.length > 0 };
}
