import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { addToList, listedIn, removeFromList } from './idList';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** A task that a phase schedules in a list: the number of the phase, and where the list names the task. */
export interface ScheduledAt {
  readonly phase: number;
  readonly start: number;
}

/** Schedules a task in one of the phases of its plan: a choice for each phase that lists tasks. */
export function scheduleRepairs(snapshot: Snapshot, path: string, task: number): Repair[] {
  const { graph } = snapshot;
  const text = snapshotText(snapshot, path);
  const file = graph.file(path);
  if (typeof text === 'string' || !file || task < 0) return [];
  const { id } = graph.item(task);
  const isScheduled = graph.referencesTo(task).some((reference) => graph.roleOf(reference) === 'schedules');
  if (isScheduled) return [];
  return phasesOf(graph, file).flatMap((phase): Repair[] => {
    const edit = addToList(text.text, listedIn(graph, path, text.text, phase, 'schedules'), id);
    return edit ? [repairOf(`Schedule ${id} in ${graph.item(phase).id}`, path, text.text, [edit])] : [];
  });
}

/** Takes a task out of one of the phases that schedule it: a choice for each. */
export function unscheduleRepairs(
  snapshot: Snapshot,
  path: string,
  task: number,
  at: readonly ScheduledAt[],
): Repair[] {
  const { graph } = snapshot;
  const text = snapshotText(snapshot, path);
  if (typeof text === 'string' || task < 0) return [];
  return at.flatMap(({ phase, start }): Repair[] => {
    const edit = removeFromList(text.text, listedIn(graph, path, text.text, phase, 'schedules'), start);
    const title = `Remove ${graph.item(task).id} from ${graph.item(phase).id}`;
    return edit ? [repairOf(title, path, text.text, [edit])] : [];
  });
}

/** Moves a task from the phase that schedules it to another one. */
export function moveRepairs(snapshot: Snapshot, path: string, task: number, from: ScheduledAt, to: number): Repair[] {
  const { graph } = snapshot;
  const text = snapshotText(snapshot, path);
  if (typeof text === 'string' || task < 0) return [];
  const { id } = graph.item(task);
  const out = removeFromList(text.text, listedIn(graph, path, text.text, from.phase, 'schedules'), from.start);
  const target = listedIn(graph, path, text.text, to, 'schedules');
  const isThere = target.some((listed) => listed.id === id);
  const into = isThere ? null : addToList(text.text, target, id);
  if (!out || (!isThere && !into)) return [];
  const edits: TextEdit[] = into ? [out, into] : [out];
  return [
    repairOf(
      `Move ${id} from ${graph.item(from.phase).id} to ${graph.item(to).id}`,
      path,
      text.text,
      edits.sort((a, b) => a.start - b.start),
      true,
    ),
  ];
}

/** The phases of a document, in order. */
function phasesOf(graph: Graph, file: LinkedFile): number[] {
  const f = graph.fileIndex(file.path);
  return file.facts.items.flatMap((item, i) => (item.kind === 'phase' ? [graph.itemNumber(f, i)] : []));
}
