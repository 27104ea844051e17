import { canWriteSection, writeSection } from '../../authoring/phasePlan/emptySection';
import { emptySections } from '../../graph/emptySections';
import { defineRule } from '../rule';

export const emptySection = defineRule({
  code: 'document/empty-section',
  title: 'Empty section',
  severity: 'information',
  looksAt: 'plan',
  messages: { empty: (section: string) => `"${section}" has nothing in it.` },
  *check(group, messages) {
    for (const file of group.files) {
      for (const index of emptySections(file)) {
        const heading = file.facts.headings[index];
        if (!heading) continue;
        const { start, end, text } = heading;
        const fixable = canWriteSection(group, file, index);
        yield { file: file.path, start, end, message: messages.empty(text), ...(fixable ? { fixable } : {}) };
      }
    }
  },
  fixes: writeSection,
});
