import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { orRefusal } from '../renaming/carry';
import { Refused } from '../renaming/refused';
import { countedBullets } from './countedBullets';
import { extractRow } from './extractRow';
import { insertAndRenumber } from './insertAndRenumber';
import { moveInSeries } from './moveInSeries';
import type { Refactor, Refactoring, RefactoringPlace } from './refactoring';
import { removeAndRenumber } from './removeAndRenumber';
import { moveToPhase } from './moveToPhase';
import { moveToWork } from './moveToWork';
import { splitRow } from './splitRow';

export type { Refactoring, RefactoringPlace } from './refactoring';

/** In the order in which they are offered. */
const all: readonly Refactor[] = [
  countedBullets,
  insertAndRenumber,
  moveInSeries,
  moveToWork,
  moveToPhase,
  splitRow,
  extractRow,
  removeAndRenumber,
];

/** All that can be done with an item; nothing where its document can't be edited now. */
export function refactoringsAt(snapshot: Snapshot, place: RefactoringPlace): Refactoring[] {
  return all.flatMap((refactor) => {
    try {
      return refactor(snapshot, place);
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  });
}

/** Does what was offered by a title, in the folder as it is now. */
export function refactored(snapshot: Snapshot, place: RefactoringPlace, title: string): WorkspaceChange | Refusal {
  const chosen = refactoringsAt(snapshot, place).find((offered) => offered.title === title);
  if (!chosen) return { refused: 'The documents changed meanwhile. Ask for the refactoring again.' };
  return orRefusal(chosen.change);
}
