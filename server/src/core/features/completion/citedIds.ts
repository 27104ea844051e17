import { ReferenceField, ReferenceFlag } from '../../facts/facts';
import { Unresolved, type Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { seriesOf } from '../../graph/answers';
import type { Stretch } from './stretch';

const MOST_IDS = 20;

/** IDs of a series that are cited where the document's IDs are looked up, and that nothing defines yet, in their order. */
export function citedIds(graph: Graph, file: LinkedFile, form: number, series: string, cursor: Stretch): string[] {
  const isOwn = file.profile?.grammar.forms[form]?.scope === 'document';
  const found = new Set<string>();
  for (const reference of graph.group(file.plan)?.unresolved(Unresolved.dangling) ?? []) {
    if (graph.field(reference, ReferenceField.form) !== form) continue;
    const other = graph.fileOfReference(reference);
    if (other.profile !== file.profile || (isOwn && other.speaksOf !== file.path)) continue;
    if (graph.field(reference, ReferenceField.qualifier) >= 0) continue;
    if ((graph.field(reference, ReferenceField.flags) & ReferenceFlag.viaRange) !== 0) continue;
    const start = graph.field(reference, ReferenceField.start);
    const id = graph.text(graph.field(reference, ReferenceField.symbol));
    const isHere = other === file && start <= cursor.end && start >= cursor.start;
    if (!isHere && seriesOf(id) === series) found.add(id);
  }
  return [...found].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).slice(0, MOST_IDS);
}
