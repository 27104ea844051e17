import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';

/** One phase that schedules a task: its order in the plan and the reference that says so. */
export interface Scheduling {
  readonly phase: number;
  readonly order: number;
  readonly reference: number;
}

export interface PlanSchedule {
  readonly file: LinkedFile;
  readonly fileIndex: number;
  /** Task → where it is scheduled, in order of the phases. */
  readonly scheduled: ReadonlyMap<number, readonly Scheduling[]>;
}

/** The schedules of all task-table plans whose phases name tasks. Phases follow one another as they stand. */
export function schedulesOf(group: PlanGroup): PlanSchedule[] {
  const { graph } = group;
  const byFile = new Map<string, Map<number, Scheduling[]>>();
  const links = group.linksOf('schedules');
  for (let i = 0; i < links.length; i += 3) {
    const phase = links[i] ?? -1;
    const task = links[i + 1] ?? -1;
    const reference = links[i + 2] ?? -1;
    if (phase < 0 || task < 0 || graph.item(task).kind !== 'task') continue;
    const file = graph.fileOfReference(reference);
    const tasks = byFile.get(file.path) ?? new Map<number, Scheduling[]>();
    byFile.set(file.path, tasks);
    const list = tasks.get(task) ?? [];
    tasks.set(task, list);
    if (!list.some((s) => s.phase === phase)) list.push({ phase, order: graph.item(phase).start, reference });
  }
  return [...byFile].flatMap(([path, scheduled]) => {
    const file = graph.file(path);
    if (!file) return [];
    for (const list of scheduled.values()) list.sort((a, b) => a.order - b.order);
    return [{ file, fileIndex: graph.fileIndex(path), scheduled }];
  });
}

/** Start and end of a reference. */
export function spanOf(graph: Graph, reference: number): { start: number; end: number } {
  return { start: graph.field(reference, ReferenceField.start), end: graph.field(reference, ReferenceField.end) };
}
