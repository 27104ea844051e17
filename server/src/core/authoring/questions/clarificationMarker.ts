import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { wordsOf } from '../../profile/words';
import type { ChangedDocuments } from '../execution/changedDocuments';

/** Where a dialect marks what nobody could answer so far in the row that it is about. */
export function takesMarkers({ rule }: LinkedFile): boolean {
  return rule?.source.clarifications === true;
}

/**
 * Puts `[NEEDS CLARIFICATION: …]` behind the words of an item. False where the item has no row of its own there that could
 * hold it; a question that the document has already is added nowhere.
 */
export function markInRow(
  graph: Graph,
  documents: ChangedDocuments,
  file: LinkedFile,
  about: number,
  words: string,
): boolean {
  // A bracket of its own would end the marker.
  const said = words.replace(/\[/g, '(').replace(/\]/g, ')');
  const isThere = file.facts.clarifications.some(({ question }) => wordsOf(question) === wordsOf(said));
  if (isThere) return true;
  const own = about < 0 ? undefined : graph.definitionsOf(about).find((one) => graph.fileOfItem(one) === file);
  const document = own === undefined ? null : documents.document(file.path);
  if (own === undefined || !document) return false;
  const run = document.prose.runAt(graph.item(own).start);
  if (!run || document.prose.blocks[run.block]?.kind !== 'paragraph') return false;
  return document.add({ start: run.end, end: run.end, newText: ` [NEEDS CLARIFICATION: ${said}]` });
}
