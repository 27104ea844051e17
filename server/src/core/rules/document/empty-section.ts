import { Content } from '../../facts/checkedFacts';
import { headingSays } from '../../profile/words';
import { defineRule } from '../rule';

/** Only in documents that have begun to hold work: a skeleton is empty all over. */
export const emptySection = defineRule({
  code: 'document/empty-section',
  title: 'Empty section',
  severity: 'information',
  looksAt: 'document',
  messages: { empty: (section: string) => `"${section}" has nothing in it.` },
  *check({ path, facts, rule }, messages) {
    if (!rule || rule.sections.length === 0) return;
    const { headings, contents } = facts;
    const isHeld = facts.items.some(({ kind }) => kind === 'work-package' || kind === 'phase');
    if (!isHeld) return;
    for (const [i, { text, words, depth, start, end }] of headings.entries()) {
      if (!rule.sections.some((section) => section.words.some((title) => headingSays(words, title)))) continue;
      const next = headings.findIndex((heading, at) => at > i && heading.depth <= depth);
      const within = contents.slice(i, next < 0 ? headings.length : next);
      // Headings alone are a structure that somebody has begun to fill.
      if (within.length > 1 || within.some((content) => content !== Content.nothing)) continue;
      if (
        facts.placeholders.some((left) => left.start >= start && left.start < (headings[next]?.start ?? facts.length))
      )
        continue;
      yield { file: path, start, end, message: messages.empty(text) };
    }
  },
});
