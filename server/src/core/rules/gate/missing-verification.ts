import { itemsOfKind } from '../../graph/itemsOfKind';
import { insertVerificationRecord } from '../../authoring/verificationRecord';
import type { LinkedFile } from '../../graph/linkedFile';
import { headingSays } from '../../profile/words';
import { defineRule } from '../rule';

/** Only where another document of the plan has such a record, and this one is finished. */
export const missingVerification = defineRule({
  code: 'gate/missing-verification',
  title: 'Missing verification',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    missing: (kind: string, record: string) => `This ${kind} is finished and has no "${record}", which others have.`,
    other: () => 'One that has it.',
  },
  *check({ files }, messages) {
    const recorded = files.find(recordOf);
    const heading = recorded && recordOf(recorded);
    if (!recorded || !heading) return;
    for (const file of files) {
      if (!file.rule?.record || file.rule.kind !== recorded.rule?.kind || recordOf(file) || !isFinished(file)) continue;
      const { start, end } = file.facts.headings[0] ?? { start: 0, end: 0 };
      yield {
        file: file.path,
        start,
        end,
        fixable: true,
        message: messages.missing(file.rule.title.toLowerCase(), file.rule.record.title),
        related: [{ file: recorded.path, start: heading.start, end: heading.end, message: messages.other() }],
      };
    }
  },
  fixes: insertVerificationRecord,
});

function recordOf({ facts, rule }: LinkedFile): { start: number; end: number } | undefined {
  const titles = rule?.record?.words ?? [];
  return facts.headings.find(({ words }) => titles.some((title) => headingSays(words, title)));
}

/** All its sections are there, nothing is left to fill in, and every work package says what it covers. */
function isFinished({ facts, rule }: LinkedFile): boolean {
  const headings = facts.headings.map(({ words }) => words);
  const isWhole = rule?.sections.every(({ words }) =>
    words.some((title) => headings.some((h) => headingSays(h, title))),
  );
  const work = itemsOfKind(facts, 'work-package');
  const parts = new Set(facts.parts.map(({ owner }) => owner));
  if (isWhole !== true || facts.placeholders.length > 0 || facts.parts.some(({ isSlot }) => isSlot)) return false;
  return work.length > 0 && work.every((i) => parts.has(i));
}
