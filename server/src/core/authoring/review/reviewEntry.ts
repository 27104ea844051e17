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

/** So many words stand together by chance nowhere. */
const UNMISTAKABLE = 6;

/** Whether a document has a row or an item that begins with some words, behind its ID and the like. */
export function isSaidIn(text: string, said: string): boolean {
  const words = wordsAlone(said);
  if (words.split(' ').length >= UNMISTAKABLE) return ` ${wordsAlone(text)} `.includes(` ${words} `);
  return text.split(/\r\n|\n|\r/).some((line) => {
    const all = ` ${wordsAlone(line)} `;
    const at = all.indexOf(` ${words} `);
    return at >= 0 && all.slice(0, at).trim().split(' ').length < UNMISTAKABLE;
  });
}
