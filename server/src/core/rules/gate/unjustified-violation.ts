import { justifyViolation } from '../../authoring/justifyViolation';
import { Content } from '../../facts/checkedFacts';
import { headingSays } from '../../profile/words';
import { defineRule } from '../rule';

export const unjustifiedViolation = defineRule({
  code: 'gate/unjustified-violation',
  title: 'Unjustified violation',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    unjustified: (section: string) => `This check fails, and nothing in "${section}" justifies it.`,
    section: () => 'The justification belongs here.',
  },
  *check({ path, facts, rule }, messages) {
    const justifies = rule?.records.find(({ kind }) => kind === 'justification');
    if (!rule || !justifies) return;
    const failed = facts.rows.filter(({ kind, status }) => kind === 'gate' && status === 'blocked');
    if (failed.length === 0) return;
    if (facts.records.some(({ kind, isFilled }) => kind === 'justification' && isFilled)) return;
    const at = facts.headings.findIndex(({ words }) => justifies.under.some((title) => headingSays(words, title)));
    // A sentence there may say why; only a table that holds nothing surely does not.
    if (facts.contents[at] === Content.words) return;
    const heading = facts.headings[at];
    const title = rule.source.records?.find(({ kind }) => kind === 'justification')?.under[0] ?? '';
    for (const { start, end } of failed) {
      yield {
        file: path,
        start,
        end,
        message: messages.unjustified(heading?.text ?? title),
        fixable: true,
        related: heading ? [{ file: path, start: heading.start, end: heading.end, message: messages.section() }] : [],
      };
    }
  },
  fixes: justifyViolation,
});
