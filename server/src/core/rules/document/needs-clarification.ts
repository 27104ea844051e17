import { quoted } from '../display';
import { defineRule } from '../rule';

export const needsClarification = defineRule({
  code: 'document/needs-clarification',
  title: 'Needs clarification',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    asks: (question: string) => `Needs clarification: ${question}`,
    unsaid: () => 'Needs clarification, and does not say of what.',
  },
  *check(file, messages) {
    for (const { question, start, end } of file.facts.clarifications) {
      yield {
        file: file.path,
        start,
        end,
        message: question === '' ? messages.unsaid() : messages.asks(quoted(question, 160)),
      };
    }
  },
});
