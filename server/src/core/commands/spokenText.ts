import type { Asked, Question } from './command';
import { answerOf } from './command';
import type { Refusal } from '../model/edit';
import { quoted } from '../text/wording';

type TextQuestion = Omit<Extract<Question, { kind: 'text' }>, 'kind'>;

/** Words that a person typed, on one line; the question where they have not been asked for, a refusal where they say nothing. */
export function wordsAsked(
  asked: Pick<Asked, 'answers'>,
  question: TextQuestion,
): { readonly words: string } | { readonly ask: Question } | Refusal {
  const given = answerOf(asked, question.name);
  if (given === null) return { ask: { ...question, kind: 'text' } };
  const words = spokenWords(given);
  const wanted = question.prompt.charAt(0).toLowerCase() + question.prompt.slice(1);
  if (given.trim() === '') return { refused: `${question.title}: nothing was said; ${wanted}` };
  if (saysNothing(words))
    return { refused: `${question.title}: ${quoted(given)} has no letter or digit that could be read; ${wanted}` };
  return { words };
}

/**
 * What was typed, on one line and without the bullet, box or heading mark that it was copied with: behind a bullet of the
 * document it would begin a list in the row.
 */
export function spokenWords(given: string): string {
  const words = given.replace(/\s+/g, ' ').trim();
  return words.replace(/^(?:(?:[-*+>]|#{1,6}) |\[[ xX]\] ){1,4}/, '').trim();
}

/** Whether a text has anything that is seen, and has a name to be known by. */
export const saysNothing = (text: string): boolean => meaning(text) === '';

/** Whether two texts say the same, whatever their marks, their links, their case and their last full stop are. */
export function saysTheSame(a: string, b: string): boolean {
  return meaning(a) === meaning(b);
}

const meaning = (text: string): string =>
  text
    .replace(/\(negative\)/gi, ' ')
    .replace(/<!--[^>]{0,1000}-->/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/\]\([^()\s]{0,500}\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
