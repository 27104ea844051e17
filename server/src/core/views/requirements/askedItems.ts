import type { ItemFact } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { isFree } from '../../graph/leftOut';
import type { LinkedFile } from '../../graph/linkedFile';
import type { ItemKind } from '../../model/vocabulary';

const asked = new Set<ItemKind>(['requirement', 'constraint', 'risk']);

/** Numbers of what a document asks for, in order: what its profile wants covered, else its requirements, constraints and risks. */
export function askedItems(graph: Graph, file: LinkedFile): number[] {
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  const wants = file.rule?.wants;
  const isAsked = ({ kind, form }: ItemFact): boolean =>
    wants ? wants.requirements.has(form) || wants.outcomes.has(form) || wants.stories.has(form) : asked.has(kind);
  return file.facts.items.flatMap((item, i) =>
    isAsked(item) && item.strength !== 'example' && !(wants && isFree(item)) && graph.isCanonical(base + i)
      ? [base + i]
      : [],
  );
}

/** A bullet, or a row of one: it stands in the section that its number names. */
export function isOfSeries(graph: Graph, item: number): boolean {
  return graph.fileOfItem(item).profile?.grammar.forms[graph.item(item).form]?.numberedByRows === true;
}
