import { logQuestionFixes } from '../../authoring/questions/logQuestion';
import { placeForQuestion, unloggedQuestions } from '../../graph/questions';
import { fileNameOf, quoted } from '../display';
import { defineRule } from '../rule';

/** Only where the plan has a questions document. */
export const unloggedQuestion = defineRule({
  code: 'gate/unlogged-question',
  title: 'Unlogged question',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    unlogged: (said: string, document: string) => `${document} does not have this question: "${said}".`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { file, question, document } of unloggedQuestions(group)) {
      const { start, end, said, symbol } = question;
      yield {
        file: file.path,
        start,
        end,
        message: messages.unlogged(quoted(said), fileNameOf(document.path)),
        fixable: placeForQuestion(document) !== null,
        ...(symbol >= 0 ? { id: graph.text(symbol) } : {}),
      };
    }
  },
  fixes: logQuestionFixes,
});
