import { ReferenceField, type RowFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen, progressIn } from '../../graph/progress';

/** What of an item is still to be done: the work below it, and its rows without an ID. */
export interface OpenParts {
  readonly items: readonly number[];
  readonly rows: readonly { readonly file: LinkedFile; readonly row: RowFact }[];
}

export function openParts(group: PlanGroup, item: number): OpenParts {
  const { graph } = group;
  const progress = progressIn(group);
  const items: number[] = [];
  const rows: { file: LinkedFile; row: RowFact }[] = [];
  const seen = new Set([item]);
  const collect = (parent: number): void => {
    for (const row of openRowsOf(group, parent)) rows.push(row);
    for (const part of progress.partsOf(parent)) {
      if (seen.has(part)) continue;
      seen.add(part);
      if (isOpen(progress.statusOf(part))) items.push(part);
      collect(part);
    }
  };
  collect(item);
  return { items: items.filter((part) => graph.item(part).strength === 'explicit'), rows };
}

/** Rows of an item that are open, and that nobody has put off to other work. */
export function openRowsOf(group: PlanGroup, item: number): { file: LinkedFile; row: RowFact }[] {
  const { graph } = group;
  const file = graph.fileOfItem(item);
  const index = item - graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.rows
    .filter((row) => row.owner === index && row.kind !== 'gate' && isOpen(row.status))
    .filter((row) => deferralOf(group, file, row) < 0)
    .map((row) => ({ file, row }));
}

/** The reference by which a row says to what work it is put off, -1 for none. */
export function deferralOf(group: PlanGroup, file: LinkedFile, row: RowFact): number {
  const links = group.linksOf('defers-to');
  for (let i = 2; i < links.length; i += 3) {
    const reference = links[i] ?? -1;
    if (group.graph.fileOfReference(reference) !== file) continue;
    const start = group.graph.field(reference, ReferenceField.start);
    if (start >= row.start && start < row.end) return reference;
  }
  return -1;
}
