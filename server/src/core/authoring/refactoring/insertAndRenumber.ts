import type { WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { TO_FILL_IN } from '../defineItem';
import { itemBeside } from '../itemBeside';
import { Refused } from '../renaming/refused';
import { Draft } from './draft';
import type { Refactor, RefactoringPlace } from './refactoring';
import { openOrRefuse, quickRowAt } from './rows';
import { after, findItem, moveLastBehind, seriesOf } from './series';

/** A new row below the one at the cursor, with the number behind its own; those that follow move up, and all that cites them. */
export const insertAndRenumber: Refactor = (snapshot, place) => {
  const found = findItem(snapshot, place);
  const series = seriesOf(snapshot, found);
  if (!series || !quickRowAt(snapshot, place.path, found.fact.start)) return [];
  const id = series.idOf(after(series, series.number));
  const isTaken = series.items.has(after(series, series.number));
  const title = isTaken ? `Insert ${id} below and renumber` : `Insert ${id} below`;
  return [{ title, kind: 'refactor.rewrite', change: () => insert(snapshot, place, title) }];
};

function insert(snapshot: Snapshot, place: RefactoringPlace, title: string): WorkspaceChange {
  const draft = new Draft(snapshot);
  const { file, fact } = findItem(snapshot, place);
  const series = seriesOf(snapshot, findItem(snapshot, place));
  if (!series) throw new Refused(`${place.id} is not one of a series.`);
  // First behind the last, where it is in nobody's way; then all of them get their numbers at once.
  const id = series.idOf(series.nextFree());
  const edit = itemBeside(file, openOrRefuse(snapshot, place.path), fact, true, id, TO_FILL_IN);
  if (!edit) throw new Refused(`The row of ${place.id} is written in a way that cannot be repeated.`);
  draft.edit(place.path, [edit]);
  moveLastBehind(draft, { path: place.path, id }, series.number);
  return draft.change(title);
}
