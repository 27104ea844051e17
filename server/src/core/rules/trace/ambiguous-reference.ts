import { ReferenceField } from '../../facts/facts';
import { Unresolved } from '../../graph/graph';
import type { Graph } from '../../graph/graph';
import type { ItemKind } from '../../model/vocabulary';
import { citationOf, listOf } from '../display';
import { defineRule, type Report } from '../rule';

/** What a document outside all scopes may well name in passing: a task's number says less than a requirement's. */
const TOLD: ReadonlySet<ItemKind> = new Set(['requirement', 'constraint', 'criterion', 'story', 'risk']);

/** Told once for each document, at its first such reference. */
export const ambiguousReference = defineRule({
  code: 'trace/ambiguous-reference',
  title: 'Ambiguous reference',
  severity: 'warning',
  // A document outside all plans is answered by all of them.
  looksAt: 'workspace',
  messages: {
    ambiguous: (id: string, scopes: string) => `${id} is defined in ${scopes}: say which one is meant.`,
    others: (id: string, scopes: string, more: number) =>
      `${id} is defined in ${scopes}: say which one is meant (and ${more} more such ${more === 1 ? 'reference' : 'references'} here).`,
  },
  *check({ graph }, messages) {
    const { targets, referenceBase } = graph.parts;
    const first = new Map<string, { reference: number; count: number }>();
    for (let f = 0; f < graph.files.length; f++) {
      const path = graph.files[f]?.path ?? '';
      for (let reference = referenceBase[f] ?? 0; reference < (referenceBase[f + 1] ?? 0); reference++) {
        if (targets[reference] !== Unresolved.ambiguous) continue;
        const known = first.get(path);
        if (known) known.count++;
        else if (isTold(graph, reference)) first.set(path, { reference, count: 1 });
      }
    }
    for (const [path, { reference, count }] of first) {
      const id = graph.text(graph.field(reference, ReferenceField.symbol));
      const places = definitionsOf(graph, graph.field(reference, ReferenceField.symbol));
      const form = graph.fileOfItem(places[0] ?? 0).profile?.grammar.forms[graph.item(places[0] ?? 0).form];
      const scopes = listOf([...new Set(places.map((item) => graph.fileOfItem(item).scope))], 3);
      const citation = citationOf(id, form);
      yield {
        file: path,
        start: graph.field(reference, ReferenceField.start),
        end: graph.field(reference, ReferenceField.end),
        id,
        message: count === 1 ? messages.ambiguous(citation, scopes) : messages.others(citation, scopes, count - 1),
        related: places.slice(0, MOST_RELATED).map((item) => ({
          file: graph.fileOfItem(item).path,
          start: graph.item(item).start,
          end: graph.item(item).end,
          message: `${citation} of ${graph.fileOfItem(item).scope}.`,
        })),
      } satisfies Report;
    }
  },
});

const MOST_RELATED = 5;

function isTold(graph: Graph, reference: number): boolean {
  const [item] = definitionsOf(graph, graph.field(reference, ReferenceField.symbol));
  return item !== undefined && TOLD.has(graph.item(item).kind);
}

/** The definitions that count of an ID, whatever their scope. */
function definitionsOf(graph: Graph, symbol: number): number[] {
  const found: number[] = [];
  graph.files.forEach(({ itemSymbols }, f) => {
    for (let i = itemSymbols.indexOf(symbol); i >= 0; i = itemSymbols.indexOf(symbol, i + 1)) {
      const item = graph.itemNumber(f, i);
      if (graph.isCanonical(item)) found.push(item);
    }
  });
  return found;
}
