import { differencesOf } from '../configuration/nearest';
import { foldHyphens } from '../ids/template';

/** What is too far from a word to be meant by it; of a short word, hardly anything is left after two letters. */
const farthestFrom = (word: string): number => (word.length < 6 ? 1 : 2);

/**
 * Those of some words that may be meant by another one, the nearest first: by how many letters differ, then by how far
 * their numbers are apart, then as they are given.
 */
export function byNearness(word: string, candidates: readonly string[]): string[] {
  const own = foldHyphens(word);
  const farthest = farthestFrom(own);
  return candidates
    .map((candidate, i) => {
      const folded = foldHyphens(candidate);
      return { candidate, i, distance: differencesOf(own, folded, farthest + 1), apart: numbersApart(own, folded) };
    })
    .filter(({ distance }) => distance > 0 && distance <= farthest)
    .sort((a, b) => a.distance - b.distance || a.apart - b.apart || a.i - b.i)
    .map(({ candidate }) => candidate);
}

/** How far the numbers of two words are apart, the first that differs counting most. */
function numbersApart(a: string, b: string): number {
  const left = a.match(/\d{1,9}/g) ?? [];
  const right = b.match(/\d{1,9}/g) ?? [];
  let apart = 0;
  for (let i = 0; i < Math.max(left.length, right.length); i++)
    apart = apart * 100 + Math.min(99, Math.abs(Number(left[i] ?? 0) - Number(right[i] ?? 0)));
  return apart;
}
