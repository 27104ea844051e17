/** What is renamed, as the documents are gone through: items and references by their numbers in the graph. */
export interface Carried {
  /** The new ID of an item where it is defined, hyphens folded; null where it keeps its own. */
  readonly ofItem: (item: number) => string | null;
  /** The same of what a reference cites. */
  readonly ofReference: (reference: number) => string | null;
  /** The references that change, by the index of their file; none for files that only define, or only have ranges. */
  readonly files: ReadonlyMap<number, readonly number[]>;
  /** Slots of IDs that nothing has and something is to have. */
  readonly arriving: ReadonlySet<number>;
}
