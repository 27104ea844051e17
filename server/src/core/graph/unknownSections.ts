import type { CoverageFact } from '../facts/facts';
import { isWithin } from '../ids/sections';
import type { LinkedFile } from './linkedFile';
import { ownershipOf } from './ownership';
import type { PlanGroup } from './planGroup';
import type { PhaseRelation } from './relations';

/** A part of a coverage line that names sections which none of its sources has. */
export interface UnknownSection {
  readonly phase: PhaseRelation;
  readonly coverage: CoverageFact;
  /** The documents that it can mean, all of them with numbered sections. */
  readonly sources: readonly LinkedFile[];
  /** The numbers that lead nowhere, as written: one, or both ends of a range. */
  readonly unknown: readonly string[];
}

/** Only where the source is there and has numbered sections; a section that has parts alone is there with them. */
export function unknownSectionsOf(group: PlanGroup): UnknownSection[] {
  const ownership = ownershipOf(group);
  const all = group.filesInReach.filter((file) => file.rule?.duty === 'source');
  if (!ownership.hasMaster || all.length === 0) return [];
  const numbers = new Map(all.map((source) => [source, sectionNumbersOf(source)]));
  const found = new Map<CoverageFact, UnknownSection>();
  for (const { phase, coverage, source } of ownership.namedSources(all)) {
    const entry = found.get(coverage);
    if (entry) found.set(coverage, { ...entry, sources: [...entry.sources, source] });
    else found.set(coverage, { phase, coverage, sources: [source], unknown: [] });
  }
  return [...found.values()].flatMap((entry): UnknownSection[] => {
    const { from, to } = entry.coverage;
    const known = entry.sources.flatMap((source) => numbers.get(source) ?? []);
    if (entry.sources.some((source) => numbers.get(source)?.length === 0)) return [];
    const unknown = [from, to].filter(
      (number): number is string => number !== null && !known.some((section) => isWithin(section, number)),
    );
    return unknown.length === 0 ? [] : [{ ...entry, unknown }];
  });
}

export function sectionNumbersOf(source: LinkedFile): string[] {
  return source.facts.items.flatMap((item) => (item.kind === 'section' ? [item.id] : []));
}
