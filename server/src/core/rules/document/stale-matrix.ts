import { refreshRows } from '../../authoring/matrix/refreshRows';
import { matrixGaps } from '../../graph/matrixGaps';
import { fileNameOf, listOf, nameOf } from '../display';
import { defineRule } from '../rule';

const MOST_PLACES = 8;

/** Told once for each plan that the matrix no longer says the same as. */
export const staleMatrix = defineRule({
  code: 'document/stale-matrix',
  title: 'Stale matrix',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    stale: (plan: string, what: string) => `The matrix no longer says what ${plan} says: ${what}.`,
    absent: (items: string) => `${items} missing`,
    moved: (items: string) => `other work for ${items}`,
    behind: (items: string) => `${items} done since`,
    row: (item: string) => `${item} stands here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { matrix, plan, absent, moved, behind } of matrixGaps(group)) {
      const say = (items: readonly number[]): string => listOf(items.map((item) => nameOf(graph, item)));
      const what = [
        ...(absent.length > 0 ? [messages.absent(say(absent))] : []),
        ...(moved.length > 0 ? [messages.moved(say(moved))] : []),
        ...(behind.length > 0 ? [messages.behind(say(behind))] : []),
      ];
      const { start, end } = matrix.facts.headings[0] ?? { start: 0, end: Math.min(1, matrix.facts.length) };
      yield {
        file: matrix.path,
        start,
        end,
        fixable: true,
        message: messages.stale(fileNameOf(plan.path), what.join('; ')),
        related: [...absent, ...moved, ...behind].slice(0, MOST_PLACES).map((item) => {
          const row = graph.item(graph.definitionFor(item, plan.path));
          return { file: plan.path, start: row.start, end: row.end, message: messages.row(nameOf(graph, item)) };
        }),
      };
    }
  },
  fixes: refreshRows,
});
