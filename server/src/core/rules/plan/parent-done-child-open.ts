import type { ItemFact, RowFact } from '../../facts/facts';
import { doneItems } from '../../graph/itemsOfKind';
import { parentRepairs } from '../../authoring/statusMarks';
import type { PlanGroup } from '../../graph/planGroup';
import type { RelatedPlace } from '../../model/finding';
import { isOpen, progressIn, type Progress } from '../../graph/progress';
import { milestonesIn } from '../../graph/milestones';
import { listOf, nameOf } from '../display';
import { defineRule, type Report } from '../rule';

const MOST_PLACES = 8;

/** Told once for each parent, with the parts that are open. */
export const parentDoneChildOpen = defineRule({
  code: 'plan/parent-done-child-open',
  title: 'Parent done, child open',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    parts: (parent: string, open: string, isOne: boolean) =>
      `${parent} is marked done, and ${open} ${isOne ? 'is' : 'are'} open.`,
    rows: (parent: string, count: number) =>
      `${parent} is marked done, and ${count === 1 ? 'one of its rows is' : `${count} of its rows are`} open.`,
    open: (part: string) => `${part} is open.`,
    openRow: () => 'This row is open.',
  },
  *check(group, messages) {
    const { graph } = group;
    const progress = progressIn(group);
    for (const f of group.indexes) {
      const file = graph.files[f];
      if (!file?.rule) continue;
      let owners: ReadonlySet<number> | null = null;
      for (const i of doneItems(file.facts)) {
        const item = file.facts.items[i] as ItemFact;
        if (item.restates || item.strength !== 'explicit') continue;
        const number = graph.itemNumber(f, i);
        if (!graph.isCanonical(number)) continue;
        const open = openParts(group, progress, number);
        const place = { file: file.path, start: item.start, end: item.end, id: item.id, fixable: true };
        const name = nameOf(graph, number);
        if (open.length > 0) {
          yield {
            ...place,
            message: messages.parts(name, listOf(open.map((part) => nameOf(graph, part))), open.length === 1),
            related: open.slice(0, MOST_PLACES).map((part): RelatedPlace => {
              const { start, end } = graph.item(part);
              return { file: graph.fileOfItem(part).path, start, end, message: messages.open(nameOf(graph, part)) };
            }),
          };
          continue;
        }
        owners ??= new Set(file.facts.rows.flatMap((row) => (isOpenRow(row) ? row.owner : [])));
        if (!owners.has(i)) continue;
        const rows = openRows(file.facts.rows, i);
        if (rows.length > 0) yield ofRows(place, rows, messages.rows(name, rows.length), messages.openRow());
      }
    }
  },
  fixes: (snapshot, { file, start }) => {
    const { graph } = snapshot;
    const group = graph.group(graph.file(file)?.plan ?? -1);
    const index = graph.file(file)?.facts.items.findIndex((item) => item.start === start && !item.restates) ?? -1;
    const parent = graph.itemNumber(graph.fileIndex(file), index);
    if (!group || index < 0 || graph.item(parent).status !== 'done') return [];
    const rows = openRows(graph.file(file)?.facts.rows ?? [], index);
    const isStillSo = rows.length > 0 || openParts(group, progressIn(group), parent).length > 0;
    return isStillSo ? parentRepairs(snapshot, group, parent) : [];
  },
});

function ofRows(place: Omit<Report, 'message'>, rows: readonly RowFact[], message: string, row: string): Report {
  return {
    ...place,
    message,
    related: rows.slice(0, MOST_PLACES).map(({ start, end }) => ({ file: place.file, start, end, message: row })),
  };
}

/** What stands below an item, or what a milestone closes, and is not done. */
function openParts(group: PlanGroup, progress: Progress, item: number): number[] {
  const closed = milestonesIn(group).get(item) ?? [];
  return [...progress.partsOf(item), ...closed].filter((part) => isOpen(progress.statusOf(part)));
}

function openRows(rows: readonly RowFact[], owner: number): RowFact[] {
  return rows.filter((row) => row.owner === owner && isOpenRow(row));
}

function isOpenRow({ kind, status }: RowFact): boolean {
  return kind !== 'gate' && isOpen(status);
}
