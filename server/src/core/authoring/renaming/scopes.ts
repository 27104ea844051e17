import { symbolText } from '../../facts/interner';
import type { Graph } from '../../graph/graph';
import { documentScope, planScope } from '../../graph/slots';

/** IDs of other namespaces may be spelt alike. */
export function namespaceOf(graph: Graph, item: number): string {
  return graph.fileOfItem(item).profile?.grammar.forms[graph.item(item).form]?.namespace ?? '';
}

/** The number of an ID that an item of this kind may have; -1 where nobody has ever written it. */
export function symbolFor(graph: Graph, item: number, id: string): number {
  return graph.parts.interner.find(symbolText(id, namespaceOf(graph, item)));
}

/** Within what the item's ID is unique. */
export function scopeName(graph: Graph, item: number): string {
  const { path, profile, plan } = graph.fileOfItem(item);
  const form = profile?.grammar.forms[graph.item(item).form];
  return !profile || !form || form.scope === 'document' ? documentScope(path) : planScope(profile.name, plan);
}

/** The number of the scope. */
export function scopeOf(graph: Graph, item: number): number {
  return graph.parts.slots.known(scopeName(graph, item));
}
