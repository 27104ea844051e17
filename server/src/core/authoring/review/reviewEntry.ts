import type { Outcome } from './outcomes';
import type { Review } from './reviews';

/** One review that took place, as it is recorded. */
export interface ReviewEntry {
  readonly review: Review;
  readonly outcome: Outcome;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Why, or what was corrected; empty where nothing was said. */
  readonly rationale: string;
}

/** Texts as they are compared: by their words alone. */
export function wordsAlone(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
