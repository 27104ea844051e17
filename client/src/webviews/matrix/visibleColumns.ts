import type { MatrixState } from './pageState';
import type { ShownPlan } from './plan';

/** A column of work, or of a phase that is folded into one. */
export interface Column {
  readonly phase: number;
  /** -1: all of the phase. */
  readonly work: number;
  readonly left: number;
  readonly width: number;
}

export interface VisibleColumns {
  readonly columns: readonly Column[];
  readonly width: number;
  /** Work → its column, -1 for none. */
  readonly columnOf: Int32Array;
}

/** The columns before those of the work: ID, words, status, number of work. */
export const FIXED = 4;
const WORK_WIDTH = 52;
const PHASE_WIDTH = 100;
/** So many columns can be looked at together; with more, phases begin folded. */
const MOST_UNFOLDED = 40;

export function isUnfolded(plan: ShownPlan, state: MatrixState, phase: number): boolean {
  if (state.phase === plan.phaseKey(phase)) return true;
  return state.unfolded ? state.unfolded.includes(plan.phaseKey(phase)) : plan.data.work.length <= MOST_UNFOLDED;
}

export function visibleColumns(plan: ShownPlan, state: MatrixState): VisibleColumns {
  const columns: Column[] = [];
  const columnOf = new Int32Array(plan.data.work.length).fill(-1);
  let left = 0;
  const add = (phase: number, work: number, width: number): void => {
    columns.push({ phase, work, left, width });
    left += width;
  };
  const ofPhases = plan.data.phases.map((): number[] => []);
  plan.data.work.forEach(({ phase }, work) => ofPhases[phase]?.push(work));
  ofPhases.forEach((works, phase) => {
    if (state.phase !== '' && state.phase !== plan.phaseKey(phase)) return;
    if (works.length === 1 || (works.length > 0 && isUnfolded(plan, state, phase))) {
      // The phase has to be named above its only column, too.
      const width = Math.max(WORK_WIDTH, Math.ceil(PHASE_WIDTH / works.length));
      for (const work of works) {
        columnOf[work] = columns.length;
        add(phase, work, width);
      }
      return;
    }
    for (const work of works) columnOf[work] = columns.length;
    add(phase, -1, PHASE_WIDTH);
  });
  return { columns, width: left, columnOf };
}

/** The column at a distance from the left of the first one; -1 for none. */
export function columnAt({ columns }: VisibleColumns, x: number): number {
  return columns.findIndex(({ left, width }) => left <= x && x < left + width);
}
