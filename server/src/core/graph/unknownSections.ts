import { itemsOfKind } from './itemsOfKind';
import type { CoverageFact } from '../facts/facts';
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
  const found = new Map<CoverageFact, UnknownSection>();
  for (const { phase, coverage, source } of ownership.namedSources(all)) {
    const entry = found.get(coverage);
    if (entry) found.set(coverage, { ...entry, sources: [...entry.sources, source] });
    else found.set(coverage, { phase, coverage, sources: [source], unknown: [] });
  }
  return [...found.values()].flatMap((entry): UnknownSection[] => {
    const { from, to } = entry.coverage;
    const known = entry.sources.map(namedSections);
    if (known.some((sections) => sections.size === 0)) return [];
    const unknown = [from, to].filter(
      (number): number is string => number !== null && !known.some((sections) => sections.has(number)),
    );
    return unknown.length === 0 ? [] : [{ ...entry, unknown }];
  });
}

const named = new WeakMap<LinkedFile, ReadonlySet<string>>();

/** The numbers of a source's sections, and of those that are there with their parts alone: `4` where there is a `4.2`. */
function namedSections(source: LinkedFile): ReadonlySet<string> {
  let sections = named.get(source);
  if (sections) return sections;
  const found = new Set<string>();
  for (const number of sectionNumbersOf(source))
    for (let at = number.length; at > 0; at = number.lastIndexOf('.', at - 1)) found.add(number.slice(0, at));
  named.set(source, (sections = found));
  return sections;
}

export function sectionNumbersOf(source: LinkedFile): string[] {
  return itemsOfKind(source.facts, 'section').map((i) => source.facts.items[i]?.id ?? '');
}
