import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Duty } from '../../model/vocabulary';
import { titleOf } from '../titles';
import { askedItems, isOfSeries } from './askedItems';
import { sectionsOfDocument } from './byHeading';
import { sectionsOfSource } from './bySection';

/** Something that is asked for, as the number of the definition that stands for it. */
export interface AskedEntry {
  readonly item: number;
  /** What a bullet that no plan has extracted yet would be called; else the item's own ID. */
  readonly id: string;
}

/** A part of a document with what it asks for. */
export interface AskedSection {
  /** Unique among its siblings, and the same while text moves. */
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly start: number;
  readonly entries: readonly AskedEntry[];
  readonly sections: readonly AskedSection[];
}

export interface AskedDocument {
  readonly path: string;
  readonly title: string;
  /** What stands below no heading that tells it from other entries. */
  readonly entries: readonly AskedEntry[];
  readonly sections: readonly AskedSection[];
}

const kept = new WeakMap<Graph, readonly AskedDocument[]>();

/** Every document that asks for something, with its sections: sources first, then as their paths are. */
export function requirementTree(graph: Graph): readonly AskedDocument[] {
  let tree = kept.get(graph);
  if (!tree) kept.set(graph, (tree = makeTree(graph)));
  return tree;
}

const order: readonly (Duty | null)[] = ['source', 'component', 'decisions', 'spec'];

function rankOf({ rule }: LinkedFile): number {
  const rank = order.indexOf(rule?.duty ?? null);
  return rank < 0 ? order.length : rank;
}

function makeTree(graph: Graph): AskedDocument[] {
  const files = graph.files.filter(({ rule }) => rule !== null);
  const taken = new Set<number>();
  const sources = files.filter(({ rule }) => rule?.duty === 'source');
  const found = new Map<LinkedFile, AskedDocument>();
  for (const file of sources) {
    const sections = sectionsOfSource(graph, file, taken);
    if (sections.length > 0) found.set(file, { path: file.path, title: titleOf(file), entries: [], sections });
  }
  for (const file of files) {
    const asked = askedItems(graph, file).filter((item) => !taken.has(item));
    const own = file.rule?.duty === 'source' ? asked.filter((item) => !isOfSeries(graph, item)) : asked;
    if (own.length === 0) continue;
    const { entries, sections } = sectionsOfDocument(graph, file, own);
    const before = found.get(file);
    found.set(file, {
      path: file.path,
      title: titleOf(file),
      entries,
      sections: [...(before?.sections ?? []), ...sections],
    });
  }
  return [...found].sort(([a], [b]) => rankOf(a) - rankOf(b)).map(([, document]) => document);
}

/** Everything that is asked below a document or section. */
export function* entriesBelow(part: Pick<AskedSection, 'entries' | 'sections'>): Generator<AskedEntry> {
  yield* part.entries;
  for (const section of part.sections) yield* entriesBelow(section);
}
