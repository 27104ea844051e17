import type { CountFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { defineRule, type Fix } from '../rule';
import type { Finding } from '../../model/finding';
import type { Snapshot } from '../../workspace/snapshot';
import { sizesOfTotal } from '../totals';

export const countMismatch = defineRule({
  code: 'plan/count-mismatch',
  title: 'Count mismatch',
  severity: 'information',
  looksAt: 'document',
  messages: {
    list: (stated: string, noun: string, listed: number) =>
      `The plan says ${stated} ${noun}, and the list has ${listed}.`,
    total: (stated: string, noun: string, defined: number) =>
      `The plan says ${stated} ${noun} in total, and it defines ${defined}.`,
    here: (listed: number) => `The list of ${listed} begins here.`,
  },
  *check(file, messages) {
    for (const count of file.facts.counts) {
      const size = contradicted(file, count);
      if (size === null) continue;
      const { start, end, listed, listStart } = count;
      const [stated, noun] = [String(count.stated), pluralOf(count.noun)];
      yield {
        file: file.path,
        start,
        end,
        message: listed ? messages.list(stated, noun, size) : messages.total(stated, noun, size),
        related: listed
          ? [{ file: file.path, start: listStart, end: listStart + 1, message: messages.here(size) }]
          : [],
        fixable: true,
      };
    }
  },
  fixes: correctedNumber,
});

/** The number that stands against what is stated; null where some way of counting agrees, or nothing is there to count. */
function contradicted(file: LinkedFile, { stated, noun, start, listed }: CountFact): number | null {
  const sizes = listed ?? sizesOfTotal(file, noun, start);
  const [likeliest] = sizes;
  return likeliest === undefined || sizes.includes(stated) ? null : likeliest;
}

/** *Correct the number*: the list is right, and what is said of it was not kept up. */
function correctedNumber(snapshot: Snapshot, finding: Finding): Fix[] {
  const file = snapshot.graph.file(finding.file);
  const count = file?.facts.counts.find(({ start, end }) => start === finding.start && end === finding.end);
  const text = snapshot.text(finding.file);
  const size = file && count ? contradicted(file, count) : null;
  if (!file || !count || size === null || text?.length !== file.facts.length) return [];
  // Only a number in digits can be put in the place of another; the text may have changed behind the facts.
  if (text.slice(count.start, count.end) !== String(count.stated)) return [];
  const title = `Correct the number: ${size} ${pluralOf(count.noun)}`;
  const edits = [{ start: count.start, end: count.end, newText: String(size) }];
  const change = { title, creations: [], edits: [{ file: finding.file, expectedText: text, edits }] };
  return [{ title, preferred: false, change }];
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:[sxz]|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
