import { ReferenceField, referenceStride, type HeadingFact, type RowFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { progressOf, type GroupView } from './planViews';

/** A group with what it belongs to: the item that its rows stand below, else the one that its heading names. */
export interface OwnedGroup {
  readonly view: GroupView;
  /** Index in the document's items, -1 for none. */
  readonly owner: number;
}

const kinds: Readonly<Partial<Record<RowFact['kind'], GroupView['kind']>>> = {
  gate: 'gate',
  deliverable: 'deliverables',
};

/** The gates and deliverables of a document: rows of one kind that follow one another below one label or heading. */
export function groupsOf(graph: Graph, f: number): OwnedGroup[] {
  const file = graph.files[f];
  if (!file) return [];
  const found: { kind: GroupView['kind']; heading: number; groupStart: number; rows: RowFact[] }[] = [];
  for (const row of file.facts.rows) {
    const kind = kinds[row.kind];
    if (kind === undefined) continue;
    const { groupStart } = row;
    const heading = headingAbove(file.facts.headings, row.start);
    const last = found[found.length - 1];
    if (last?.kind === kind && last.heading === heading && last.groupStart === groupStart) last.rows.push(row);
    else found.push({ kind, heading, groupStart, rows: [row] });
  }
  return found.map(({ kind, heading, rows }) => ownedGroup(graph, f, file, kind, heading, rows));
}

function ownedGroup(
  graph: Graph,
  f: number,
  file: LinkedFile,
  kind: GroupView['kind'],
  headingIndex: number,
  rows: readonly RowFact[],
): OwnedGroup {
  const heading = file.facts.headings[headingIndex];
  const first = rows[0];
  const label = first?.group ?? null;
  const start = label !== null ? (first?.groupStart ?? 0) : (heading?.start ?? first?.start ?? 0);
  // A label that is dressed is a few characters longer than its words.
  const labelEnd = label === null ? start : Math.min(start + label.length + 8, first?.start ?? start);
  const done = rows.filter((row) => row.status === 'done').length;
  const owner = first?.owner ?? -1;
  return {
    owner: owner >= 0 ? owner : phaseNamed(graph, f, file, [heading?.start ?? 0, heading?.end ?? 0, start, labelEnd]),
    view: {
      kind,
      id: (label ?? heading?.text ?? file.path).replace(/\s*:$/, ''),
      title: label === null ? '' : (heading?.text ?? ''),
      file: file.path,
      start,
      rows,
      done,
      total: rows.length,
      status: statusOfRows(rows, done),
    },
  };
}

/** Nothing is open or done where no row says so. */
function statusOfRows(rows: readonly RowFact[], done: number): GroupView['status'] {
  if (rows.every(({ status }) => status === null)) return null;
  if (rows.some(({ status }) => status === 'blocked')) return 'blocked';
  return progressOf(done, rows.length, null);
}

function headingAbove(headings: readonly HeadingFact[], start: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * `### Week 1 Deliverables`: the one phase of the document that the heading and the label name; -1 for none or several.
 * `within`: where they stand, as pairs of start and end.
 */
function phaseNamed(graph: Graph, f: number, file: LinkedFile, within: readonly number[]): number {
  const { references } = file.facts;
  const [headingStart = 0, headingEnd = 0, labelStart = 0, labelEnd = 0] = within;
  const first = graph.itemNumber(f, 0);
  const named = new Set<number>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const place = references[at + ReferenceField.start] ?? -1;
    const isNear = (place >= headingStart && place < headingEnd) || (place >= labelStart && place < labelEnd);
    const target = isNear ? (graph.parts.targets[graph.referenceNumber(f, r)] ?? -1) : -1;
    if (target >= 0 && graph.fileOfItem(target) === file && graph.item(target).kind === 'phase')
      named.add(target - first);
  }
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : -1;
}
