/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Touches nothing. */
export const NO_OFFSET: Stretch = { start: -1, end: -1 };
