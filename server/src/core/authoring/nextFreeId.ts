import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { numbered, writtenLike } from './citations';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/**
 * Gives the second of two definitions the next free ID of its series, and its own row or section with it. References
 * elsewhere mean the first one as far as anybody can tell, and stay.
 */
export function nextFreeIdFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const f = graph.fileIndex(finding.file);
  const file = graph.files[f];
  const current = snapshotText(snapshot, finding.file);
  if (!file || typeof current === 'string') return [];
  const index = file.facts.items.findIndex(({ start, end }) => start === finding.start && end === finding.end);
  const item = file.facts.items[index];
  const own = item && item.form >= 0 ? numbered(item.id) : null;
  if (!item || !own || own.letter !== '' || !isDuplicate(graph, graph.itemNumber(f, index))) return [];
  const { text } = current;
  const next = Math.max(...numbersInUse(graph, file, item.form, own.series)) + 1;
  const id = `${item.id.slice(0, item.id.length - own.width)}${String(next).padStart(own.width, '0')}`;
  const spelt = writtenLike(text.slice(item.start, item.end), item.id, id);
  if (spelt === null) return [];
  const edits: TextEdit[] = [
    { start: item.start, end: item.end, newText: spelt },
    ...ownReferences(file, item.symbol, item.end, endOfBlock(text, file, index)).flatMap(({ start, end }) => {
      const newText = writtenLike(text.slice(start, end), item.id, id);
      return newText === null ? [] : [{ start, end, newText }];
    }),
  ];
  return [repairOf(`Give this one the next free ID, ${id}`, finding.file, text, edits, true)];
}

function isDuplicate(graph: Graph, item: number): boolean {
  for (const items of graph.parts.duplicates.values()) if (items.indexOf(item) > 0) return true;
  return false;
}

/** Numbers of a series that something in reach defines or cites. */
export function numbersInUse(graph: Graph, file: LinkedFile, form: number, series: string): number[] {
  const isDocuments = file.profile?.grammar.forms[form]?.scope === 'document';
  const files = isDocuments ? [file] : (graph.group(file.plan)?.filesInReach ?? [file]);
  const found = [0];
  const take = (id: string): void => {
    const other = numbered(id);
    if (other?.series === series) found.push(other.number);
  };
  for (const { facts, profile } of files) {
    if (profile !== file.profile) continue;
    for (const item of facts.items) if (item.form === form) take(item.id);
    for (let at = 0; at < facts.references.length; at += referenceStride) {
      if (packedField(facts.references, at, ReferenceField.form) !== form) continue;
      take(graph.text(facts.references[at + ReferenceField.symbol] ?? -1));
    }
  }
  return found;
}

/** A row ends with its block, a heading's section with the next heading that is as high. */
function endOfBlock(text: string, { facts }: LinkedFile, index: number): number {
  const item = facts.items[index];
  if (!item) return 0;
  const heading = facts.headings[item.heading];
  if (!heading || heading.start < item.blockStart || heading.start >= item.blockEnd) return item.blockEnd;
  const next = facts.headings.find(({ start, depth }) => start > item.start && depth <= heading.depth);
  return next?.start ?? text.length;
}

function ownReferences(
  { facts }: LinkedFile,
  symbol: number,
  from: number,
  to: number,
): { start: number; end: number }[] {
  const { references } = facts;
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at < references.length; at += referenceStride) {
    const start = references[at + ReferenceField.start] ?? 0;
    const end = references[at + ReferenceField.end] ?? 0;
    const flags = packedField(references, at, ReferenceField.flags);
    // Work that waits for its own ID means the other one.
    if (packedField(references, at, ReferenceField.role) >= 0) continue;
    if (references[at + ReferenceField.symbol] !== symbol || start < from || end > to) continue;
    if ((flags & ReferenceFlag.viaRange) !== 0 || (references[at + ReferenceField.qualifier] ?? -1) >= 0) continue;
    found.push({ start, end });
  }
  return found;
}
