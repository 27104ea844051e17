import { packedField, ReferenceField, ReferenceFlag, referenceStride, type RowFact } from '../facts/facts';
import { tidy } from '../facts/titles';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { roles, type ItemKind, type Role } from '../model/vocabulary';
import { namedPlace } from '../views/namedPlaces';
import type { Snapshot } from '../workspace/snapshot';
import type { KnownItem } from './completion/model';
import { knownOf } from './knownItem';
import { targetAt } from './place';

/** One line of a hierarchy: an item, or words of a plan that have no ID (a criterion, a row of a gate). */
export interface HierarchyEntry {
  readonly label: string;
  readonly detail: string;
  readonly kind: ItemKind | 'row';
  readonly file: string;
  /** The whole row, bullet or heading. */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly known: KnownEntry;
}

/** By what an entry is found again after documents have changed. */
export type KnownEntry =
  ({ readonly kind: 'item' } & KnownItem) | { readonly kind: 'words'; readonly path: string; readonly words: string };

/** An item as another document would name it: each plan has a `WP-3` of its own. */
export function entryOfItem(graph: Graph, item: number, fromPath: string): HierarchyEntry {
  const shown = graph.definitionFor(item, fromPath);
  const { kind, start, end, blockStart, blockEnd } = graph.item(shown);
  const { label, title, file } = namedPlace(graph, shown, fromPath);
  return {
    label,
    detail: title,
    kind,
    file,
    start: Math.min(blockStart, start),
    end: Math.max(blockEnd, end),
    nameStart: start,
    nameEnd: end,
    known: { kind: 'item', ...knownOf(graph, shown) },
  };
}

/** The item that an offset is about, or whose heading or row is around it; -1 for none. */
export function itemAround(snapshot: Snapshot, path: string, offset: number): number {
  const target = targetAt(snapshot, path, offset);
  if (target >= 0) return target;
  const { graph } = snapshot;
  const f = graph.fileIndex(path);
  let around = -1;
  let length = Infinity;
  graph.files[f]?.facts.items.forEach(({ blockStart, blockEnd }, i) => {
    if (offset < blockStart || offset > blockEnd || blockEnd - blockStart >= length) return;
    around = graph.canonicalOf(graph.itemNumber(f, i));
    length = blockEnd - blockStart;
  });
  return around;
}

/** A piece of a document that says something without an ID of its own. */
export interface Said {
  readonly file: LinkedFile;
  readonly start: number;
  readonly end: number;
  /** Index of the item that it belongs to, -1 for none. */
  readonly owner: number;
}

const LONGEST_NAME = 80;
/** By so many characters of a row or line it is known again: there are lines of a million. */
const LONGEST_WORDS = 400;

export function entryOfWords(snapshot: Snapshot, { file, start, end, owner }: Said, fromPath: string): HierarchyEntry {
  const { graph } = snapshot;
  const words = wordsOf(snapshot, file.path, start, end);
  const of = owner < 0 ? headingAbove(file, start) : null;
  const detail = of ?? namedPlace(graph, graph.itemNumber(graph.fileIndex(file.path), owner), fromPath).label;
  return {
    label: words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME - 1).trimEnd()}…` : words,
    detail,
    kind: 'row',
    file: file.path,
    start,
    end,
    nameStart: start,
    nameEnd: end,
    known: { kind: 'words', path: file.path, words },
  };
}

function wordsOf(snapshot: Snapshot, path: string, start: number, end: number): string {
  return tidy((snapshot.text(path) ?? '').slice(start, Math.min(end, start + LONGEST_WORDS)));
}

/** The row that holds a reference, or its line where it stands in no row. */
export function saidAround(graph: Graph, reference: number): Said {
  const file = graph.fileOfReference(reference);
  const at = graph.field(reference, ReferenceField.start);
  const row = rowAt(file, at);
  return row ? saidByRow(file, row) : lineAround(file, at);
}

const sortedRows = new WeakMap<LinkedFile['facts'], readonly RowFact[]>();

function rowAt({ facts }: LinkedFile, offset: number): RowFact | null {
  let rows = sortedRows.get(facts);
  if (!rows) sortedRows.set(facts, (rows = [...facts.rows].sort((a, b) => a.start - b.start)));
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const row = rows[low];
  return row && row.start <= offset && offset < row.end ? row : null;
}

export function saidByRow(file: LinkedFile, { start, end, owner }: RowFact): Said {
  return { file, start, end, owner };
}

function lineAround(file: LinkedFile, at: number): Said {
  const { lines } = file.facts;
  const line = lines.lineAt(at);
  const next = line + 1 < lines.lineCount ? lines.lineStart(line + 1) - 1 : lines.length;
  const isLong = next - lines.lineStart(line) > LONGEST_WORDS;
  const start = isLong ? at : lines.lineStart(line);
  return { file, start, end: Math.max(at, isLong ? Math.min(next, at + LONGEST_WORDS) : next), owner: -1 };
}

/** Where words stand in the documents as they are now; null where nobody says so any more. */
export function saidInWords(snapshot: Snapshot, path: string, words: string): Said | null {
  const file = snapshot.graph.file(path);
  if (!file) return null;
  const isMeant = ({ start, end }: Said | RowFact): boolean => wordsOf(snapshot, path, start, end) === words;
  const row = file.facts.rows.find(isMeant);
  if (row) return saidByRow(file, row);
  return (
    actingOutsideItems(file)
      .map((at) => lineAround(file, at))
      .find(isMeant) ?? null
  );
}

/** What lines do to the items that they cite: those of tests and gates, and of source files. */
export const actsOfLines: ReadonlySet<Role | undefined> = new Set<Role>(['verifies', 'tests', 'implements']);

/** Where such lines stand outside all items. */
function actingOutsideItems({ facts: { references } }: LinkedFile): number[] {
  const found: number[] = [];
  for (let at = 0; at < references.length; at += referenceStride) {
    const role = roles[packedField(references, at, ReferenceField.role)];
    if (actsOfLines.has(role) && (references[at + ReferenceField.owner] ?? -1) < 0)
      found.push(references[at + ReferenceField.start] ?? 0);
  }
  return found;
}

function headingAbove({ facts: { headings }, path }: LinkedFile, offset: number): string {
  const heading = headings.filter(({ start }) => start <= offset).at(-1);
  return heading?.text ?? path.slice(path.lastIndexOf('/') + 1);
}

/** What is written where something is cited: of a member of a range the expression. */
export function citedStretch(graph: Graph, reference: number): { readonly start: number; readonly end: number } {
  const isInner = (graph.field(reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0;
  return {
    start: graph.field(reference, isInner ? ReferenceField.expressionStart : ReferenceField.start),
    end: graph.field(reference, isInner ? ReferenceField.expressionEnd : ReferenceField.end),
  };
}
