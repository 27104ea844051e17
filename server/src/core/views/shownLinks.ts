import type { Graph } from '../graph/graph';
import { labelOf } from '../graph/labels';

/** A place as texts that are shown link it: `[WP-3](docs/plans/phase-1.md#L12)`, the path from the root of the folder. */
export function linkToPlace(graph: Graph, label: string, file: string, offset: number): string {
  const line = (graph.file(file)?.facts.lines.lineAt(offset) ?? 0) + 1;
  return linkToLine(label, file, line);
}

/** The same for a line, counted from 1. */
export function linkToLine(label: string, file: string, line: number): string {
  return `[${label}](${encoded(file)}#L${line})`;
}

/** The same for an item, by its label. */
export function linkToItem(graph: Graph, item: number, label?: string): string {
  const fact = graph.item(item);
  const file = graph.fileOfItem(item);
  return linkToPlace(graph, label ?? labelOf(fact, file), file.path, fact.start);
}

/** Blanks, parentheses and angle brackets would end a destination early; a percent sign would be taken for a code. */
function encoded(path: string): string {
  return path.replace(/[\s()<>%#[\]]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
