import type { RefactoringPlace } from '../authoring/refactoring/refactorings';
import type { Snapshot } from '../workspace/snapshot';

/** The item whose row an offset lies in. */
export interface FoundPlace {
  readonly place: RefactoringPlace;
  /** The offset touches the ID itself, where it is defined. */
  readonly isOnId: boolean;
}

/** What could be refactored at an offset; null where nothing is defined by a row there. */
export function refactoringPlaceAt({ graph }: Snapshot, path: string, offset: number): FoundPlace | null {
  const file = graph.file(path);
  const rows = (file?.facts.items ?? []).filter(
    ({ strength, form, blockStart, blockEnd }) =>
      strength === 'explicit' && form >= 0 && blockStart <= offset && offset <= blockEnd,
  );
  // Of rows within rows the innermost, and of several IDs in one row the one at the cursor.
  const touched = rows.filter(({ start, end }) => start <= offset && offset <= end);
  const [item] = touched.length > 0 ? touched : rows.sort((a, b) => b.blockStart - a.blockStart);
  if (!item) return null;
  return { place: { path, id: item.id, offset: offset - item.start }, isOnId: touched.length > 0 };
}
