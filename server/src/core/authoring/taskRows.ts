import { coversByName } from '../graph/coversByName';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { listedIn, type ListedId } from './idList';
import type { PlanProse } from './planProse';

/** How the tasks of a document name requirements: `… (FR-003)`, `… | R003`; null where it is told nowhere. */
export type TraceStyle = 'parentheses' | 'bar' | null;

/** A task of a task list, and what it names of what the specification asks for. */
export interface TaskRow {
  readonly item: number;
  /** What it names of what the specification asks for, stories aside. */
  readonly listed: readonly ListedId[];
  /** End of its first paragraph; -1 where nothing can be added to it (a heading, a cell). */
  readonly end: number;
  /** Index of its list item among the blocks, -1 for none. */
  readonly block: number;
}

/** The tasks that a document defines, in its order. */
export function tasksOf(graph: Graph, file: LinkedFile, prose: PlanProse): TaskRow[] {
  const f = graph.fileIndex(file.path);
  return file.facts.items.flatMap(({ kind, start, strength }, i): TaskRow[] => {
    const item = graph.itemNumber(f, i);
    if (kind !== 'task' || strength !== 'explicit' || !graph.isCanonical(item)) return [];
    const run = prose.runAt(start);
    const parent = run ? prose.blocks[run.block].parent : -1;
    const isRow = prose.blocks[parent]?.kind === 'item';
    const listed = listedIn(graph, file.path, prose.text, item, 'covers').filter(({ id }) => {
      const named = graph.itemNamed(id, file.path);
      return named >= 0 && graph.item(named).kind !== 'story';
    });
    return [{ item, listed, end: isRow && run ? run.end : -1, block: isRow ? parent : -1 }];
  });
}

/** How the tasks name requirements; those that name none may do it as they like, where naming one anywhere covers it. */
export function styleFor(file: LinkedFile, form: number, text: string, tasks: readonly TaskRow[]): TraceStyle {
  const style = styleOf(text, tasks);
  if (style !== null || tasks.some(({ listed }) => listed.length > 0)) return style;
  return coversByName(file, form) ? 'parentheses' : null;
}

function styleOf(text: string, tasks: readonly TaskRow[]): TraceStyle {
  for (const { listed, end } of tasks) {
    const [first] = listed;
    if (!first || first.start > end) continue;
    const before = text.slice(Math.max(0, first.start - 40), first.start);
    if (/\|\s*$/.test(before)) return 'bar';
    if (/\([^()|]*$/.test(before)) return 'parentheses';
  }
  return null;
}
