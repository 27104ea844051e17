import type { Graph } from '../../graph/graph';
import type { PhaseView, PlanView, WorkView } from '../../views/planViews';

/** The pieces of work of one phase that are begun one at a time. */
export interface PhaseUnits {
  readonly view: PhaseView | null;
  readonly items: readonly number[];
  /** Work that its plan gives to no phase. */
  readonly isLoose: boolean;
}

/**
 * What is taken on at one time: a work package as a whole, whatever tasks it has; of tasks with sub-tasks, the sub-tasks.
 * Work of no phase comes last, tasks that are phases of their own stand together.
 */
export function unitsOf(graph: Graph, plan: PlanView): PhaseUnits[] {
  const seen = new Set<number>();
  const once = (items: readonly number[]): number[] =>
    items.filter((item) => item >= 0 && !seen.has(item) && seen.add(item));
  const found: PhaseUnits[] = [];
  let alone: number[] = [];
  const close = (): void => {
    if (alone.length > 0) found.push({ view: null, items: alone, isLoose: false });
    alone = [];
  };
  for (const view of plan.phases) {
    if (!view.isRoot) continue;
    const isUnit = view.kind === 'work-package' || (view.work.length === 0 && isWork(graph, view.item));
    if (isUnit) {
      alone.push(...once([view.item]));
      continue;
    }
    close();
    found.push({ view, items: once(view.work.flatMap((work) => leavesOf(graph, work))), isLoose: false });
  }
  close();
  const isPackage = (item: number): boolean => graph.item(item).kind === 'work-package';
  // A plan that has work packages lists its tasks for them.
  const isByPackages = found.some(({ items }) => items.some(isPackage));
  const loose = once(plan.unscheduled.flatMap((work) => leavesOf(graph, work))).filter(
    (item) => !isByPackages || isPackage(item),
  );
  if (loose.length > 0) found.push({ view: null, items: loose, isLoose: true });
  return found;
}

function isWork(graph: Graph, item: number): boolean {
  if (item < 0) return false;
  const { kind } = graph.item(item);
  return kind === 'task' || kind === 'work-package';
}

function leavesOf(graph: Graph, work: WorkView): number[] {
  if (!isWork(graph, work.item)) return work.parts.flatMap((part) => leavesOf(graph, part));
  const { kind } = graph.item(work.item);
  const parts = work.parts.filter(({ item }) => graph.item(item).kind === kind);
  return parts.length === 0 ? [work.item] : parts.flatMap((part) => leavesOf(graph, part));
}
