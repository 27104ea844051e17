import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';

/** The phase whose plan a document is, or whose plan it speaks of; null for none. */
export function phaseOfDocument(
  graph: Graph,
  file: LinkedFile,
): { readonly item: number; readonly label: string; readonly title: string } | null {
  const relation = graph.phaseOfPlan(file.path) ?? graph.phaseOfPlan(file.speaksOf);
  if (!relation) return null;
  const item = graph.itemNumber(graph.fileIndex(relation.masterPath), relation.item);
  const { id, title } = graph.item(item);
  return { item, label: title === '' ? id : `${id}: ${title}`, title };
}
