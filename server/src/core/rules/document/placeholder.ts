import { defineRule } from '../rule';

export const placeholder = defineRule({
  code: 'document/placeholder',
  title: 'Placeholder',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    leftover: (text: string) => `"${text}" is a template's leftover: fill it in or remove it.`,
    emptyBullet: () => 'This bullet is empty: fill it in or remove it.',
  },
  *check(file, messages) {
    for (const { text, start, end } of file.facts.placeholders) {
      yield { file: file.path, start, end, message: text === '' ? messages.emptyBullet() : messages.leftover(text) };
    }
  },
});
