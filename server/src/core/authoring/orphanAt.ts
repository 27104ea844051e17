import type { Graph } from '../graph/graph';
import { orphansOf, type Orphan } from '../graph/orphans';
import type { Finding } from '../model/finding';

/** The orphan that a finding tells of, as the graph sees it now. */
export function orphanAt(graph: Graph, { file, start, id }: Finding): Orphan | null {
  const group = graph.group(graph.file(file)?.plan ?? -1);
  for (const orphan of group ? orphansOf(group) : []) {
    if (orphan.id !== id) continue;
    if (graph.item(orphan.item).start === start && graph.fileOfItem(orphan.item).path === file) return orphan;
  }
  return null;
}
