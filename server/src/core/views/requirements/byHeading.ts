import type { HeadingFact } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import { itemOf, partOf, type AskedEntry, type AskedSection } from './askedParts';

/**
 * What a document asks for, by the requirement whose criterion it is, else by the heading above it. One heading over all
 * of it, or over each, would be a click in front of every entry.
 */
export function sectionsOfDocument(
  graph: Graph,
  file: LinkedFile,
  asked: readonly AskedEntry[],
): Pick<AskedSection, 'entries' | 'sections'> {
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  const own = new Set(asked.map((entry) => itemOf(graph, entry)));
  const groups = new Map<number, { readonly owner: number; readonly entries: AskedEntry[] }>();
  for (const entry of asked) {
    const item = file.facts.items[entry.index];
    if (!item) continue;
    const isPart =
      file.facts.items[item.parent]?.kind === 'requirement' && !own.has(graph.canonicalOf(base + item.parent));
    const heading = headingOver(file, entry.index);
    const key = isPart ? item.parent : keyOfHeading(heading);
    const group = groups.get(key);
    if (group) group.entries.push(entry);
    else groups.set(key, { owner: isPart ? item.parent : -1, entries: [entry] });
  }
  const lists = [...groups.values()];
  const isFlat = lists.length === 1 || lists.every(({ entries }) => entries.length === 1);
  if (isFlat && lists.every(({ owner }) => owner < 0))
    return { entries: lists.flatMap(({ entries }) => entries), sections: [] };
  const times = new Map<string, number>();
  const unique = (key: string): string => {
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key} (${time})`;
  };
  const loose = groups.get(keyOfHeading(-1))?.entries ?? [];
  const sections = [...groups].flatMap(([key, { owner, entries }]): AskedSection[] => {
    const item = file.facts.items[owner];
    if (item) {
      const label = labelOf(item, file);
      return [{ ...partOf(graph, item.title, entries, []), key: unique(label), label, start: item.start }];
    }
    const heading = file.facts.headings[keyOfHeading(key)];
    if (!heading) return [];
    const label = heading.text;
    return [{ ...partOf(graph, '', entries, []), key: unique(label), label, start: heading.start }];
  });
  return { entries: loose, sections };
}

/** Index of the heading above an item; of one that is a heading itself, that above it. -1 for none. */
function headingOver({ facts: { headings, items } }: LinkedFile, index: number): number {
  const item = items[index];
  if (!item) return -1;
  const own: HeadingFact | undefined = headings[item.heading];
  if (!own || item.start < own.start || item.start > own.end) return item.heading;
  for (let h = item.heading - 1; h >= 0; h--) if ((headings[h]?.depth ?? Infinity) < own.depth) return h;
  return -1;
}

/** Headings count from minus one down, so that none has the key of a requirement; and back again. */
function keyOfHeading(heading: number): number {
  return -2 - heading;
}
