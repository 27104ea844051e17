import type { Graph } from '../../graph/graph';

const LABEL =
  /^[ \t>]{0,40}(?:[-*+][ \t]{1,4})?[*_]{0,2}(?:Estimated complexity|Complexity|Size|Effort|Estimate)[*_]{0,2}:[*_]{0,2}[ \t]{0,8}[*_`]{0,2}([A-Za-z]{1,10})/i;
const LONGEST_LINE = 200;

const sizes: Readonly<Record<string, number>> = {
  xs: 1,
  s: 1,
  small: 1,
  simple: 1,
  low: 1,
  m: 2,
  medium: 2,
  moderate: 2,
  l: 3,
  large: 3,
  complex: 3,
  high: 3,
  xl: 3,
};

/** How big a piece of work says that it is (S 1, M 2, L 3); null where it does not say so, or in other words. */
export function complexityOf(graph: Graph, item: number, textOf: (path: string) => string): number | null {
  const { heading, start } = graph.item(item);
  const { path, facts } = graph.fileOfItem(item);
  const own = facts.headings[heading];
  if (!own || start < own.start || start > own.end) return null;
  const end = facts.headings[heading + 1]?.start ?? facts.length;
  const text = textOf(path);
  const { lines } = facts;
  for (let line = lines.lineAt(own.end) + 1; line < lines.lineCount && lines.lineStart(line) < end; line++) {
    const at = lines.lineStart(line);
    const next = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : facts.length;
    const said = LABEL.exec(text.slice(at, Math.min(next, at + LONGEST_LINE)))?.[1];
    if (said !== undefined) return sizes[said.toLowerCase()] ?? null;
  }
  return null;
}
