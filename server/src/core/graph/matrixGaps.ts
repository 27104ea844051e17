import { ReferenceField, ReferenceFlag, referenceStride, packedField } from '../facts/facts';
import { roles } from '../model/vocabulary';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { WhileDefined } from './whileDefined';

/** Where a traceability matrix says something else than a plan: the requirements, by what is wrong with their rows. */
export interface MatrixGap {
  readonly matrix: LinkedFile;
  readonly plan: LinkedFile;
  /** In the plan and not in the matrix. */
  readonly absent: readonly number[];
  /** Given to work that neither their rows nor its traces name. */
  readonly moved: readonly number[];
  /** Done in the plan, and still to be done in the matrix. */
  readonly behind: readonly number[];
}

const COVERS = roles.indexOf('covers');

/** Plans of which the matrix has rows: one that it does not speak of at all has still to be entered. */
export function* matrixGaps(group: PlanGroup): Generator<MatrixGap> {
  const { graph, files } = group;
  for (const matrix of files) {
    if (matrix.rule?.duty !== 'matrix') continue;
    const rows = matrixRows.of(graph, matrix);
    for (const plan of files) {
      if (plan.rule?.duty !== 'plan') continue;
      const f = graph.fileIndex(plan.path);
      const work = workByRequirement(group, plan);
      const absent: number[] = [];
      const moved: number[] = [];
      const behind: number[] = [];
      let entered = 0;
      plan.facts.items.forEach((item, i) => {
        if (item.kind !== 'requirement' && item.kind !== 'constraint') return;
        const target = graph.canonicalOf(graph.itemNumber(f, i));
        if (target < 0 || item.status === 'deferred') return;
        const row = rows.get(target);
        if (!row) {
          absent.push(target);
          return;
        }
        entered++;
        const own = work.get(target);
        if (own && isElsewhere(row.work, own, plan)) moved.push(target);
        if (item.status === 'done' && row.isOpen) behind.push(target);
      });
      if (entered > 0 && absent.length + moved.length + behind.length > 0)
        yield { matrix, plan, absent, moved, behind };
    }
  }

  /** Of the work that a row names in the plan, none is what the plan gives the requirement to. */
  function isElsewhere(named: readonly number[], own: ReadonlySet<number>, plan: LinkedFile): boolean {
    let isNamed = false;
    for (const work of named) {
      if (own.has(work)) return false;
      isNamed ||= graph.fileOfItem(work) === plan;
    }
    return isNamed;
  }
}

/** What the line of a matrix says of its requirements: the work that it names, and whether they are still open there. */
interface MatrixRow {
  readonly work: readonly number[];
  readonly isOpen: boolean;
}

/** The rows of a matrix, by requirement. */
const matrixRows = new WhileDefined((graph, { facts, path }): ReadonlyMap<number, MatrixRow> => {
  const f = graph.fileIndex(path);
  const { lines, references } = facts;
  const openLines = new Set(
    facts.statuses.flatMap(({ start, status }) => (status === 'open' ? lines.lineAt(start) : [])),
  );
  const named = new Map<number, { readonly requirements: number[]; readonly work: number[] }>();
  let line = { requirements: [] as number[], work: [] as number[] };
  let lineStart = 0;
  let lineEnd = -1;
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    if (target < 0) continue;
    const start = references[at + ReferenceField.start] ?? 0;
    // Most references stand on the line of the one before.
    if (start < lineStart || start >= lineEnd) {
      const number = lines.lineAt(start);
      line = named.get(number) ?? { requirements: [], work: [] };
      named.set(number, line);
      lineStart = lines.lineStart(number);
      lineEnd = number + 1 < lines.lineCount ? lines.lineStart(number + 1) : Infinity;
    }
    const { kind } = graph.item(target);
    if (kind === 'work-package') line.work.push(target);
    else if (kind === 'requirement' || kind === 'constraint') line.requirements.push(target);
  }
  const found = new Map<number, MatrixRow>();
  // A row is about what it names first: the words behind may speak of others, which have rows of their own.
  const rows = [...named].map(([number, { requirements, work }]) => ({
    row: { work, isOpen: openLines.has(number) },
    requirements,
  }));
  for (const { row, requirements } of rows) {
    const [first] = requirements;
    if (first !== undefined && !found.has(first)) found.set(first, row);
  }
  for (const { row, requirements } of rows)
    for (const requirement of requirements) if (!found.has(requirement)) found.set(requirement, row);
  return found;
});

/** Requirement → the work of the plan that covers it, by its row or by what the work traces. */
export function workByRequirement({ graph }: PlanGroup, plan: LinkedFile): ReadonlyMap<number, ReadonlySet<number>> {
  return workOfPlan.of(graph, plan);
}

const workOfPlan = new WhileDefined((graph, plan): ReadonlyMap<number, ReadonlySet<number>> => {
  const found = new Map<number, Set<number>>();
  const f = graph.fileIndex(plan.path);
  const { references } = plan.facts;
  const add = (requirement: number, work: number): void => {
    const all = found.get(requirement) ?? new Set();
    found.set(requirement, all.add(work));
  };
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (packedField(references, at, ReferenceField.role) !== COVERS) continue;
    const owner = references[at + ReferenceField.owner] ?? -1;
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    if (owner < 0 || target < 0) continue;
    const ownItem = graph.canonicalOf(graph.itemNumber(f, owner));
    const isReverse = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
    if (isReverse) add(ownItem, target);
    else add(target, ownItem);
  }
  return found;
});
