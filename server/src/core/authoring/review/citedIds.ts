import { packedField, ReferenceField, referenceStride, type ItemFact } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { ReviewSubject } from './subject';

/** An ID that a plan states or cites, wherever it does so first. */
export interface CitedId {
  readonly id: string;
  readonly symbol: number;
  readonly form: number;
  /** As the plan writes it: `[4.4-3]`. */
  readonly label: string;
  /** The document of the plan, and the place there. */
  readonly file: string;
  readonly start: number;
  /** Number of the item that it means; -1 where it leads nowhere. */
  readonly target: number;
}

/** Requirements, constraints and whatever else a plan states or cites: each once, in the order of its documents. */
export function citedIds(graph: Graph, { documents }: ReviewSubject): CitedId[] {
  const found = new Map<string, CitedId>();
  for (const file of documents) {
    const f = graph.fileIndex(file.path);
    const forms = file.profile?.grammar.forms ?? [];
    const add = (id: string, symbol: number, form: number, start: number, target: number): void => {
      const key = `${symbol} ${target}`;
      if (found.has(key) || symbol < 0) return;
      const label = forms[form]?.brackets === true ? `[${id}]` : id;
      found.set(key, { id, symbol, form, label, file: file.path, start, target });
    };
    file.facts.items.forEach((item, i) => {
      if (!isAsked(item) || item.strength === 'example') return;
      const canonical = graph.canonicalOf(graph.itemNumber(f, i));
      add(item.id, item.symbol, item.form, item.start, canonical < 0 ? graph.itemNumber(f, i) : canonical);
    });
    const { references } = file.facts;
    for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
      const symbol = references[at + ReferenceField.symbol] ?? -1;
      const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
      const form = packedField(references, at, ReferenceField.form);
      add(graph.text(symbol), symbol, form, references[at + ReferenceField.start] ?? 0, Math.max(-1, target));
    }
  }
  return [...found.values()];
}

const isAsked = ({ kind }: ItemFact): boolean => kind === 'requirement' || kind === 'constraint';

/** Whether an item is one of those that are cited, by its own ID or by another name that it goes by. */
export function isCitedIn(symbols: ReadonlySet<number>, { symbol, aliases, strength }: ItemFact): boolean {
  return strength !== 'example' && (symbols.has(symbol) || aliases?.some((alias) => symbols.has(alias)) === true);
}
