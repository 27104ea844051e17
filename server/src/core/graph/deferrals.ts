import type { DeferralFact } from '../facts/checkedFacts';
import { ReferenceField, type RowFact } from '../facts/facts';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { isOpen, progressIn } from './progress';

/** A criterion that was deferred to work that is done, and that nobody has checked off. */
export interface UnresolvedDeferral {
  readonly file: LinkedFile;
  /** The citation of the work that it was deferred to. */
  readonly reference: number;
  readonly target: number;
  /** The work whose criterion it is, -1 where nothing says. */
  readonly work: number;
  /** Where it stands: the criterion's own row in a plan, or an entry of a checklist. */
  readonly row: RowFact | null;
  readonly entry: DeferralFact | null;
}

export function* unresolvedDeferrals(group: PlanGroup): Generator<UnresolvedDeferral> {
  const { graph } = group;
  const links = group.linksOf('defers-to');
  if (links.length === 0) return;
  const progress = progressIn(group);
  for (let i = 0; i < links.length; i += 3) {
    const [owner = -1, target = -1, reference = -1] = links.slice(i, i + 3);
    if (target < 0 || !progress.reaches(target) || progress.statusOf(target) !== 'done') continue;
    const file = graph.fileOfReference(reference);
    const start = graph.field(reference, ReferenceField.start);
    const row = criterionAt(file, start);
    const entry = file.facts.deferrals.find((one) => one.start <= start && start < one.end) ?? null;
    const work = row ? (owner < 0 ? -1 : graph.canonicalOf(owner)) : entry ? workOfRow(graph, file, start) : -1;
    if (work === target) continue;
    if (row && (isOpen(row.status) || row.status === 'deferred'))
      yield { file, reference, target, work, row, entry: null };
    else if (!row && entry && !entry.isMet && !isSettledInPlan(group, work, target))
      yield { file, reference, target, work, row: null, entry };
  }
}

function criterionAt({ facts }: LinkedFile, offset: number): RowFact | null {
  return facts.rows.find(({ kind, start, end }) => kind === 'criterion' && start <= offset && offset < end) ?? null;
}

/** The work package whose status the row of a checklist records. */
function workOfRow(graph: Graph, file: LinkedFile, offset: number): number {
  const { lines, statuses } = file.facts;
  const line = lines.lineAt(offset);
  const own = statuses.find(({ start }) => lines.lineAt(start) === line);
  return own ? graph.itemOfSymbol(own.symbol, file) : -1;
}

/** The plan itself says of the criterion where it went, which is told there, or has ticked all that it has. */
function isSettledInPlan(group: PlanGroup, work: number, target: number): boolean {
  const { graph } = group;
  if (work < 0) return false;
  const links = group.linksOf('defers-to');
  for (let i = 0; i < links.length; i += 3) {
    const [owner = -1, to = -1, reference = -1] = links.slice(i, i + 3);
    if (to !== target || owner < 0 || graph.canonicalOf(owner) !== work) continue;
    if (criterionAt(graph.fileOfReference(reference), graph.field(reference, ReferenceField.start))) return true;
  }
  const criteria = progressIn(group).criteriaOf(work);
  return criteria.length > 0 && criteria.every(({ status }) => status === 'done');
}

/** The work that is still to be done behind some other of the same plan, in its order. */
export function openWorkAfter(group: PlanGroup, target: number, except: number): number[] {
  const { graph } = group;
  const file = graph.fileOfItem(target);
  const progress = progressIn(group);
  const { start, form } = graph.item(target);
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.items.flatMap((item, i) => {
    const number = base + i;
    if (item.kind !== 'work-package' || item.form !== form || item.start <= start || number === except) return [];
    if (!graph.isCanonical(number)) return [];
    const status = progress.statusOf(number);
    return status === null || isOpen(status) ? [number] : [];
  });
}
