import type { ItemFact } from '../../facts/facts';
import { itemsOfKind } from '../../graph/itemsOfKind';
import { scheduleRepairs } from '../../authoring/scheduling';
import { citationOfItem } from '../display';
import { fitting, phaseFitOf } from '../phaseFit';
import { defineRule } from '../rule';
import { schedulesOf } from '../schedule';

/** Only in plans whose phases schedule some work. */
export const unscheduledWork = defineRule({
  code: 'plan/unscheduled-work',
  title: 'Unscheduled work',
  severity: 'warning',
  looksAt: 'plan',
  messages: { unscheduled: (id: string) => `No phase schedules ${id}.` },
  *check(group, messages) {
    const { graph } = group;
    for (const { file, fileIndex, scheduled } of schedulesOf(group)) {
      for (const i of itemsOfKind(file.facts, 'task')) {
        const item = file.facts.items[i] as ItemFact;
        const number = graph.itemNumber(fileIndex, i);
        if (!graph.isCanonical(number) || scheduled.has(number)) continue;
        if (item.status === 'done' || item.status === 'deferred' || item.status === 'optional') continue;
        yield {
          file: file.path,
          start: item.start,
          end: item.end,
          id: item.id,
          message: messages.unscheduled(citationOfItem(item, file)),
          fixable: true,
        };
      }
    }
  },
  fixes: (snapshot, { file, id }) => {
    const { graph } = snapshot;
    const task = id === undefined ? -1 : graph.itemNamed(id, file);
    const group = graph.group(graph.file(file)?.plan ?? -1);
    const schedule = group && schedulesOf(group).find((s) => s.file.path === file);
    if (!schedule || schedule.scheduled.has(task)) return [];
    const fit = phaseFitOf(group, schedule, task);
    return scheduleRepairs(snapshot, file, task, (phases) => fitting(phases, fit));
  },
});
