import type { QuestionFact } from '../../facts/checkedFacts';
import type { LinkedFile } from '../../graph/linkedFile';
import { fileNameOf, quoted } from '../display';
import { defineRule } from '../rule';

/** How much of a question's words another one must have to be the same question. */
const SAME = 0.6;
const LEAST_WORDS = 3;
const WORD = /[\p{L}\p{N}]{3,}/gu;

/** Only where the plan has a questions document. */
export const unloggedQuestion = defineRule({
  code: 'gate/unlogged-question',
  title: 'Unlogged question',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    unlogged: (words: string, document: string) => `${document} does not have this question: "${words}".`,
  },
  *check(group, messages) {
    const { graph, filesInReach, files } = group;
    const documents = filesInReach.filter(({ rule }) => rule?.duty === 'questions');
    const [document] = documents;
    if (!document) return;
    const known = documents.flatMap(({ facts }) => facts.items.filter(({ kind }) => kind === 'question'));
    const titles = known.map(({ title }) => wordsIn(title));
    const ids = new Set(known.map(({ symbol }) => symbol));
    // A document whose questions have no IDs that can be read cannot be held against anything.
    if (known.length === 0 && document.facts.headings.length > 1) return;
    for (const file of files) {
      if (file.rule?.duty === 'questions') continue;
      for (const question of file.facts.questions) {
        if (isLogged(question, ids, titles) || pointsThere(file, question, document)) continue;
        const { start, end, words } = question;
        yield {
          file: file.path,
          start,
          end,
          message: messages.unlogged(quoted(words), fileNameOf(document.path)),
          ...(question.symbol >= 0 ? { id: graph.text(question.symbol) } : {}),
        };
      }
    }
  },
});

function isLogged(question: QuestionFact, ids: ReadonlySet<number>, titles: readonly ReadonlySet<string>[]): boolean {
  if (question.symbol >= 0 && ids.has(question.symbol)) return true;
  const words = wordsIn(question.words);
  // Too few words to tell whether two questions are one.
  if (words.size < LEAST_WORDS) return question.symbol < 0;
  return titles.some((title) => [...words].filter((word) => title.has(word)).length >= words.size * SAME);
}

/** The entry links to the questions document itself. */
function pointsThere({ facts }: LinkedFile, { start, end }: QuestionFact, document: LinkedFile): boolean {
  return facts.links.some((link) => link.start >= start && link.end <= end && link.path === document.path);
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(WORD) ?? []);
}
