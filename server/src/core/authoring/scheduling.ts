import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { addToList, listedIn, removeFromList } from './idList';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** A phase, and its place among the phases of the plan. */
export interface PhaseInOrder {
  readonly phase: number;
  readonly order: number;
}

/** Schedules a task in one of the phases of its plan that list tasks: a choice for each of those that are asked for. */
export function scheduleRepairs(
  snapshot: Snapshot,
  path: string,
  task: number,
  choose: (phases: readonly PhaseInOrder[]) => readonly PhaseInOrder[],
): Repair[] {
  const { graph } = snapshot;
  const current = snapshotText(snapshot, path);
  const file = graph.file(path);
  if (typeof current === 'string' || !file || task < 0) return [];
  const { text } = current;
  const { id } = graph.item(task);
  const edits = new Map<number, TextEdit>();
  for (const { phase } of phasesOf(graph, file)) {
    const edit = addToList(text, listedIn(graph, path, text, phase, 'schedules'), id);
    if (edit) edits.set(phase, edit);
  }
  const phases = choose(phasesOf(graph, file).filter(({ phase }) => edits.has(phase)));
  return withoutDoubles(
    phases.flatMap(({ phase }): Repair[] => {
      const edit = edits.get(phase);
      return edit ? [repairOf(`Schedule ${id} in ${graph.item(phase).id}`, path, text, [edit])] : [];
    }),
  );
}

/** Leaves a task in one of the phases that schedule it, and takes it out of all others: a choice for each to be kept. */
export function keepScheduledRepairs(
  snapshot: Snapshot,
  path: string,
  task: number,
  at: readonly PhaseInOrder[],
  keep: readonly PhaseInOrder[],
): Repair[] {
  const { graph } = snapshot;
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string' || task < 0) return [];
  const { text } = current;
  const { id } = graph.item(task);
  const repairs = at.flatMap(({ phase: kept }): Repair[] => {
    if (!keep.some(({ phase }) => phase === kept)) return [];
    const others = at.filter(({ phase }) => phase !== kept);
    const edits = others.map(({ phase }) => outOf(graph, path, text, phase, id));
    if (!edits.every((edit) => edit !== null)) return [];
    const [other] = others;
    const title =
      others.length === 1 && other
        ? `Remove ${id} from ${graph.item(other.phase).id}`
        : `Keep ${id} in ${graph.item(kept).id} alone`;
    return [repairOf(title, path, text, edits)];
  });
  // What is taken out of the first phase is told first.
  return withoutDoubles(at.length === 2 ? repairs.reverse() : repairs);
}

/** Moves a task from the phase that schedules it to another one. */
export function moveRepairs(
  snapshot: Snapshot,
  path: string,
  task: number,
  from: PhaseInOrder,
  to: PhaseInOrder,
): Repair[] {
  const { graph } = snapshot;
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string' || task < 0) return [];
  const { text } = current;
  const { id } = graph.item(task);
  const out = outOf(graph, path, text, from.phase, id);
  const target = listedIn(graph, path, text, to.phase, 'schedules');
  const isThere = target.some((listed) => listed.id === id);
  const into = isThere ? null : addToList(text, target, id);
  if (!out || (!isThere && !into)) return [];
  const edits: TextEdit[] = into ? [out, into] : [out];
  const title = `Move ${id} from ${graph.item(from.phase).id} to ${graph.item(to.phase).id}`;
  const inOrder = edits.sort((a, b) => a.start - b.start);
  return [repairOf(title, path, text, inOrder)];
}

/** Takes a task out of the list of a phase; null where it is in a range, alone, or there more than once. */
function outOf(graph: Graph, path: string, text: string, phase: number, id: string): TextEdit | null {
  const listed = listedIn(graph, path, text, phase, 'schedules');
  const [one, another] = listed.filter((each) => each.id === id);
  return one && !another ? removeFromList(text, listed, one.idStart) : null;
}

/** Two phases of one name are a defect of their own; no choice can tell them apart. */
function withoutDoubles(repairs: readonly Repair[]): Repair[] {
  return repairs.filter(({ title }, i) => repairs.findIndex((other) => other.title === title) === i);
}

/** The phases of a document, in order. */
function phasesOf(graph: Graph, file: LinkedFile): PhaseInOrder[] {
  const f = graph.fileIndex(file.path);
  return file.facts.items.flatMap((item, i) =>
    item.kind === 'phase' ? [{ phase: graph.itemNumber(f, i), order: item.start }] : [],
  );
}
