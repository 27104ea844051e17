import type { AbbreviationFact, SourceFact } from '../facts/facts';
import { compareSections, isWithin } from '../ids/sections';
import { foldHyphens } from '../ids/template';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import { resolvePath } from './relations';

/** An abbreviation where a document introduces it, and the document that it names; null where that is not in the workspace. */
export interface Introduced {
  readonly introduction: AbbreviationFact;
  readonly document: LinkedFile | null;
}

/** By abbreviation, in the order of the text. */
export function introducedIn(graph: Graph, file: LinkedFile): Map<string, Introduced> {
  const found = new Map<string, Introduced>();
  for (const introduction of file.facts.abbreviations) {
    if (found.has(introduction.abbreviation)) continue;
    const path = resolvePath(introduction.path, file.path, (p) => graph.fileIndex(p) >= 0);
    found.set(introduction.abbreviation, {
      introduction,
      document: path === null ? null : (graph.file(path) ?? null),
    });
  }
  return found;
}

/** What is wrong with a citation. */
export type SourceProblem =
  | { readonly kind: 'backwards' }
  /** Beyond the last line of the document. */
  | { readonly kind: 'lines'; readonly last: number }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'id' };

/** A citation held against its document. `local`: the IDs, folded, that the citing document itself defines. */
export function problemOfSource(
  source: SourceFact,
  { facts }: LinkedFile,
  local: ReadonlySet<string>,
): SourceProblem | null {
  switch (source.part) {
    case 'document':
      return null;
    case 'lines': {
      const { lines, length } = facts;
      const last = lines.lineStart(lines.lineCount - 1) === length ? lines.lineCount - 1 : lines.lineCount;
      const from = Number(source.from);
      const to = Number(source.to ?? source.from);
      if (to < from) return { kind: 'backwards' };
      return to > last || from < 1 ? { kind: 'lines', last } : null;
    }
    case 'section': {
      const numbers = facts.headings.flatMap((h) => (h.number === null ? [] : [h.number]));
      if (numbers.length === 0) return null;
      const wanted = [source.from, ...(source.to === null ? [] : [source.to])];
      const missing = wanted.find((w) => !numbers.some((n) => isWithin(n, w) || compareSections(n, w) === 0));
      return missing === undefined ? null : { kind: 'section', section: missing };
    }
    case 'id': {
      const id = foldHyphens(source.from);
      return local.has(id) || facts.idWords === null || facts.idWords.has(id) ? null : { kind: 'id' };
    }
  }
}
