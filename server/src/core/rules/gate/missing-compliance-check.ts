import { itemsOfKind } from '../../graph/itemsOfKind';
import { recordCompliance } from '../../authoring/complianceCheck';
import { isSetApart, progressIn } from '../../graph/progress';
import { checklistsOf } from '../../graph/gates';
import { defineRule } from '../rule';

/** Told in the checklist, where its table waits for it. */
export const missingComplianceCheck = defineRule({
  code: 'gate/missing-compliance-check',
  title: 'Missing compliance check',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    missing: (done: number, total: number) =>
      `${done} of ${total} work packages are done, and no compliance check is recorded.`,
  },
  *check(group, messages) {
    const { graph, files } = group;
    const progress = progressIn(group);
    for (const plan of files) {
      if (plan.rule?.duty !== 'plan') continue;
      const f = graph.fileIndex(plan.path);
      const statuses = itemsOfKind(plan.facts, 'work-package').flatMap((i) => {
        const number = graph.itemNumber(f, i);
        return graph.isCanonical(number) ? [progress.statusOf(number)] : [];
      });
      const total = statuses.filter((status) => !isSetApart(status)).length;
      const done = statuses.filter((status) => status === 'done').length;
      if (total < 2 || done * 2 < total) continue;
      for (const checklist of checklistsOf(files, plan.path)) {
        const checks = checklist.facts.records.filter(({ kind, isFilled }) => kind === 'compliance' && isFilled);
        const heading = checklist.facts.headings[checks[0]?.heading ?? -1];
        if (!heading || checks.some(({ status }) => status !== 'open')) continue;
        const { start, end } = heading;
        yield { file: checklist.path, start, end, fixable: true, message: messages.missing(done, total) };
      }
    }
  },
  fixes: recordCompliance,
});
