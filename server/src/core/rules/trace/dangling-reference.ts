import { danglingReferenceFixes } from '../../authoring/danglingReference';
import { ReferenceField, ReferenceFlag } from '../../facts/facts';
import { Unresolved } from '../../graph/graph';
import { citationOf } from '../display';
import { defineRule } from '../rule';

const RANGE = ReferenceFlag.rangeStart | ReferenceFlag.rangeInner | ReferenceFlag.rangeEnd;

/** The ends of a range are `trace/broken-range`'s, a kind that nothing defines is `trace/missing-definitions`'s. */
export const danglingReference = defineRule({
  code: 'trace/dangling-reference',
  title: 'Dangling reference',
  severity: 'error',
  looksAt: 'plan',
  messages: {
    dangling: (id: string) => `Nothing defines ${id}.`,
    danglingIn: (id: string, plan: string) => `${plan} has no ${id}.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const reference of group.unresolved(Unresolved.dangling)) {
      if ((graph.field(reference, ReferenceField.flags) & RANGE) !== 0) continue;
      const file = graph.fileOfReference(reference);
      const id = graph.text(graph.field(reference, ReferenceField.symbol));
      const form = file.profile?.grammar.forms[graph.field(reference, ReferenceField.form)];
      const qualifier = graph.field(reference, ReferenceField.qualifier);
      const citation = citationOf(id, form);
      yield {
        file: file.path,
        start: graph.field(reference, ReferenceField.start),
        end: graph.field(reference, ReferenceField.end),
        id,
        message: qualifier >= 0 ? messages.danglingIn(citation, graph.text(qualifier)) : messages.dangling(citation),
        fixable: qualifier < 0,
      };
    }
  },
  fixes: danglingReferenceFixes,
});
