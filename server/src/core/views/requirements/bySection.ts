import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import { absentBullets, freeNumbers, sectionsOf, type SourceSection } from '../../graph/sections';
import { compareSections } from '../../ids/sections';
import { entryOf, partOf, type AskedEntry, type AskedSection } from './askedParts';

/**
 * The numbered sections of a requirements source, each with the sections below it: the rows that plans extracted, and the
 * bullets that nobody did. What stands in one is added to `taken`.
 */
export function sectionsOfSource(graph: Graph, source: LinkedFile, taken: Set<number>): AskedSection[] {
  const group = graph.group(source.plan);
  if (!group) return [];
  const found = new Map<string, readonly AskedEntry[]>();
  for (const section of sectionsOf(group, source)) {
    const entries = entriesOf(graph, section, taken);
    if (entries.length > 0) found.set(section.number, entries);
  }
  return nested(graph, source, found);
}

function entriesOf(graph: Graph, section: SourceSection, taken: Set<number>): AskedEntry[] {
  const { rows, bullets, number } = section;
  const take = (item: number, id?: string): AskedEntry => {
    taken.add(item);
    return entryOf(graph, item, id);
  };
  if (rows.length === 0) return bullets.filter((item) => graph.isCanonical(item)).map((item) => take(item));
  const absent = absentBullets(graph, section);
  const numbers = freeNumbers(graph, section, absent);
  return [...rows.map((row) => take(row)), ...absent.map((item, i) => take(item, `${number}-${numbers[i] ?? 0}`))];
}

/** Sections within sections, by their numbers; one that holds nothing is left out, and so are numbers that no heading has. */
function nested(graph: Graph, source: LinkedFile, entries: ReadonlyMap<string, readonly AskedEntry[]>): AskedSection[] {
  const headed = new Map(
    source.facts.items.flatMap((item) => (item.kind === 'section' ? [[item.id, item] as const] : [])),
  );
  const numbers = [...new Set([...headed.keys(), ...entries.keys()])].sort(compareSections);
  const below = new Map<string, AskedSection[]>();
  const roots: AskedSection[] = [];
  // From the last to the first: all that a section holds has been made when it is reached.
  for (const number of numbers.reverse()) {
    const own = entries.get(number) ?? [];
    const sections = below.get(number) ?? [];
    if (own.length + sections.length === 0) continue;
    const item = headed.get(number);
    const [first] = own;
    const section = {
      ...partOf(graph, item?.title ?? '', own, sections),
      key: number,
      label: item ? labelOf(item, source) : `§${number}`,
      start: item?.start ?? (first ? (first.file.facts.items[first.index]?.start ?? 0) : 0),
    };
    const above = upper(number, (one) => headed.has(one) || entries.has(one));
    if (above === '') roots.unshift(section);
    else below.set(above, [section, ...(below.get(above) ?? [])]);
  }
  return roots;
}

/** The nearest section around one that is there at all; empty for none. */
function upper(number: string, isThere: (number: string) => boolean): string {
  for (let dot = number.lastIndexOf('.'); dot > 0; dot = number.lastIndexOf('.', dot - 1))
    if (isThere(number.slice(0, dot))) return number.slice(0, dot);
  return '';
}
