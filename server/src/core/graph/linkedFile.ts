import type { FileFacts } from '../facts/facts';
import type { DocumentRule, Profile } from '../profile/compile';

/** What linking asks of a file, as packed numbers: the same for the same facts in the same place of the same layout. */
export interface SlotArrays {
  /**
   * Slot of each item and of each reference: the number that stands for *this ID in this scope* in the whole workspace.
   * -1 for references that are answered by name alone (qualified ones, mentions in ordinary documents).
   */
  readonly itemSlots: Int32Array;
  readonly referenceSlots: Int32Array;
  /** Slot of the series of each item, -1 where rows do not fix the numbering. */
  readonly seriesSlots: Int32Array;
  /** Pairs: the slot of another name, and the slot of the item that it names too. */
  readonly aliasSlots: readonly number[];
  /** What linking asks of each item, packed: its rank, and `ItemFlag`s above it. */
  readonly itemFlags: Uint8Array;
  /** Symbol of each item that answers by its name, -1 for others. */
  readonly itemSymbols: Int32Array;
  /** Pairs: the slot of a number without its letter, and the index of the item that has the letter (`T003a` for `T003`). */
  readonly letteredItems: readonly number[];
  /** Of each reference, whether its role is counted: the rest of it is looked at only then. */
  readonly referenceRoles: Uint8Array;
}

/** One file as the graph sees it. Immutable; replaced whole when its facts or its addresses change. */
export interface LinkedFile extends SlotArrays {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly facts: FileFacts;
  readonly profile: Profile | null;
  readonly rule: DocumentRule | null;
  /** Plan that the file belongs to (an index into `Territories.founders`), -1 where several or none could be it. */
  readonly plan: number;
  /** Within what its folder-wide IDs are unique, as people call it: a folder (`.` for the top), or a plan's document. */
  readonly scope: string;
  /** File whose document-wide IDs this one speaks of: itself, or the plan of a checklist. */
  readonly speaksOf: string;
  /** The layout that its slots were given by: qualified IDs depend on all of it. */
  readonly layout: object;
}

export const enum CountedRole {
  none = 0,
  covers = 1,
  verifies = 2,
}

/** Explicit (3) above restating (2) above derived (1) above example (0); rows of several documents are shared. */
export const enum ItemFlag {
  rank = 3,
  shared = 4,
}

/** Above the flags stands the item's kind, so that an edit which changes it is one of definitions. */
export const ITEM_KIND_AT = 3;

/** A checklist of one phase and the plan of another: what the one records is none of the other's work. */
export function isOfAnotherPhase(checklist: LinkedFile, plan: LinkedFile | undefined): boolean {
  if (checklist.rule?.duty !== 'checklist' || plan?.rule?.duty !== 'plan') return false;
  const [own, other] = [checklist.facts.phaseLabel, plan.facts.phaseLabel];
  return own !== null && other !== null && own !== other;
}
