import type { ItemFact } from '../facts/facts';
import { itemsOfKind } from './itemsOfKind';
import type { QuestionFact } from '../facts/checkedFacts';
import { headingSays, wordsOf } from '../profile/words';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { isOpen } from './progress';

const OPEN_HEADING = /(?:^|[^a-z])(?:open|unresolved|pending)(?![a-z])/i;
const CLOSED_HEADING = /(?:^|[^a-z])(?:answered|resolved|closed|settled|decided)(?![a-z])/i;

/** How much of a question's words another one must have to be the same question. */
const SAME = 0.6;
const LEAST_WORDS = 3;
const WORD = /[\p{L}\p{N}]{3,}/gu;

/** A question of a plan that the questions document does not have. */
export interface UnloggedQuestion {
  readonly file: LinkedFile;
  readonly question: QuestionFact;
  readonly document: LinkedFile;
}

/** The document in which the questions of a plan are logged: the first of several; null where there is none. */
export function questionsDocumentOf({ filesInReach }: PlanGroup): LinkedFile | null {
  return filesInReach.find(({ rule }) => rule?.duty === 'questions') ?? null;
}

export function* unloggedQuestions(group: PlanGroup): Generator<UnloggedQuestion> {
  const { filesInReach, files } = group;
  const document = questionsDocumentOf(group);
  if (!document) return;
  const known = filesInReach
    .filter(({ rule }) => rule?.duty === 'questions')
    .flatMap(({ facts }) => itemsOfKind(facts, 'question').map((i) => facts.items[i] as ItemFact));
  // A document whose questions have no IDs that can be read cannot be held against anything.
  if (known.length === 0 && document.facts.headings.length > 1) return;
  // Most questions are known by their IDs.
  let words: ReadonlySet<string>[] | null = null;
  const titles = (): readonly ReadonlySet<string>[] => (words ??= known.map(({ title }) => wordsIn(title)));
  const ids = new Set(known.map(({ symbol }) => symbol));
  for (const file of files) {
    // What other dialects ask is none of its questions.
    if (file.rule?.duty === 'questions' || file.profile !== document.profile) continue;
    for (const question of file.facts.questions)
      if (!isLogged(question, ids, titles) && !pointsThere(file, question, document))
        yield { file, question, document };
  }
}

function isLogged(
  question: QuestionFact,
  ids: ReadonlySet<number>,
  titles: () => readonly ReadonlySet<string>[],
): boolean {
  if (question.symbol >= 0 && ids.has(question.symbol)) return true;
  const words = wordsIn(question.words);
  // Too few words to tell whether two questions are one.
  if (words.size < LEAST_WORDS) return question.symbol < 0;
  return titles().some((title) => [...words].filter((word) => title.has(word)).length >= words.size * SAME);
}

/** The entry links to the questions document itself. */
function pointsThere({ facts }: LinkedFile, { start, end }: QuestionFact, document: LinkedFile): boolean {
  return facts.links.some((link) => link.start >= start && link.end <= end && link.path === document.path);
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(WORD) ?? []);
}

/** What the nearest heading that speaks of open or of answered questions says; null where none does. */
export function saysOpen({ facts }: LinkedFile, heading: number): boolean | null {
  let depth = Infinity;
  for (let h = heading; h >= 0; h--) {
    const above = facts.headings[h];
    if (!above || above.depth >= depth) continue;
    ({ depth } = above);
    if (CLOSED_HEADING.test(above.text)) return false;
    if (OPEN_HEADING.test(above.text)) return true;
  }
  return null;
}

/** What its own row says; else the headings above. */
export function isStillOpen(file: LinkedFile, index: number): boolean {
  const item = file.facts.items[index];
  if (!item) return false;
  return item.status === null ? saysOpen(file, item.heading) === true : isOpen(item.status);
}

/** Where what needs clarification can be logged: the questions document, else the document's own list of questions. */
export type QuestionsPlace =
  { readonly document: LinkedFile; readonly heading: -1 } | { readonly document: null; readonly heading: number };

export function questionsPlaceOf(group: PlanGroup, file: LinkedFile): QuestionsPlace | null {
  const document = questionsDocumentOf(group);
  if (document && document !== file && document.profile === file.profile && placeForQuestion(document))
    return { document, heading: -1 };
  const heading = questionsHeadingOf(file);
  return heading < 0 ? null : { document: null, heading };
}

/** The heading of a document's own list of open questions; -1 for none. */
export function questionsHeadingOf(file: LinkedFile): number {
  const titles = file.rule?.asksUnder ?? [];
  return file.facts.headings.findIndex(({ text }, h) => {
    const words = wordsOf(text);
    return saysOpen(file, h) !== false && titles.some((title) => headingSays(words, title));
  });
}

/** Where a document takes up one more question. */
export interface QuestionPlace {
  /** Index of the item beside which it goes, or of which it takes the form; -1 for none. */
  readonly model: number;
  /** It goes right behind the model. */
  readonly isBeside: boolean;
  /** Index of the heading whose section takes it up, where it goes beside nothing. */
  readonly heading: number;
}

/** Behind the last question that is open, else below the heading for open ones; null where neither is there. */
export function placeForQuestion(file: LinkedFile): QuestionPlace | null {
  const { items, headings } = file.facts;
  const own = items.flatMap(({ kind, strength }, i) => (kind === 'question' && strength !== 'example' ? [i] : []));
  const among = own.filter((i) => saysOpen(file, items[i]?.heading ?? -1) !== false);
  const model = among[among.length - 1];
  if (model !== undefined) return { model, isBeside: true, heading: -1 };
  const heading = headings.findIndex((_, h) => saysOpen(file, h) === true);
  if (heading < 0 && headings.length > 1) return null;
  return { model: own[own.length - 1] ?? -1, isBeside: false, heading: Math.max(0, heading) };
}
