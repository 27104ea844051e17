import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { standingKept } from './standings';

/**
 * Something that is asked for, by the definition that stands for it: its file and its index there, since numbers are good
 * for one graph alone.
 */
export interface AskedEntry {
  readonly file: LinkedFile;
  readonly index: number;
  /** What a bullet that no plan has extracted yet would be called; else the item's own ID. */
  readonly id: string;
}

/** A document, or a part of one, with what it asks for. */
export interface AskedPart {
  readonly title: string;
  readonly entries: readonly AskedEntry[];
  readonly sections: readonly AskedSection[];
  /** With what stands below its sections: how many there are, how many work has to cover, and how many it does. */
  readonly size: number;
  readonly total: number;
  readonly covered: number;
}

export interface AskedSection extends AskedPart {
  /** Unique among its siblings, and the same while text moves. */
  readonly key: string;
  readonly label: string;
  readonly start: number;
}

export interface AskedDocument extends AskedPart {
  readonly path: string;
}

export function entryOf(graph: Graph, item: number, id = graph.item(item).id): AskedEntry {
  const file = graph.fileOfItem(item);
  return { file, index: item - graph.itemNumber(graph.fileIndex(file.path), 0), id };
}

/** The number of an entry's definition in a graph. */
export function itemOf(graph: Graph, { file, index }: AskedEntry): number {
  return graph.itemNumber(graph.fileIndex(file.path), index);
}

/** Entries and sections, counted together. */
export function partOf(
  graph: Graph,
  title: string,
  entries: readonly AskedEntry[],
  sections: readonly AskedSection[],
): AskedPart {
  let size = entries.length;
  let total = 0;
  let covered = 0;
  for (const entry of entries) {
    const standing = standingKept(graph, itemOf(graph, entry));
    if (standing !== 'left-out') total++;
    if (standing === 'covered' || standing === 'verified') covered++;
  }
  for (const section of sections) {
    size += section.size;
    total += section.total;
    covered += section.covered;
  }
  return { title, entries, sections, size, total, covered };
}

/** Everything that is asked below a document or section. */
export function* entriesBelow(part: AskedPart): Generator<AskedEntry> {
  yield* part.entries;
  for (const section of part.sections) yield* entriesBelow(section);
}
