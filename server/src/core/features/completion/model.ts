import type { ItemKind } from '../../model/vocabulary';

/** What asks for completion: a sign that was just typed, or somebody, at any place. */
export interface CompletionAsked {
  readonly path: string;
  readonly offset: number;
  /** The sign; null where completion was asked for. */
  readonly sign: string | null;
}

/** What is replaced: up to `insertEnd` where what stands behind the cursor is kept, else up to `end`. */
export interface Replaced {
  readonly start: number;
  readonly insertEnd: number;
  readonly end: number;
}

/** One thing that may stand at the cursor. */
export interface Proposal extends Replaced {
  readonly kind: 'item' | 'new' | 'value' | 'section' | 'row';
  /** Of an item. */
  readonly itemKind: ItemKind | null;
  readonly label: string;
  /** What is said of it beside the label: an item's words. */
  readonly detail: string;
  /** A word or two at the end of the line: `not covered`. */
  readonly note: string;
  /** What an editor compares what is typed with: begins as what is replaced would. */
  readonly filter: string;
  readonly text: string;
  /** The same with places to fill in; null where there are none. */
  readonly snippet: string | null;
  /** Another of the list is likely to follow. */
  readonly isListed: boolean;
  /** By what an item is found again for its card; null for what is none. */
  readonly known: KnownItem | null;
}

/** An item by what outlives a change of documents: its ID, and the namespace of its form. */
export interface KnownItem {
  readonly path: string;
  readonly id: string;
  readonly namespace: string;
}

export interface Proposals {
  /** The likeliest first. */
  readonly items: readonly Proposal[];
  /** There are more, or what is typed decided which ones these are. */
  readonly isCapped: boolean;
}

export const NOTHING: Proposals = { items: [], isCapped: false };

/** How many are told at once. */
export const MOST_PROPOSALS = 100;
