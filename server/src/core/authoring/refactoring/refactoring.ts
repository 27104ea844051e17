import type { WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { NamedItem } from './series';

/** Where somebody asks for refactorings: an item of a document, and the cursor in its row. */
export interface RefactoringPlace extends NamedItem {
  /** From the beginning of the ID. */
  readonly offset: number;
  /** How many places an item can be moved to are offered; absent: as many as a menu takes. */
  readonly most?: number;
}

/** Something that can be done with an item. What it takes is found out only when somebody chooses it. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'refactor.rewrite' | 'refactor.move' | 'refactor.extract';
  /** @throws Refused where it cannot be done. */
  readonly change: () => WorkspaceChange;
}

/** One sort of refactoring: what it offers at a place. */
export type Refactor = (snapshot: Snapshot, place: RefactoringPlace) => readonly Refactoring[];
