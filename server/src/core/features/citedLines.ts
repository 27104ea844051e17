import type { SourceFact } from '../facts/facts';
import { introducedIn } from '../graph/citedSources';
import type { LinkedFile } from '../graph/linkedFile';
import { compareSections } from '../ids/sections';
import { foldHyphens } from '../ids/template';
import type { Snapshot } from '../workspace/snapshot';

/** What a source citation (`AP L14–L17`, `SR §2`) leads to. */
export interface CitedLines {
  readonly start: number;
  readonly end: number;
  readonly file: string;
  /** 0-based, the last one included; null for the document as a whole. */
  readonly lines: { readonly first: number; readonly last: number } | null;
  /** The lines as they stand, at most some of them; empty for the document as a whole. */
  readonly text: string;
  /** How many lines more there are. */
  readonly more: number;
}

const MOST_LINES = 14;

/** The lines of another document that are cited at an offset; null where none are, or the document is not there. */
export function linesCitedAt(snapshot: Snapshot, path: string, offset: number): CitedLines | null {
  const { graph } = snapshot;
  const file = graph.file(path);
  const source = file?.facts.sources.find(({ start, end }) => start <= offset && offset <= end);
  if (!file || !source) return null;
  const document = introducedIn(graph, file).get(source.abbreviation)?.document;
  const text = document && snapshot.text(document.path);
  if (!document || text === null || text === undefined) return null;
  const place = { start: source.start, end: source.end, file: document.path };
  const cited = linesOf(source, document, text);
  if (!cited) return { ...place, lines: null, text: '', more: 0 };
  const { lines } = document.facts;
  const last = Math.min(cited.last, cited.first + MOST_LINES - 1);
  const shown = text.slice(lines.lineStart(cited.first), lines.lineStart(last + 1)).trimEnd();
  return { ...place, lines: cited, text: shown, more: cited.last - last };
}

function linesOf(source: SourceFact, { facts }: LinkedFile, text: string): { first: number; last: number } | null {
  const { lines, headings } = facts;
  switch (source.part) {
    case 'document':
      return null;
    case 'lines': {
      const first = Number(source.from) - 1;
      const last = Math.min(Number(source.to ?? source.from), lines.lineCount) - 1;
      return first >= 0 && first <= last ? { first, last } : null;
    }
    case 'section': {
      const at = headings.findIndex(({ number }) => number !== null && compareSections(number, source.from) === 0);
      const heading = headings[at];
      if (!heading) return null;
      const next = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
      const first = lines.lineAt(heading.start);
      return { first, last: lines.lineAt(text.slice(0, next?.start).trimEnd().length) };
    }
    case 'id': {
      const id = foldHyphens(source.from);
      const start = facts.items.find((item) => foldHyphens(item.id) === id)?.start ?? text.indexOf(source.from);
      const line = lines.lineAt(start);
      return start < 0 ? null : { first: line, last: line };
    }
  }
}
