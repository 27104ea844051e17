import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';

/**
 * The lines that belong to an item: of one that a heading defines, all down to the next heading that is no deeper; of one
 * that a row defines, the row.
 */
export function spanOfItem(graph: Graph, number: number): { readonly start: number; readonly end: number } {
  const file = graph.fileOfItem(number);
  const item = graph.item(number);
  const { lines, length } = file.facts;
  const start = lines.lineStart(lines.lineAt(Math.min(item.start, item.blockStart)));
  const own = file.facts.headings[item.heading];
  const isHeading = own !== undefined && item.start >= own.start && item.start <= own.end;
  if (!isHeading) return { start, end: Math.max(item.end, item.blockEnd) };
  return { start, end: endOfHeaded(file, item, own.depth, length) };
}

function endOfHeaded(file: LinkedFile, item: ItemFact, depth: number, length: number): number {
  const next = file.facts.headings.slice(item.heading + 1).find((heading) => heading.depth <= depth);
  // The end of the text belongs to the last section: a cursor can stand there.
  return next ? file.facts.lines.lineStart(file.facts.lines.lineAt(next.start)) - 1 : length;
}
