import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Candidates } from './candidates';

export interface Ranking {
  /** Items that are wanted less: what is covered already. */
  readonly isServed: (item: number) => boolean;
  readonly isFit: (index: number) => boolean;
  /** Index of the candidate around which the likeliest ones are. */
  readonly anchor: number;
  /** How many are wanted at most. */
  readonly most: number;
}

/**
 * Indexes of candidates: those that nothing serves yet before the others, those of the document before those of others,
 * the nearest to the anchor first. Looks only as far as it must.
 */
export function nearestFirst(
  list: Candidates,
  file: LinkedFile,
  ranking: Ranking,
): { chosen: number[]; isAll: boolean } {
  const { isServed, isFit, most } = ranking;
  const [first, behind] = list.ofFile.get(file.path) ?? [0, 0];
  const unserved: number[] = [];
  const served: number[] = [];
  let isAll = true;
  const take = (index: number): void => {
    if (unserved.length >= most) {
      isAll = false;
      return;
    }
    if (!isFit(index)) return;
    const into = isServed(list.items[index] ?? -1) ? served : unserved;
    if (into.length < most) into.push(index);
    else isAll = false;
  };
  walk(ranking.anchor, first, behind, take);
  walk(ranking.anchor, 0, list.items.length, (index) => {
    if (index < first || index >= behind) take(index);
  });
  const all = [...unserved, ...served];
  return { chosen: all.slice(0, most), isAll: isAll && all.length <= most };
}

/** The indexes of `[from, to)`, outward from the anchor, what follows it first. */
function walk(anchor: number, from: number, to: number, visit: (index: number) => void): void {
  let up = Math.min(Math.max(anchor, from), to);
  let down = up - 1;
  while (up < to || down >= from) {
    if (up < to) visit(up++);
    if (down >= from) visit(down--);
  }
}

/** The candidate at or before an offset of the document, else its first; 0 where the document has none. */
export function nearestBefore(graph: Graph, list: Candidates, file: LinkedFile, offset: number): number {
  const [first, behind] = list.ofFile.get(file.path) ?? [0, 0];
  let at = first;
  for (let i = first; i < behind; i++) if (graph.item(list.items[i] ?? -1).start <= offset) at = i;
  return at;
}
