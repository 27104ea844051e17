import { numbered } from '../../authoring/citations';
import { commentedIds } from '../../authoring/tombstones';
import { packedField, ReferenceField, referenceStride, type FileFacts } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { NO_OFFSET, type Stretch } from './stretch';
import type { Snapshot } from '../../workspace/snapshot';

/** By `form series`: the highest number that a document names, what was removed aside. */
type Highest = ReadonlyMap<string, number>;

const named = new WeakMap<FileFacts, Highest>();
const removed = new WeakMap<FileFacts, Highest>();
/** Comments are read from texts, which nobody keeps: of a few documents, those that define the series. */
const MOST_TEXTS = 16;

const keyOf = (form: number, series: string): string => `${form} ${series}`;

/**
 * The number after the highest of a series that is defined or cited where the document's IDs are looked up, or that a
 * comment there names: what was removed and left a note is not given to another. What stands at the cursor does not count.
 */
export function nextNumber(
  snapshot: Snapshot,
  file: LinkedFile,
  form: number,
  series: string,
  cursor: Stretch,
): number {
  const { graph } = snapshot;
  const key = keyOf(form, series);
  let highest = 0;
  let texts = 0;
  for (const other of filesOf(graph, file, form)) {
    if (other.profile !== file.profile) continue;
    const isOwn = other === file;
    const inUse = (isOwn ? highestOf(graph, other.facts, cursor) : namedIn(graph, other.facts)).get(key) ?? 0;
    highest = Math.max(highest, inUse);
    if (!isOwn && (inUse === 0 || ++texts > MOST_TEXTS)) continue;
    highest = Math.max(highest, removedFrom(snapshot, other).get(key) ?? 0);
  }
  return highest + 1;
}

function filesOf(graph: Graph, file: LinkedFile, form: number): readonly LinkedFile[] {
  if (file.profile?.grammar.forms[form]?.scope === 'document') return [file];
  return graph.group(file.plan)?.filesInReach ?? [file];
}

function namedIn(graph: Graph, facts: FileFacts): Highest {
  let highest = named.get(facts);
  if (!highest) named.set(facts, (highest = highestOf(graph, facts, NO_OFFSET)));
  return highest;
}

function highestOf(graph: Graph, { items, references }: FileFacts, cursor: Stretch): Highest {
  const found = new Map<string, number>();
  // What a source numbers by position waits for rows, which number it anew.
  for (const { form, id, start, end, strength } of items)
    if (strength !== 'derived' && !touches(cursor, start, end)) take(found, form, id);
  for (let at = 0; at < references.length; at += referenceStride) {
    if (touches(cursor, references[at + ReferenceField.start] ?? 0, references[at + ReferenceField.end] ?? 0)) continue;
    take(
      found,
      packedField(references, at, ReferenceField.form),
      graph.text(references[at + ReferenceField.symbol] ?? -1),
    );
  }
  return found;
}

const touches = (cursor: Stretch, start: number, end: number): boolean => start <= cursor.end && cursor.start <= end;

function take(found: Map<string, number>, form: number, id: string): void {
  const own = numbered(id);
  if (!own) return;
  const key = keyOf(form, own.series);
  found.set(key, Math.max(found.get(key) ?? 0, own.number));
}

function removedFrom(snapshot: Snapshot, file: LinkedFile): Highest {
  let highest = removed.get(file.facts);
  if (highest) return highest;
  const found = new Map<string, number>();
  for (const { id, form } of commentedIds(snapshot, file)) take(found, form, id);
  highest = found;
  removed.set(file.facts, highest);
  return highest;
}
