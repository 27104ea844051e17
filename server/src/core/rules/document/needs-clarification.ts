import { clarificationFixes } from '../../authoring/questions/clarification';
import { questionsPlaceOf } from '../../graph/questions';
import { quoted } from '../display';
import { defineRule } from '../rule';

/** Looks at the plan, since whether the question can be logged depends on its other documents. */
export const needsClarification = defineRule({
  code: 'document/needs-clarification',
  title: 'Needs clarification',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    asks: (question: string) => `Needs clarification: ${question}`,
    unsaid: () => 'Needs clarification, and does not say of what.',
  },
  *check(group, messages) {
    for (const file of group.files) {
      if (file.facts.clarifications.length === 0) continue;
      const canBeLogged = questionsPlaceOf(group, file) !== null;
      for (const { question, isClosed, start, end } of file.facts.clarifications) {
        yield {
          file: file.path,
          start,
          end,
          fixable: canBeLogged && isClosed && question !== '',
          message: question === '' ? messages.unsaid() : messages.asks(quoted(question, 160)),
        };
      }
    }
  },
  fixes: clarificationFixes,
});
