import type { FileFacts } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { labelOf } from '../graph/labels';
import type { Place } from '../model/finding';
import type { ItemKind } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { matchName, nameOf, nameQuery, WORST, type Name } from './nameMatch';

/** An item that a query finds. */
export interface WorkspaceSymbol extends Place {
  readonly id: string;
  readonly name: string;
  readonly kind: ItemKind;
  readonly container: string;
}

/**
 * The items that fit a query best, at most `most`: those whose ID is or begins with it first, then words of titles,
 * then what has its characters in order (`44-3` for `[4.4-3]`). An empty query finds anything.
 */
export function workspaceSymbols({ graph }: Snapshot, query: string, most: number): WorkspaceSymbol[] {
  const wanted = nameQuery(query);
  // Sorting tens of thousands would cost more than looking at them.
  const ranked: number[][] = Array.from({ length: WORST + 1 }, () => []);
  const best = ranked[0] ?? [];
  for (let f = 0; f < graph.files.length && best.length < most; f++) {
    const facts = graph.files[f]?.facts;
    if (!facts) continue;
    namesOf(facts).forEach((name, i) => {
      const rank = matchName(wanted, name);
      if (rank < 0) return;
      const number = graph.itemNumber(f, i);
      if (graph.isCanonical(number)) ranked[rank]?.push(number);
    });
  }
  const found: WorkspaceSymbol[] = [];
  for (const numbers of ranked)
    for (const number of numbers.slice(0, most - found.length)) found.push(symbolOf(graph, number));
  return found;
}

/** Where an item of a document is defined now: the one of that ID that is nearest to where it was; null where it is gone. */
export function symbolPlace({ graph }: Snapshot, path: string, id: string, start: number): Place | null {
  const items = graph.file(path)?.facts.items.filter((item) => item.id === id) ?? [];
  const [nearest] = [...items].sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  return nearest ? { file: path, start: nearest.start, end: nearest.end } : null;
}

const kept = new WeakMap<FileFacts, readonly Name[]>();

/** What items of a document are called; kept from the first query on, since a query is typed letter by letter. */
function namesOf(facts: FileFacts): readonly Name[] {
  let names = kept.get(facts);
  if (!names) kept.set(facts, (names = facts.items.map(({ id, title }) => nameOf(id, title))));
  return names;
}

function symbolOf(graph: Graph, number: number): WorkspaceSymbol {
  const item = graph.item(number);
  const file = graph.fileOfItem(number);
  const { id, kind, start, end } = item;
  const name = `${labelOf(item, file)} ${item.title}`.trim();
  return { id, name, kind, container: file.path, file: file.path, start, end };
}
