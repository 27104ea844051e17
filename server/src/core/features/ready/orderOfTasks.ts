import { ReferenceField, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PhaseView } from '../../views/planViews';
import type { PhaseUnits } from './unitsOfWork';

/** The mark of a task that touches nothing which its neighbours touch. */
const PARALLEL = /^[\s*_`)\]:.–—-]{0,12}\[P\]/;
const LONGEST_LEAD = 24;

/**
 * What tasks wait for by their place in the list, where lists are worked through from top to bottom: a task waits for
 * those above it in its phase, unless both are marked `[P]`; what is said of a task in words goes before its place. Phases
 * wait for those above them; those that each serve a story wait only for those that serve none.
 */
export function orderOfTasks(
  graph: Graph,
  phases: readonly PhaseUnits[],
  textOf: (path: string) => string,
  saysMore: (item: number) => boolean,
): Map<number, number[]> {
  const waits = new Map<number, number[]>();
  const earlier: { readonly ends: readonly number[]; readonly servesStory: boolean }[] = [];
  for (const { view, items } of phases) {
    const tasks = items.filter((item) => isInOrder(graph, item));
    const servesStory = view !== null && namesStory(graph, view);
    const before = earlier.filter((one) => !servesStory || !one.servesStory).flatMap(({ ends }) => ends);
    let front: number[] = [];
    let abreast: number[] = [];
    for (const task of tasks) {
      const own = isParallel(graph, task, textOf) ? front : abreast.length > 0 ? abreast : front;
      waits.set(task, [...before, ...(saysMore(task) ? [] : own)]);
      if (isParallel(graph, task, textOf)) abreast.push(task);
      else {
        front = [task];
        abreast = [];
      }
    }
    const ends = view && view.item >= 0 ? [view.item] : tasks;
    if (tasks.length > 0) earlier.push({ ends, servesStory });
  }
  return waits;
}

/** Its document is a list of tasks that is worked through, and no table that is scheduled. */
function isInOrder(graph: Graph, item: number): boolean {
  return graph.item(item).kind === 'task' && (graph.fileOfItem(item).rule?.outline ?? null) !== null;
}

function isParallel(graph: Graph, task: number, textOf: (path: string) => string): boolean {
  const { end } = graph.item(task);
  return PARALLEL.test(textOf(graph.fileOfItem(task).path).slice(end, end + LONGEST_LEAD));
}

/** The heading of the phase speaks of a story. */
export function namesStory(graph: Graph, { item, file: path }: PhaseView): boolean {
  const file = graph.file(path);
  if (item < 0 || !file) return false;
  const heading = file.facts.headings[graph.item(item).heading];
  return heading ? citesStory(file, heading.start, heading.end) : false;
}

function citesStory(file: LinkedFile, start: number, end: number): boolean {
  const { references } = file.facts;
  const forms = file.profile?.grammar.forms ?? [];
  for (let at = 0; at < references.length; at += referenceStride) {
    const place = references[at + ReferenceField.start] ?? -1;
    if (place < start || place >= end) continue;
    if (forms[(references[at + ReferenceField.bits] ?? 0) & 0xff]?.kind === 'story') return true;
  }
  return false;
}
