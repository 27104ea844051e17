import type { Refusal } from '../model/edit';
import { listOf, quoted } from '../text/wording';
import type { Asked, Choice, Question } from './command';

type ChoiceQuestion = Extract<Question, { kind: 'choice' }>;
const MOST_NAMED = 12;

/**
 * What was chosen among the choices of a question; the question where it has not been asked yet; a refusal for an answer
 * that is none of them. An answer names a choice by its value or by its label, in small letters or capitals.
 */
export function chosen(
  { answers }: Pick<Asked, 'answers'>,
  question: ChoiceQuestion,
): readonly Choice[] | { readonly ask: Question } | Refusal {
  const given = answers[question.name];
  if (given === undefined) return { ask: question };
  const found: Choice[] = [];
  for (const answer of given) {
    const choice =
      question.choices.find(({ value }) => value === answer) ??
      question.choices.find(({ value, label }) => [value, label].some((name) => fold(name) === fold(answer)));
    if (!choice) {
      const names = listOf(
        question.choices.map(({ label }) => label),
        MOST_NAMED,
      );
      return { refused: `${question.title}: ${quoted(answer)} is none of them; choose ${names}.` };
    }
    found.push(choice);
  }
  return found;
}

/** The one that was chosen, where one has to be. */
export function chosenOne(
  asked: Pick<Asked, 'answers'>,
  question: ChoiceQuestion,
): { readonly choice: Choice } | { readonly ask: Question } | Refusal {
  const found = chosen(asked, question);
  if (!Array.isArray(found)) return found as { readonly ask: Question } | Refusal;
  const [choice] = found as readonly Choice[];
  return choice ? { choice } : { ask: question };
}

const fold = (text: string): string => text.trim().toLowerCase();
