import { keepOursFixes } from '../../authoring/markReviewed';
import { takeSourceTextFixes } from '../../authoring/takeSourceText';
import { isReviewedDrift } from '../../baseline/driftReview';
import { driftsOf } from '../../graph/textDrift';
import { nameOf, quoted } from '../display';
import { defineRule } from '../rule';

/** A row says in other words what its bullet says; what it may not change are numbers, negations and obligations. */
export const textDrift = defineRule({
  code: 'trace/text-drift',
  title: 'Text drift',
  severity: 'information',
  looksAt: 'reviews',
  messages: {
    drift: (id: string, ours: string, theirs: string) =>
      `${id} says "${ours}" where its source bullet says "${theirs}".`,
    negation: (id: string, isNegated: boolean) =>
      isNegated ? `${id} denies what its source bullet says.` : `${id} says what its source bullet denies.`,
    source: (text: string) => `The source bullet: "${text}".`,
  },
  *check(group, baseline, messages) {
    const { graph } = group;
    for (const drifted of driftsOf(group)) {
      if (isReviewedDrift(graph, drifted, baseline)) continue;
      const { row, bullet, drift } = drifted;
      const item = graph.item(row);
      const source = graph.item(bullet);
      const name = nameOf(graph, row);
      yield {
        file: graph.fileOfItem(row).path,
        start: item.start,
        end: item.end,
        id: item.id,
        message:
          drift.kind === 'negation'
            ? messages.negation(name, drift.isNegated)
            : messages.drift(name, drift.ours, drift.theirs),
        related: [
          {
            file: graph.fileOfItem(bullet).path,
            start: source.start,
            end: source.end,
            message: messages.source(quoted(source.title)),
          },
        ],
        fixable: true,
      };
    }
  },
  fixes: (snapshot, finding) => [...takeSourceTextFixes(snapshot, finding), ...keepOursFixes(snapshot, finding)],
});
