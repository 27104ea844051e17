import type { Graph } from './graph';
import { itemsOfKind } from './itemsOfKind';
import type { LinkedFile } from './linkedFile';
import { WhileDefined } from './whileDefined';

/** A row of a requirement or a constraint that a plan defines. */
export interface PlanRow {
  /** Its index among the document's items, and its number. */
  readonly index: number;
  readonly row: number;
  /** The item that it stands for. */
  readonly item: number;
  readonly form: number;
  readonly negative: boolean;
}

/** The rows of a plan that stand for something: requirements, then constraints. */
export function planRows(graph: Graph, plan: LinkedFile): readonly PlanRow[] {
  return kept.of(graph, plan);
}

const kept = new WhileDefined((graph, { facts, path }): readonly PlanRow[] => {
  const base = graph.itemNumber(graph.fileIndex(path), 0);
  const found: PlanRow[] = [];
  for (const kind of ['requirement', 'constraint'] as const)
    for (const index of itemsOfKind(facts, kind)) {
      const fact = facts.items[index];
      const row = base + index;
      const item = graph.canonicalOf(row);
      if (!fact || fact.strength !== 'explicit' || item < 0) continue;
      found.push({ index, row, item, form: fact.form, negative: fact.negative });
    }
  return found;
});
