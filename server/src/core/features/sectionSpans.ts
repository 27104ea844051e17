import type { Snapshot } from '../workspace/snapshot';
import { headingEnds } from './headingEnds';
import { documentSymbols, type DocumentSymbolNode } from './symbols';

/** A piece of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The sections of a document, each from the beginning of its heading's line to its last character: as headings have them,
 * and those of phases besides, to which the work packages below them belong whatever the level of their headings.
 */
export function sectionSpans(snapshot: Snapshot, path: string, text: string): Span[] {
  const facts = snapshot.graph.file(path)?.facts;
  if (!facts) return [];
  const { headings, lines } = facts;
  const spans: Span[] = [];
  const add = (start: number, end: number): void => {
    spans.push({ start: lines.lineStart(lines.lineAt(start)), end: withoutBlanks(text, start, end) });
  };
  headingEnds(facts).forEach((end, i) => add(headings[i]?.start ?? end, end));
  const own = new Set(headings.map(({ start }) => start));
  const addNodes = (nodes: readonly DocumentSymbolNode[]): void => {
    for (const { start, end, children } of nodes) {
      if (own.has(start)) add(start, end);
      addNodes(children);
    }
  };
  addNodes(documentSymbols(snapshot, path));
  return spans;
}

function withoutBlanks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return last;
}
