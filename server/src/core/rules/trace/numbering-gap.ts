import { closeGapFixes } from '../../authoring/closeGap';
import { numberingGapsOf } from '../../graph/numberingGaps';
import { citationOf, nameOf } from '../display';
import { defineRule } from '../rule';

/** Told once for each run of numbers that a series leaves out, at the row behind it. */
export const numberingGap = defineRule({
  code: 'trace/numbering-gap',
  title: 'Numbering gap',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    one: (id: string, after: string) => `The numbering leaves out ${id}: ${after} is there.`,
    several: (from: string, to: string, after: string) =>
      `The numbering leaves out ${from} to ${to}: ${after} is there.`,
    before: (id: string) => `${id} is the row before it.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { first, last, before, after, isClosable } of numberingGapsOf(group)) {
      const item = graph.item(after);
      const file = graph.fileOfItem(after);
      const form = file.profile?.grammar.forms[item.form];
      const [from, to] = [citationOf(first, form), citationOf(last, form)];
      const name = nameOf(graph, after);
      const previous = before === null ? null : graph.item(before);
      yield {
        file: file.path,
        start: item.start,
        end: item.end,
        id: item.id,
        fixable: isClosable,
        message: first === last ? messages.one(from, name) : messages.several(from, to, name),
        related:
          before === null || previous === null
            ? []
            : [
                {
                  file: graph.fileOfItem(before).path,
                  start: previous.start,
                  end: previous.end,
                  message: messages.before(nameOf(graph, before)),
                },
              ],
      };
    }
  },
  fixes: closeGapFixes,
});
