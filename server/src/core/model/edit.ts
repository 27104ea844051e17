import type { TextEdit } from '../text/edit';

/**
 * Edits to one document. `expectedText` is the exact text the edit was computed on: whoever applies it refuses when the
 * document no longer is that text.
 */
export interface DocumentEdit {
  readonly file: string;
  readonly expectedText: string;
  readonly edits: readonly TextEdit[];
}

/** A document that does not exist yet. Never applied over an existing file. */
export interface DocumentCreation {
  readonly file: string;
  readonly text: string;
}

/** One undoable step over one or several documents. */
export interface WorkspaceChange {
  readonly title: string;
  readonly creations: readonly DocumentCreation[];
  readonly edits: readonly DocumentEdit[];
}

/** An authoring request that cannot be met, with the one sentence that says why and what to do. */
export interface Refusal {
  readonly refused: string;
}
