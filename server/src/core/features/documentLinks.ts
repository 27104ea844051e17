import { ReferenceField, referenceStride, type SourceFact } from '../facts/facts';
import { headingSlugs } from '../graph/anchors';
import { introducedIn } from '../graph/citedSources';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { resolvePath } from '../graph/relations';
import { compareSections } from '../ids/sections';
import { foldHyphens } from '../ids/template';
import type { Snapshot } from '../workspace/snapshot';
import { pathsWritten, type NamedPlace } from './pathsWritten';

/** Words that lead to a file of the workspace. */
export interface DocumentLink {
  readonly start: number;
  readonly end: number;
  readonly path: string;
  /** Null for the file as a whole. */
  readonly place: NamedPlace | null;
}

/**
 * What a document says of other documents, in their order and without overlaps: plan documents that it announces, what
 * its abbreviations and source citations name, the folders of qualified IDs, and paths of plan documents in its text.
 * Links of markdown are left to editors, which know them. Only what is there is linked.
 */
export function documentLinks(snapshot: Snapshot, path: string): DocumentLink[] {
  const file = snapshot.graph.file(path);
  const text = file && snapshot.text(path);
  if (!file || text === null || text === undefined) return [];
  const found = [
    ...sourceLinks(snapshot, file),
    ...announcedLinks(snapshot, file),
    ...qualifierLinks(snapshot, file, text),
    ...writtenLinks(snapshot, file, text),
  ].filter((link) => link.path !== path || link.place !== null);
  const known = file.facts.links.map(({ start, end }) => ({ start, end }));
  const order = found.map((link, i) => ({ link, i })).sort((a, b) => a.link.start - b.link.start || a.i - b.i);
  const clear: DocumentLink[] = [];
  let k = 0;
  for (const { link } of order) {
    while ((known[k]?.end ?? Infinity) <= link.start) k++;
    const isOfMarkdown = (known[k]?.start ?? Infinity) < link.end;
    if (!isOfMarkdown && link.start >= (clear.at(-1)?.end ?? 0)) clear.push(link);
  }
  return clear;
}

/** Where a named place is now; the beginning of the document where it is gone, null where the document is no plan. */
export function offsetOfPlace(snapshot: Snapshot, path: string, place: NamedPlace | null): number | null {
  const facts = snapshot.graph.file(path)?.facts;
  if (!facts || !place) return null;
  switch (place.kind) {
    case 'line':
      return facts.lines.lineStart(place.line - 1);
    case 'section':
      return (
        facts.headings.find(({ number }) => number !== null && compareSections(number, place.number) === 0)?.start ?? 0
      );
    case 'anchor': {
      const at = headingSlugs(facts.headings.map((heading) => heading.text)).indexOf(place.anchor.toLowerCase());
      return facts.headings[at]?.start ?? 0;
    }
    case 'item':
      return (
        facts.items.find(({ id }) => foldHyphens(id) === place.id)?.start ??
        // A document that others cite need not be one that a profile reads.
        Math.max(0, snapshot.text(path)?.indexOf(place.id) ?? 0)
      );
  }
}

/** `AP L14–L17`, and where AP is introduced. */
function sourceLinks({ graph }: Snapshot, file: LinkedFile): DocumentLink[] {
  if (file.facts.abbreviations.length === 0) return [];
  const introduced = introducedIn(graph, file);
  const links: DocumentLink[] = [];
  for (const { abbreviation, start, end } of file.facts.abbreviations) {
    const document = introduced.get(abbreviation)?.document;
    if (document) links.push({ start, end, path: document.path, place: null });
  }
  const defined = resolvedStarts(graph, file);
  for (const source of file.facts.sources) {
    const document = introduced.get(source.abbreviation)?.document;
    const { start } = source;
    // An ID that is defined leads to its definition already: what stands before it is left.
    const next = source.part === 'id' ? firstAtLeast(defined, start) : Infinity;
    const end = Math.min(next, source.end);
    const gap = end < source.end ? 1 : 0;
    if (document && end - gap > start)
      links.push({ start, end: end - gap, path: document.path, place: placeOf(source) });
  }
  return links;
}

/** Of numbers in their order; infinity where all are smaller. */
function firstAtLeast(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low] ?? Infinity;
}

/** Where the IDs begin that the document names and something defines. */
function resolvedStarts(graph: Graph, { path, facts }: LinkedFile): number[] {
  const f = graph.fileIndex(path);
  const starts: number[] = [];
  for (let r = 0, at = 0; at < facts.references.length; r++, at += referenceStride)
    if ((graph.parts.targets[graph.referenceNumber(f, r)] ?? -1) >= 0)
      starts.push(facts.references[at + ReferenceField.start] ?? 0);
  return starts;
}

function placeOf({ part, from }: SourceFact): NamedPlace | null {
  if (part === 'lines') return { kind: 'line', line: Number(from) };
  if (part === 'section') return { kind: 'section', number: from };
  return part === 'id' ? { kind: 'item', id: foldHyphens(from) } : null;
}

function announcedLinks({ graph, exists }: Snapshot, file: LinkedFile): DocumentLink[] {
  return file.facts.announcements.flatMap((announcement) => {
    const isThere = (name: string): boolean => graph.fileIndex(name) >= 0 || exists(name);
    const path = resolvePath(announcement.path, file.path, isThere);
    return path === null ? [] : [{ start: announcement.start, end: announcement.end, path, place: null }];
  });
}

/** How far from an ID its qualifier may stand. */
const BEFORE = 200;
const BEHIND = 60;

/** `Spec 270` of `Spec 270 FR-003`, `Phase 3B` of `WP-4 of Phase 3B`: to the document that the ID was found in. */
function qualifierLinks({ graph }: Snapshot, file: LinkedFile, text: string): DocumentLink[] {
  const links: DocumentLink[] = [];
  const f = graph.fileIndex(file.path);
  const first = graph.referenceNumber(f, 0);
  const last = graph.referenceNumber(f + 1, 0);
  for (let reference = first; reference < last; reference++) {
    const qualifier = graph.field(reference, ReferenceField.qualifier);
    const target = graph.parts.targets[reference] ?? -1;
    if (qualifier < 0 || target < 0) continue;
    const words = graph.text(qualifier);
    const start = nearest(
      text,
      words,
      graph.field(reference, ReferenceField.start),
      graph.field(reference, ReferenceField.end),
    );
    if (start < 0) continue;
    links.push({ start, end: start + words.length, path: graph.fileOfItem(target).path, place: null });
  }
  return links;
}

/** Where words stand next to a place: before it or behind, whichever is nearer; -1 for nowhere. */
function nearest(text: string, words: string, start: number, end: number): number {
  const least = Math.max(0, start - BEFORE);
  const before = text.slice(least, start).lastIndexOf(words);
  const behind = text.slice(end, end + BEHIND).indexOf(words);
  const gap = before < 0 ? Infinity : start - least - before - words.length;
  if (behind >= 0 && behind < gap) return end + behind;
  return before < 0 ? -1 : least + before;
}

function writtenLinks({ graph }: Snapshot, file: LinkedFile, text: string): DocumentLink[] {
  return pathsWritten(text).flatMap(({ path, start, end, place }) => {
    const found = resolvePath(path, file.path, (name) => graph.fileIndex(name) >= 0);
    return found === null ? [] : [{ start, end, path: found, place }];
  });
}
