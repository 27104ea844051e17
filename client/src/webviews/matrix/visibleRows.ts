import type { MatrixState } from './pageState';
import type { ShownPlan } from './plan';

/** What stands in the grid, line by line: the index of a row, or of a section as its complement (`~section`). */
export interface VisibleRows {
  readonly lines: Int32Array;
  /** How many rows the filters leave, folded or not. */
  readonly matching: readonly number[];
  /** The same of each section. */
  readonly ofSection: ReadonlyMap<number, number>;
}

export const isSection = (line: number): boolean => line < 0;

const collator = new Intl.Collator('en', { numeric: true });

export function visibleRows(plan: ShownPlan, state: MatrixState): VisibleRows {
  const { rows } = plan.data;
  const words = state.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const inPhase = state.phase === '' ? null : rowsOfPhase(plan, state.phase);
  const bySection = new Map<number, number[]>();
  const matching: number[] = [];
  for (let row = 0; row < plan.rowCount; row++) {
    if (!state.only.every((flag) => plan.has(row, flag))) continue;
    if (state.status >= 0 && rows.statuses[row] !== state.status) continue;
    if (inPhase && !inPhase.has(row)) continue;
    if (words.length > 0) {
      const said = `${rows.ids[row] ?? ''} ${rows.titles[row] ?? ''}`.toLowerCase();
      if (!words.every((word) => said.includes(word))) continue;
    }
    matching.push(row);
    const section = rows.sections[row] ?? 0;
    const list = bySection.get(section);
    if (list) list.push(row);
    else bySection.set(section, [row]);
  }
  const folded = new Set(state.folded);
  const lines: number[] = [];
  for (const section of [...bySection.keys()].sort((a, b) => a - b)) {
    lines.push(~section);
    if (!folded.has(plan.sectionKey(section))) lines.push(...sorted(plan, state, bySection.get(section) ?? []));
  }
  const ofSection = new Map([...bySection].map(([section, list]) => [section, list.length]));
  return { lines: Int32Array.from(lines), matching, ofSection };
}

/** With a phase alone, its own rows: what its work traces. */
function rowsOfPhase(plan: ShownPlan, key: string): Set<number> {
  const found = new Set<number>();
  for (let row = 0; row < plan.rowCount; row++)
    plan.eachCell(row, (work) => {
      if (plan.phaseKey(plan.data.work[work]?.phase ?? -1) === key) found.add(row);
    });
  return found;
}

function sorted(plan: ShownPlan, { sorting, isDescending }: MatrixState, list: number[]): number[] {
  const { ids, titles, statuses } = plan.data.rows;
  const by: Readonly<Record<MatrixState['sorting'], (a: number, b: number) => number>> = {
    order: (a, b) => a - b,
    id: (a, b) => collator.compare(ids[a] ?? '', ids[b] ?? ''),
    title: (a, b) => collator.compare(titles[a] ?? '', titles[b] ?? ''),
    status: (a, b) => (statuses[a] ?? 0) - (statuses[b] ?? 0),
    work: (a, b) => (plan.counts[a] ?? 0) - (plan.counts[b] ?? 0),
  };
  const compare = by[sorting];
  const sign = isDescending ? -1 : 1;
  return [...list].sort((a, b) => sign * compare(a, b) || a - b);
}
