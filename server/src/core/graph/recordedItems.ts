import type { Status } from '../model/vocabulary';
import type { LinkedFile } from './linkedFile';
import type { Graph } from './graph';
import { WhileDefined } from './whileDefined';

/** One row of a checklist or a matrix that records how far an item of a plan is. */
export interface RecordedItem {
  readonly item: number;
  readonly status: Status;
  readonly start: number;
  readonly end: number;
}

const kept = new WhileDefined((graph, file): readonly RecordedItem[] =>
  file.facts.statuses.flatMap(({ symbol, status, start, end }): RecordedItem[] => {
    // Where every record begins, it says nothing yet.
    if (status === 'open') return [];
    const item = graph.itemOfSymbol(symbol, file);
    return item >= 0 ? [{ item, status, start, end }] : [];
  }),
);

/** What a document records of items of plans, in order. */
export function recordedItems(graph: Graph, file: LinkedFile): readonly RecordedItem[] {
  return kept.of(graph, file);
}
