import type { Graph } from './graph';

/** Two places that say whether items are done, one that they are and one that they are not. */
export interface StatusConflict {
  readonly items: readonly number[];
  /** The place that says it again, and whether it says that they are done. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly isDone: boolean;
  /** The place that keeps the status, by the first item on which the two disagree. */
  readonly otherItem: number;
  readonly otherFile: string;
  readonly otherStart: number;
  readonly otherEnd: number;
}

/** Where an item stands, as the other place of a conflict. */
export function placeOf(
  graph: Graph,
  item: number,
): Pick<StatusConflict, 'otherItem' | 'otherFile' | 'otherStart' | 'otherEnd'> {
  const { start, end } = graph.item(item);
  return { otherItem: item, otherFile: graph.fileOfItem(item).path, otherStart: start, otherEnd: end };
}
