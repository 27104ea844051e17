import type { ItemFact } from '../facts/facts';
import type { Status } from '../model/vocabulary';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';

/** An item's label and words, and where it stands. */
export interface CardLink {
  readonly label: string;
  readonly title: string;
  readonly file: string;
  readonly start: number;
}

/** `[4.4-3]`, `WP-7`, `§4.4`: how an item is cited. */
export function labelOf(item: ItemFact, file: LinkedFile): string {
  if (item.kind === 'section') return `§${item.id}`;
  return file.profile?.grammar.forms[item.form]?.brackets ? `[${item.id}]` : item.id;
}

export function linkTo(graph: Graph, item: number): CardLink {
  const file = graph.fileOfItem(item);
  const fact = graph.item(item);
  return { label: labelOf(fact, file), title: fact.title, file: file.path, start: fact.start };
}

/** The first status that a definition states. */
export function statusOf(graph: Graph, definitions: readonly number[]): Status | null {
  for (const definition of definitions) {
    const { status } = graph.item(definition);
    if (status !== null) return status;
  }
  return null;
}
