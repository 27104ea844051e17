import { symbolText } from '../facts/interner';
import type { Graph } from '../graph/graph';
import { foldHyphens } from '../ids/template';
import type { KnownItem } from './completion/model';

/** By what an item is found again after documents have changed: numbers are good for one graph alone. */
export function knownOf(graph: Graph, item: number): KnownItem {
  const { id, form, kind } = graph.item(item);
  const { path, profile } = graph.fileOfItem(item);
  // Sections are interned with their sign: their numbers are those of criteria and versions as well.
  return { path, id: kind === 'section' ? `§${id}` : id, namespace: profile?.grammar.forms[form]?.namespace ?? '' };
}

/** The item in the documents as they are now; -1 where it is gone. */
export function itemKnown(graph: Graph, { path, id, namespace }: KnownItem): number {
  const file = graph.file(path);
  const symbol = graph.parts.interner.find(symbolText(foldHyphens(id), namespace));
  return file && symbol >= 0 ? graph.itemOfSymbol(symbol, file) : -1;
}
