import type { Asked, Question } from './command';
import { answerOf } from './command';
import type { Refusal } from '../model/edit';

type TextQuestion = Omit<Extract<Question, { kind: 'text' }>, 'kind'>;

/** Words that a person typed, on one line; the question where they have not been asked for, a refusal where they say nothing. */
export function wordsAsked(
  asked: Pick<Asked, 'answers'>,
  question: TextQuestion,
): { readonly words: string } | { readonly ask: Question } | Refusal {
  const given = answerOf(asked, question.name);
  if (given === null) return { ask: { ...question, kind: 'text' } };
  const words = given.replace(/\s+/g, ' ').trim();
  return words === '' ? { refused: `${question.title}: nothing was said. ${question.prompt}` } : { words };
}

/** Whether two texts say the same, whatever their marks, their case and their last full stop are. */
export function saysTheSame(a: string, b: string): boolean {
  return meaning(a) === meaning(b);
}

const meaning = (text: string): string =>
  text
    .replace(/\(negative\)/gi, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
