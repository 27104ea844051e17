import { packedField, ReferenceField, ReferenceFlag, referenceStride, type ItemFact } from '../facts/facts';
import { headingSlugs } from '../graph/anchors';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { numbered } from './citations';
import { renameAlone } from './renaming/rename';
import type { Repair } from './repair';
import { snapshotText } from './snapshotText';
import { removedNumbers } from './tombstones';

/** How many numbers are tried, where something that nobody in reach knows of is in the way of the first. */
const MOST_TRIES = 5;

/**
 * Gives the second of two definitions the next free ID of its series, and carries along what certainly means it: what its
 * own row or section says of it, links to its heading, and IDs that are the text of such a link. All other references
 * mean the first one as far as anybody can tell, and stay.
 */
export function nextFreeIdFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const f = graph.fileIndex(finding.file);
  const file = graph.files[f];
  const current = snapshotText(snapshot, finding.file);
  if (!file || typeof current === 'string') return [];
  const index = file.facts.items.findIndex(({ start, end }) => start === finding.start && end === finding.end);
  const item = file.facts.items[index];
  const own = item && hasNumber(item) ? numbered(item.id) : null;
  const number = graph.itemNumber(f, index);
  if (!item || !own || !isDuplicate(graph, number)) return [];
  const references = new Set([
    ...ownReferences(graph, f, item.symbol, item.end, endOfBlock(current.text, file, index)),
    ...linkedReferences(snapshot, file, item),
  ]);
  const next = Math.max(...numbersInUse(snapshot, file, item.form, own.series)) + 1;
  for (let n = next; n < next + MOST_TRIES; n++) {
    const id = `${item.id.slice(0, item.id.length - own.width)}${String(n).padStart(own.width, '0')}`;
    const title = `Give this one the next free ID, ${id}`;
    const change = renameAlone(snapshot, number, id, references, title);
    if (!('refused' in change)) return [{ title, preferred: true, change }];
  }
  return [];
}

/** Whether there is a next one after an ID. */
export function hasNumber({ form, id }: Pick<ItemFact, 'form' | 'id'>): boolean {
  return form >= 0 && numbered(id)?.letter === '';
}

function isDuplicate(graph: Graph, item: number): boolean {
  for (const items of graph.parts.duplicates.values()) if (items.indexOf(item) > 0) return true;
  return false;
}

/** Numbers of a series that something in reach defines or cites, and those that were removed and are not used again. */
export function numbersInUse(snapshot: Snapshot, file: LinkedFile, form: number, series: string): number[] {
  const { graph } = snapshot;
  const isDocuments = file.profile?.grammar.forms[form]?.scope === 'document';
  const files = isDocuments ? [file] : (graph.group(file.plan)?.filesInReach ?? [file]);
  const found = [0, ...removedNumbers(snapshot, files, form, series)];
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

function ownReferences(graph: Graph, f: number, symbol: number, from: number, to: number): number[] {
  const { references } = graph.files[f]?.facts ?? { references: new Int32Array() };
  const found: number[] = [];
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const start = references[at + ReferenceField.start] ?? 0;
    const end = references[at + ReferenceField.end] ?? 0;
    const flags = packedField(references, at, ReferenceField.flags);
    // Work that waits for its own ID means the other one.
    if (packedField(references, at, ReferenceField.role) >= 0) continue;
    if (references[at + ReferenceField.symbol] !== symbol || start < from || end > to) continue;
    if ((flags & ReferenceFlag.viaRange) !== 0 || (references[at + ReferenceField.qualifier] ?? -1) >= 0) continue;
    found.push(graph.referenceNumber(f, r));
  }
  return found;
}

/** What stands between the end of an ID and the destination of the link whose text it is. */
const TO_DESTINATION = /^[^\]\r\n]{0,120}\]\(<?$/;

/** `[WP-1](#wp-1-bell)`: an ID that leads to the heading of the item, in whatever document. */
function linkedReferences(snapshot: Snapshot, { path, facts }: LinkedFile, item: ItemFact): number[] {
  const heading = facts.headings[item.heading];
  if (!heading || heading.start > item.start || heading.end < item.end) return [];
  const anchor = headingSlugs(facts.headings.map((one) => one.text))[item.heading];
  const found: number[] = [];
  const { graph } = snapshot;
  graph.files.forEach((file, f) => {
    const links = file.facts.links.filter((link) => link.path === path && link.anchor.toLowerCase() === anchor);
    const source = links.length === 0 ? null : snapshot.text(file.path);
    if (source === null) return;
    const { references } = file.facts;
    for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
      const end = references[at + ReferenceField.end] ?? 0;
      if (references[at + ReferenceField.symbol] !== item.symbol) continue;
      if (links.some(({ start }) => start > end && TO_DESTINATION.test(source.slice(end, start))))
        found.push(graph.referenceNumber(f, r));
    }
  });
  return found;
}
