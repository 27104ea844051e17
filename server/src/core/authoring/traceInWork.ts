import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { TextEdit } from '../text/edit';
import { tracePlace } from './addTrace';
import { addToList, listedIn } from './idList';
import type { PlanProse } from './planProse';
import { traceEdit, type CandidateWork } from './trace';

/**
 * Names a requirement or constraint among what a work package traces, in a field of its own where it traces nothing yet.
 * `traced` where it is named already, `none` where there is no place for it.
 */
export function traceInWork(
  graph: Graph,
  file: LinkedFile,
  prose: PlanProse,
  work: CandidateWork,
  { id, form }: Pick<ItemFact, 'id' | 'form'>,
): TextEdit | 'traced' | 'none' {
  const idForm = file.profile?.grammar.forms[form];
  const spelt = idForm?.brackets ? `[${id}]` : id;
  const listed = listedIn(graph, file.path, prose.text, work.item, 'covers');
  if (idForm?.numberedByRows) {
    const edit = traceEdit(graph, file.path, prose, work, id);
    if (edit !== 'none') return edit;
  } else if (listed.length > 0) {
    if (listed.some((one) => one.id === id)) return 'traced';
    const alike = listed.filter((one) => formOf(graph, one.id, file.path) === form);
    if (alike.length > 0) return addToList(prose.text, alike, id) ?? 'none';
    const last = listed[listed.length - 1];
    return last ? { start: last.end, end: last.end, newText: `, ${spelt}` } : 'none';
  }
  const item = file.facts.items[work.item - graph.itemNumber(graph.fileIndex(file.path), 0)];
  const place = item ? tracePlace(prose.text, file, item) : null;
  return place ? { ...place, newText: place.newText + spelt } : 'none';
}

function formOf(graph: Graph, id: string, path: string): number {
  const item = graph.itemNamed(id, path);
  return item < 0 ? -1 : graph.item(item).form;
}
