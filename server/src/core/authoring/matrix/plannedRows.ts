import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { workByRequirement } from '../../graph/matrixGaps';
import type { PlanGroup } from '../../graph/planGroup';
import { matrixEntries, phaseOfPlan } from './matrixEntries';

/** How far a requirement is, over all plans that share it: some of them done is half-way. */
export type MatrixStatus = 'open' | 'in-progress' | 'done';

/** What one plan does of a requirement. */
export interface Share {
  readonly plan: LinkedFile;
  /** As its master plan writes it; empty where nothing says. */
  readonly phase: string;
  readonly work: readonly number[];
  readonly isDone: boolean;
}

/** One requirement or constraint, with the plans that have it: a row of the matrix. */
export interface PlannedRow {
  readonly item: number;
  /** As the first plan spells it. */
  readonly id: string;
  readonly words: string;
  readonly shares: readonly Share[];
}

/** What the plans of a group have to do, in the order of their phases: rows of checklists, and what work traces besides. */
export function plannedRows(group: PlanGroup): PlannedRow[] {
  const rows = new Map<number, { id: string; words: string; shares: Share[] }>();
  const plans = plansInOrder(group);
  for (const plan of plans) {
    const phase = phaseOfPlan(group.graph, plan);
    for (const { item, id, words, work, isDone } of matrixEntries(group, plan)) {
      const share: Share = { plan, phase, work, isDone };
      const known = rows.get(item);
      if (known) known.shares.push(share);
      else rows.set(item, { id, words, shares: [share] });
    }
  }
  // What a checklist puts off has no row, even where work traces it.
  const listed = new Set([...rows.keys(), ...plans.flatMap((plan) => listedIn(group.graph, plan))]);
  for (const plan of plans) {
    for (const { item, share } of tracedBeside(group, plan, listed)) {
      const { id, title } = group.graph.item(item);
      const known = rows.get(item);
      if (known) known.shares.push(share);
      else rows.set(item, { id, words: title, shares: [share] });
    }
  }
  return [...rows].map(([item, row]) => ({ item, ...row }));
}

export function statusOf(shares: readonly Share[]): MatrixStatus {
  if (shares.every(({ isDone }) => isDone)) return 'done';
  return shares.some(({ isDone }) => isDone) ? 'in-progress' : 'open';
}

/** The plans of a group, as their master plans order them; those that none of them names come last. */
export function plansInOrder({ graph, files }: PlanGroup): LinkedFile[] {
  const order = new Map<string, number>();
  for (const { planPath } of graph.phases)
    if (planPath !== null && !order.has(planPath)) order.set(planPath, order.size);
  const placeOf = ({ path }: LinkedFile): number => order.get(path) ?? order.size;
  return files.filter(({ rule }) => rule?.duty === 'plan').sort((a, b) => placeOf(a) - placeOf(b));
}

function listedIn(graph: Graph, plan: LinkedFile): number[] {
  const f = graph.fileIndex(plan.path);
  return plan.facts.items.flatMap(({ kind }, i) =>
    kind === 'requirement' || kind === 'constraint' ? [graph.canonicalOf(graph.itemNumber(f, i))] : [],
  );
}

/** What work of a plan covers although no checklist has a row of it. */
function tracedBeside(
  group: PlanGroup,
  plan: LinkedFile,
  listed: ReadonlySet<number>,
): { readonly item: number; readonly share: Share }[] {
  const { graph } = group;
  const phase = phaseOfPlan(graph, plan);
  return [...workByRequirement(group, plan)].flatMap(([item, works]) => {
    const { kind } = graph.item(item);
    if (listed.has(item) || (kind !== 'requirement' && kind !== 'constraint')) return [];
    const work = [...works].sort((a, b) => a - b);
    return [{ item, share: { plan, phase, work, isDone: work.every((one) => graph.item(one).status === 'done') } }];
  });
}
