import { keepScheduledRepairs } from '../../authoring/scheduling';
import { citationOfItem, listOf } from '../display';
import { fitting, phaseFitOf } from '../phaseFit';
import { defineRule } from '../rule';
import { schedulesOf, spanOf } from '../schedule';

export const rescheduledWork = defineRule({
  code: 'plan/rescheduled-work',
  title: 'Rescheduled work',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    rescheduled: (id: string, phases: string) => `${id} is scheduled more than once: in ${phases}.`,
    first: (id: string, phase: string) => `${phase} schedules ${id} here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { file, scheduled } of schedulesOf(group)) {
      for (const [task, list] of scheduled) {
        const [first, second] = list;
        if (!first || !second) continue;
        const name = citationOfItem(graph.item(task), graph.fileOfItem(task));
        const place = spanOf(graph, second.reference);
        yield {
          file: file.path,
          ...place,
          id: graph.item(task).id,
          message: messages.rescheduled(name, listOf(list.map((s) => graph.item(s.phase).id))),
          fixable: true,
          related: list
            .filter((s) => s !== second)
            .map((s) => ({
              file: file.path,
              ...spanOf(graph, s.reference),
              message: messages.first(name, graph.item(s.phase).id),
            })),
        };
      }
    }
  },
  fixes: (snapshot, { file, id }) => {
    const { graph } = snapshot;
    const task = id === undefined ? -1 : graph.itemNamed(id, file);
    const group = graph.group(graph.file(file)?.plan ?? -1);
    const schedule = group && schedulesOf(group).find((s) => s.file.path === file);
    const at = schedule?.scheduled.get(task) ?? [];
    if (!schedule || at.length < 2) return [];
    return keepScheduledRepairs(snapshot, file, task, at, fitting(at, phaseFitOf(group, schedule, task)));
  },
});
