import type { RowFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { Place } from '../model/finding';
import { phasesIn } from './phases';
import type { PhaseView, WorkView } from './planViews';

/** What is counted in a phase or a piece of work, with the places of what it counts. */
export interface CountedWork {
  /** Number of the item; -1 for a plan document as a whole, which stands at its title. */
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly done: number;
  readonly total: number;
  readonly parts: readonly CountedPart[];
}

export interface CountedPart extends Place {
  readonly isDone: boolean;
}

/** The counts of one document, as the Phases view has them; what has nothing to count is left out. */
export function countedWorkIn(graph: Graph, path: string): CountedWork[] {
  const { phases, loose, isOutlined } = phasesIn(graph, graph.fileIndex(path));
  const found = new Map<number, CountedWork>();
  // A task without parts counts itself: that is its checkbox.
  const add = (counted: CountedWork): void => {
    if (counted.parts.length > 0 && !found.has(counted.item)) found.set(counted.item, counted);
  };
  const addWork = (work: WorkView): void => {
    const { item, done, total } = work;
    if (graph.fileOfItem(item).path === path) {
      const { start, end } = graph.item(item);
      add({ item, start, end, done, total, parts: partsBelow(graph, work) });
    }
    for (const part of work.parts) addWork(part);
  };
  for (const phase of phases) {
    const { item, start, done, total } = phase;
    const end = item < 0 ? start : graph.item(item).end;
    add({ item, start, end, done, total, parts: partsOfPhase(graph, phase, isOutlined) });
    for (const work of phase.work) addWork(work);
  }
  for (const work of loose) addWork(work);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function partsOfPhase(graph: Graph, phase: PhaseView, isOutlined: boolean): CountedPart[] {
  const deliverables = phase.groups.filter(({ kind }) => kind === 'deliverables').flatMap(({ rows }) => rows);
  return [
    ...phase.work.flatMap((work) => (isOutlined ? weighed(graph, work) : [partOf(graph, work)])),
    ...rowsOf([...phase.subtasks, ...(isOutlined ? deliverables : [])], phase.file),
  ];
}

/** What a piece of work counts: what stands below it, its deliverables or its criteria. */
function partsBelow(graph: Graph, work: WorkView): CountedPart[] {
  const file = graph.fileOfItem(work.item).path;
  return [
    ...work.parts.flatMap((part) => weighed(graph, part)),
    ...rowsOf([...work.criteria, ...deliverablesOf(work)], file),
  ];
}

/** A task counts itself and all work below it; what holds tasks counts only these. */
function weighed(graph: Graph, work: WorkView): CountedPart[] {
  const { kind } = graph.item(work.item);
  const isCounted = kind === 'task' || kind === 'deliverable' || (kind === 'work-package' && work.total === 0);
  return [...(isCounted ? [partOf(graph, work)] : []), ...work.parts.flatMap((part) => weighed(graph, part))];
}

function deliverablesOf({ deliverables, parts }: WorkView): readonly RowFact[] {
  return [...deliverables, ...parts.flatMap(deliverablesOf)];
}

function partOf(graph: Graph, { item, isDone }: WorkView): CountedPart {
  const { start, end } = graph.item(item);
  return { file: graph.fileOfItem(item).path, start, end, isDone };
}

function rowsOf(rows: readonly RowFact[], file: string): CountedPart[] {
  return rows.map(({ start, end, status }) => ({ file, start, end, isDone: status === 'done' }));
}
