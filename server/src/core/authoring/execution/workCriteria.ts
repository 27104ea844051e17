import type { DeferralFact } from '../../facts/checkedFacts';
import { ReferenceField, type RowFact } from '../../facts/facts';
import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen } from '../../graph/progress';
import { openRowsOf } from './openParts';

/** A criterion that is met once a work package is done: its own, or one that other work has put off to it. */
export interface WorkCriterion {
  /** By what it is chosen: `3`, the third of its work package; `WP-2 3` where it is another one's. */
  readonly name: string;
  readonly file: LinkedFile;
  readonly start: number;
  readonly end: number;
  /** The work package whose criterion it is. */
  readonly work: number;
  /** Its row in a plan; null where only a checklist says that it was put off. */
  readonly row: RowFact | null;
  /** The citation by which it is put off to this work, -1 for the work's own. */
  readonly reference: number;
}

/** What of a work package is to be verified yet. */
export function openCriteria(group: PlanGroup, plan: LinkedFile, work: number): WorkCriterion[] {
  const own = openRowsOf(group, work)
    .filter(({ row }) => row.kind === 'criterion')
    .map(({ file, row }): WorkCriterion => {
      const { start, end } = row;
      return { name: String(numberOf(file, row)), file, start, end, work, row, reference: -1 };
    });
  return [...own, ...putOffTo(group, plan, work)];
}

/** Criteria that wait for the work, in plans and, where no plan says so, in checklists. */
export function putOffTo(group: PlanGroup, plan: LinkedFile, work: number): WorkCriterion[] {
  const { graph } = group;
  const links = group.linksOf('defers-to');
  const inPlans: WorkCriterion[] = [];
  const entries: WorkCriterion[] = [];
  /** Work whose plan says itself what it puts off: that is settled there. */
  const told = new Set<number>();
  for (let i = 0; i < links.length; i += 3) {
    const [owner = -1, target = -1, reference = -1] = links.slice(i, i + 3);
    if (target !== work) continue;
    const file = graph.fileOfReference(reference);
    const at = graph.field(reference, ReferenceField.start);
    const row = file.facts.rows.find(({ kind, start, end }) => kind === 'criterion' && start <= at && at < end);
    if (row) told.add(graph.canonicalOf(owner));
    if (row && (isOpen(row.status) || row.status === 'deferred')) {
      const from = graph.canonicalOf(owner);
      if (from < 0 || from === work) continue;
      const name = `${graph.item(from).id} ${numberOf(file, row)}`;
      inPlans.push({ name, file, start: row.start, end: row.end, work: from, row, reference });
    } else if (!row) {
      const entry = file.facts.deferrals.find((one) => one.start <= at && at < one.end);
      const from = entry && !entry.isMet ? workOfLine(group, file, entry) : -1;
      if (!entry || from < 0 || !checklistsOf(group.files, plan.path).includes(file)) continue;
      const { start, end } = entry;
      entries.push({
        name: `${graph.item(from).id} in the checklist`,
        file,
        start,
        end,
        work: from,
        row: null,
        reference,
      });
    }
  }
  return [...inPlans, ...entries.filter((entry) => !told.has(entry.work))];
}

function numberOf({ facts }: LinkedFile, row: RowFact): number {
  return facts.rows.filter(({ kind, owner }) => kind === 'criterion' && owner === row.owner).indexOf(row) + 1;
}

function workOfLine({ graph }: PlanGroup, file: LinkedFile, { start }: DeferralFact): number {
  const { lines, statuses } = file.facts;
  const line = lines.lineAt(start);
  const own = statuses.find((one) => lines.lineAt(one.start) === line);
  return own ? graph.itemOfSymbol(own.symbol, file) : -1;
}
