import { qualifyFixes } from '../../authoring/qualify';
import { codeKind } from '../../facts/codeFacts';
import { ReferenceField } from '../../facts/facts';
import { ambiguousReferences, definitionsBySymbol } from '../../graph/ambiguity';
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
    const documents = ambiguousReferences(graph);
    if (documents.length === 0) return;
    const definitions = definitionsBySymbol(graph);
    const told = new Map<number, boolean>();
    const isTold = (symbol: number): boolean => {
      let known = told.get(symbol);
      if (known === undefined) {
        const item = definitions.get(symbol)?.[0];
        told.set(symbol, (known = item !== undefined && TOLD.has(graph.item(item).kind)));
      }
      return known;
    };
    for (const { path, references } of documents) {
      // A source file has no way to say which one is meant.
      if (graph.file(path)?.facts.kind === codeKind) continue;
      const first = references.find(({ symbol }) => isTold(symbol));
      if (!first) continue;
      const { reference, symbol } = first;
      const count = references.filter((other) => isTold(other.symbol)).length;
      const id = graph.text(symbol);
      const places = definitions.get(symbol) ?? [];
      const form = graph.fileOfItem(places[0] ?? 0).profile?.grammar.forms[graph.item(places[0] ?? 0).form];
      const scopes = listOf([...new Set(places.map((item) => graph.fileOfItem(item).scope))], 3);
      const citation = citationOf(id, form);
      yield {
        file: path,
        start: graph.field(reference, ReferenceField.start),
        end: graph.field(reference, ReferenceField.end),
        id,
        fixable: (form?.qualifiers.length ?? 0) > 0,
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
  fixes: qualifyFixes,
});

const MOST_RELATED = 5;
