import { deferralFixes } from '../../authoring/deferral';
import { unresolvedDeferrals } from '../../graph/deferrals';
import { nameOf } from '../display';
import { defineRule } from '../rule';
import { spanOf } from '../schedule';

/** A work package that does not exist is a dangling reference, and told as that. */
export const unresolvedDeferral = defineRule({
  code: 'gate/unresolved-deferral',
  title: 'Unresolved deferral',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    unresolved: (work: string) => `This criterion was deferred to ${work}, which is done, and is still open.`,
    unrecorded: (work: string) => `Deferred to ${work}, which is done, and nothing says that it was met.`,
    done: (work: string) => `${work} stands here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { file, reference, target, row } of unresolvedDeferrals(group)) {
      const there = graph.item(target);
      const name = nameOf(graph, target);
      yield {
        file: file.path,
        ...spanOf(graph, reference),
        id: there.id,
        message: row ? messages.unresolved(name) : messages.unrecorded(name),
        related: [
          { file: graph.fileOfItem(target).path, start: there.start, end: there.end, message: messages.done(name) },
        ],
        fixable: true,
      };
    }
  },
  fixes: deferralFixes,
});
