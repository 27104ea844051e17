import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { readIds, type Citations, type CitedId } from '../ids/reader';
import type { Snapshot } from '../workspace/snapshot';

/** What stands at an offset. */
export type AtOffset =
  | { readonly kind: 'item'; readonly item: number; readonly start: number; readonly end: number }
  | { readonly kind: 'reference'; readonly reference: number; readonly start: number; readonly end: number }
  /** An ID where nothing is defined or traced: in a fence, a comment, an ordinary document. */
  | {
      readonly kind: 'quoted';
      readonly id: string;
      readonly item: number;
      readonly start: number;
      readonly end: number;
    };

/** The item, reference or quoted ID at an offset of a file; null where there is none. */
export function idAt(snapshot: Snapshot, path: string, offset: number): AtOffset | null {
  const { graph } = snapshot;
  const f = graph.fileIndex(path);
  const file = graph.files[f];
  if (!file) return null;
  for (const [i, item] of file.facts.items.entries()) {
    const isWritten = item.strength !== 'derived';
    if (isWritten && item.start <= offset && offset <= item.end) {
      return { kind: 'item', item: graph.itemNumber(f, i), start: item.start, end: item.end };
    }
  }
  const { references } = file.facts;
  let range: number | null = null;
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const flags = packedField(references, at, ReferenceField.flags);
    const start = references[at + ReferenceField.start] ?? 0;
    const end = references[at + ReferenceField.end] ?? 0;
    if (offset < start || offset > end) continue;
    if ((flags & ReferenceFlag.rangeInner) !== 0) range ??= r;
    else return { kind: 'reference', reference: graph.referenceNumber(f, r), start, end };
  }
  if (range !== null) {
    const reference = graph.referenceNumber(f, range);
    return {
      kind: 'reference',
      reference,
      start: graph.field(reference, ReferenceField.expressionStart),
      end: graph.field(reference, ReferenceField.expressionEnd),
    };
  }
  return quotedAt(snapshot, path, offset);
}

/** A bullet that is an item by its place: hovered anywhere in its first characters. */
export function derivedAt(graph: Graph, path: string, offset: number): number {
  const f = graph.fileIndex(path);
  const items = graph.files[f]?.facts.items ?? [];
  const index = items.findIndex((item) => item.strength === 'derived' && item.start <= offset && offset <= item.end);
  return index < 0 ? -1 : graph.itemNumber(f, index);
}

const LONGEST_LINE = 2000;

function quotedAt(snapshot: Snapshot, path: string, offset: number): AtOffset | null {
  const text = snapshot.text(path);
  const file = snapshot.graph.file(path);
  if (text === null || !file) return null;
  const line = file.facts.lines.lineAt(offset);
  const start = Math.max(file.facts.lines.lineStart(line), offset - LONGEST_LINE);
  const end = Math.min(file.facts.lines.lineStart(line + 1), offset + LONGEST_LINE, text.length);
  for (const profile of snapshot.profiles) {
    const out: Citations = { ids: [], ranges: [] };
    readIds(text, start, end, profile.grammar, null, [], out);
    const cited = out.ids.find((c: CitedId) => c.place !== 'range-inner' && c.start <= offset && offset <= c.end);
    if (!cited) continue;
    const item = snapshot.graph.itemNamed(cited.id, path);
    if (item >= 0) return { kind: 'quoted', id: cited.id, item, start: cited.start, end: cited.end };
  }
  return null;
}

/** The item that an offset is about, whatever stands there; -1 for none. */
export function targetAt(snapshot: Snapshot, path: string, offset: number): number {
  const at = idAt(snapshot, path, offset);
  if (!at) return -1;
  if (at.kind === 'quoted') return at.item;
  if (at.kind === 'reference') return snapshot.graph.parts.targets[at.reference] ?? -1;
  const canonical = snapshot.graph.canonicalOf(at.item);
  return canonical >= 0 ? canonical : at.item;
}
