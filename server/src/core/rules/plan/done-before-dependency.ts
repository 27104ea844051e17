import type { RelatedPlace } from '../../model/finding';
import { isOpen, progressIn } from '../../graph/progress';
import { listOf, nameOf } from '../display';
import { defineRule } from '../rule';
import { spanOf } from '../schedule';

/** Told once for each piece of work, whatever number of things it should have waited for. */
export const doneBeforeDependency = defineRule({
  code: 'plan/done-before-dependency',
  title: 'Done before its dependency',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    done: (work: string, needed: string, isOne: boolean) =>
      `${work} is done, and ${needed}, which it depends on, ${isOne ? 'is' : 'are'} not.`,
    saysSo: (work: string, needed: string) => `${work} says here that it depends on ${needed}.`,
    stands: (needed: string) => `${needed} stands here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const links = group.linksOf('depends-on');
    if (links.length === 0) return;
    const progress = progressIn(group);
    const waits = new Map<number, Map<number, number>>();
    for (let i = 0; i < links.length; i += 3) {
      const owner = links[i] ?? -1;
      const work = owner < 0 ? -1 : graph.canonicalOf(owner);
      const needed = links[i + 1] ?? -1;
      if (work < 0 || work === needed || !progress.reaches(work) || !progress.reaches(needed)) continue;
      const all = waits.get(work) ?? new Map<number, number>();
      waits.set(work, all);
      if (!all.has(needed)) all.set(needed, links[i + 2] ?? -1);
    }
    for (const [work, all] of waits) {
      if (progress.statusOf(work) !== 'done') continue;
      const open = [...all].filter(([needed]) => isOpen(progress.statusOf(needed)));
      if (open.length === 0) continue;
      const file = graph.fileOfItem(work);
      const { start, end, id } = graph.item(work);
      const name = nameOf(graph, work);
      yield {
        file: file.path,
        start,
        end,
        id,
        message: messages.done(name, listOf(open.map(([needed]) => nameOf(graph, needed))), open.length === 1),
        related: open.flatMap(([needed, reference]): RelatedPlace[] => {
          const there = graph.item(needed);
          const neededName = nameOf(graph, needed);
          return [
            {
              file: graph.fileOfReference(reference).path,
              ...spanOf(graph, reference),
              message: messages.saysSo(name, neededName),
            },
            {
              file: graph.fileOfItem(needed).path,
              start: there.start,
              end: there.end,
              message: messages.stands(neededName),
            },
          ];
        }),
      };
    }
  },
});
