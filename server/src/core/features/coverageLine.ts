import type { CoverageFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { ownershipOf } from '../graph/ownership';
import type { SourceSection } from '../graph/sections';
import { citationHolds } from '../ids/sections';
import { sectionsIn } from './sectionCoverage';

/** A part of a coverage line: the section, or range of them, that stands at an offset. */
export interface CitedSections {
  readonly coverage: CoverageFact;
  readonly start: number;
  readonly end: number;
  /** Items of the sections that the citation names, in order: of `3.2–3.4` each of the three; of `3` itself alone. */
  readonly sections: readonly number[];
  /** What below them has requirements. */
  readonly within: readonly SourceSection[];
}

/** The sections that a coverage line of a master plan cites at an offset; null where it cites none that is there. */
export function sectionsCitedAt(graph: Graph, path: string, offset: number): CitedSections | null {
  const file = graph.file(path);
  const coverage = file?.facts.coverage.find(({ start, end }) => start <= offset && offset <= end);
  const group = file && graph.group(file.plan);
  if (!coverage || !group || coverage.from === null) return null;
  const sources = group.filesInReach.filter(({ rule }) => rule?.duty === 'source');
  const claims = ownershipOf(group).namedSources(sources);
  const source = claims.find((claim) => claim.coverage === coverage)?.source;
  if (!source) return null;
  const base = graph.itemNumber(graph.fileIndex(source.path), 0);
  const isNamed = (id: string): boolean => id === coverage.from || id === coverage.to || isBetween(coverage, id);
  const sections = source.facts.items.flatMap(({ kind, id }, i) =>
    kind === 'section' && isNamed(id) ? [base + i] : [],
  );
  const within = sectionsIn(graph, source).filter(({ number }) => citationHolds(coverage, number));
  if (sections.length === 0 && within.length === 0) return null;
  return { coverage, start: coverage.start, end: coverage.end, sections, within };
}

/** As deep as the ends of the range: `3.3` of `3.2–3.4`, and not `3.3.1`. */
function isBetween({ from, to }: CoverageFact, id: string): boolean {
  const depth = (number: string): number => number.split('.').length;
  return from !== null && to !== null && depth(id) === depth(from) && citationHolds({ from, to }, id);
}
