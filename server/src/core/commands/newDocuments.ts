import { noName } from '../authoring/newDocuments/feature';
import type { NewDocuments } from '../authoring/newDocuments/missingDocuments';
import type { Asked, CommandAnswer, Question } from './command';
import { answerOf } from './command';
import type { Refusal } from '../model/edit';
import { quoted } from '../text/wording';
import { saysNothing, spokenWords } from './spokenText';

/** What was written, with the document that is looked at first. */
export function answerWith(result: NewDocuments): CommandAnswer {
  if ('refused' in result) return result;
  const show = { file: result.path, offset: 0 };
  return 'change' in result
    ? { change: result.change, said: result.said, show }
    : { unchanged: result.unchanged, show };
}

/** The title of what is new; asked for where it was not given. */
export function askedTitle(
  asked: Asked,
  prompt: string,
): { readonly title: string } | { readonly ask: Question } | Refusal {
  const title = answerOf(asked, 'title');
  if (title === null) return { ask: { name: 'title', title: 'Title', prompt, kind: 'text' } };
  if (title.trim() === '') return { refused: 'A title is needed: run the command again and give one.' };
  if (saysNothing(title)) return noName(title);
  return { title: spokenWords(title) };
}

type Counted = { readonly count: number } | { readonly ask: Question } | Refusal;

/** A number of things within bounds; asked for where it was not given. */
export function askedCount(asked: Asked, question: Omit<Question, 'kind'> & { value: string; most: number }): Counted {
  const { name, title, prompt, value, most } = question;
  const given = answerOf(asked, name);
  if (given === null) return { ask: { name, title, prompt, kind: 'text', value } };
  const count = /^\s*\d{1,4}\s*$/.test(given) ? Number(given) : 0;
  return count >= 1 && count <= most
    ? { count }
    : { refused: `${title}: ${quoted(given)} is no number from 1 to ${most}; give one.` };
}
