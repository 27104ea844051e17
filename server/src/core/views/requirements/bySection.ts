import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import { absentBullets, freeNumbers, sectionsOf, type SourceSection } from '../../graph/sections';
import { compareSections } from '../../ids/sections';
import type { AskedEntry, AskedSection } from './requirementTree';

/**
 * The numbered sections of a requirements source, each with the sections below it: the rows that plans extracted, and the
 * bullets that nobody did. What stands in one is added to `taken`.
 */
export function sectionsOfSource(graph: Graph, source: LinkedFile, taken: Set<number>): AskedSection[] {
  const group = graph.group(source.plan);
  if (!group) return [];
  const entries = new Map<string, readonly AskedEntry[]>();
  for (const section of sectionsOf(group, source)) {
    const own = entriesOf(graph, section);
    for (const { item } of own) taken.add(item);
    if (own.length > 0) entries.set(section.number, own);
  }
  return sectionsBelow(graph, source, '', entries);
}

function entriesOf(graph: Graph, section: SourceSection): AskedEntry[] {
  const { rows, bullets, number } = section;
  const idOf = (item: number): AskedEntry => ({ item, id: graph.item(item).id });
  if (rows.length === 0) return bullets.filter((bullet) => graph.isCanonical(bullet)).map(idOf);
  const absent = absentBullets(graph, section);
  const numbers = freeNumbers(graph, section, absent);
  return [...rows.map(idOf), ...absent.map((item, i) => ({ item, id: `${number}-${numbers[i] ?? 0}` }))];
}

/** The sections one level below a number, with whatever holds an entry; levels that a source leaves out are skipped. */
function sectionsBelow(
  graph: Graph,
  source: LinkedFile,
  above: string,
  entries: ReadonlyMap<string, readonly AskedEntry[]>,
): AskedSection[] {
  const headed = new Map(
    source.facts.items.flatMap((item) => (item.kind === 'section' ? [[item.id, item] as const] : [])),
  );
  const numbers = new Set([...headed.keys(), ...entries.keys()]);
  const isBelow = (number: string): boolean => (above === '' ? true : number.startsWith(`${above}.`));
  const isNext = (number: string): boolean => {
    for (let up = upper(number); up !== above && up !== ''; up = upper(up)) if (numbers.has(up)) return false;
    return true;
  };
  return [...numbers]
    .filter((number) => isBelow(number) && isNext(number))
    .sort(compareSections)
    .flatMap((number): AskedSection[] => {
      const own = entries.get(number) ?? [];
      const sections = sectionsBelow(graph, source, number, entries);
      if (own.length === 0 && sections.length === 0) return [];
      const item = headed.get(number);
      return [
        {
          key: number,
          label: item ? labelOf(item, source) : `§${number}`,
          title: item?.title ?? '',
          start: item?.start ?? graph.item(own[0]?.item ?? 0).start,
          entries: own,
          sections,
        },
      ];
    });
}

function upper(number: string): string {
  return number.slice(0, Math.max(0, number.lastIndexOf('.')));
}
