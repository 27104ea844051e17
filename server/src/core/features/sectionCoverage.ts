import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { sectionsOf, type SourceSection } from '../graph/sections';
import { isWithin } from '../ids/sections';
import { coverageOfSections } from '../views/askedCoverage';

/** Of a section's requirements, how many there are and how many some work covers. */
export interface SectionCoverage {
  readonly covered: number;
  readonly total: number;
}

/** A section of a requirements source and those below it; null where it has no requirements. */
export function coverageOfSection(graph: Graph, section: number): SectionCoverage | null {
  const source = graph.fileOfItem(section);
  const { id } = graph.item(section);
  return coverageOf(
    graph,
    sectionsIn(graph, source).filter(({ number }) => isWithin(number, id)),
  );
}

/** The sections of a source that have requirements, in their order. */
export function sectionsIn(graph: Graph, source: LinkedFile): readonly SourceSection[] {
  const group = graph.group(source.plan);
  return group && source.rule?.duty === 'source' ? sectionsOf(group, source) : [];
}

/** Counted as lenses and hints count: with the bullets that nobody extracted, without the rows that are left out. */
export function coverageOf(graph: Graph, sections: readonly SourceSection[]): SectionCoverage | null {
  const asked = sections.flatMap(({ source, number }) => coverageOfSections(graph, source).get(number) ?? []);
  const total = asked.reduce((sum, section) => sum + section.total, 0);
  const covered = asked.reduce((sum, section) => sum + section.total - section.uncovered.length, 0);
  return total === 0 ? null : { covered, total };
}

/** The rows that plans extracted from a section; its bullets until then. */
export function requirementsOf({ rows, bullets }: SourceSection): readonly number[] {
  return rows.length > 0 ? rows : bullets;
}
