import type { Graph } from '../graph/graph';
import { statusOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { progressOf, planOfDocument, type PhaseView, type PlanView, type WorkView } from './planViews';
import { titleOf } from './titles';

/** A table of tasks: its phases count what they schedule. */
export function taskPlanView(graph: Graph, file: LinkedFile, f: number): PlanView {
  const links = graph.group(file.plan)?.linksOf('schedules') ?? [];
  const scheduled = new Set<number>();
  const byPhase = new Map<number, number[]>();
  for (let l = 0; l < links.length; l += 3) {
    const phase = links[l] ?? -1;
    const task = links[l + 1] ?? -1;
    if (phase < 0 || graph.fileOfItem(phase) !== file || graph.item(task).kind !== 'task') continue;
    scheduled.add(task);
    const list = byPhase.get(phase) ?? [];
    if (!list.includes(task)) list.push(task);
    byPhase.set(phase, list);
  }
  const view = (item: number): WorkView => {
    const status = statusOf(graph, [item]);
    return { item, criteria: [], parts: [], deliverables: [], done: 0, total: 0, status, isDone: status === 'done' };
  };
  const phases: PhaseView[] = [];
  const unscheduled: WorkView[] = [];
  file.facts.items.forEach((fact, i) => {
    const item = graph.itemNumber(f, i);
    if (fact.kind === 'task' && graph.isCanonical(item) && !scheduled.has(item)) unscheduled.push(view(item));
    if (fact.kind !== 'phase') return;
    const work = (byPhase.get(item) ?? []).map(view);
    const done = work.filter((w) => w.isDone).length;
    phases.push({
      item,
      kind: 'phase',
      id: fact.id,
      title: fact.title,
      file: file.path,
      start: fact.start,
      planPath: file.path,
      work,
      subtasks: [],
      groups: [],
      phases: [],
      done,
      total: work.length,
      status: progressOf(done, work.length, fact.status),
      isRoot: true,
    });
  });
  return planOfDocument(file.path, titleOf(file), phases, { unscheduled });
}
