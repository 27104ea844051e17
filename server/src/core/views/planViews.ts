import type { RowFact } from '../facts/facts';
import type { Status } from '../model/vocabulary';

/** A piece of work in its phase: a work package, a task, a part of the phase. */
export interface WorkView {
  readonly item: number;
  readonly criteria: readonly RowFact[];
  /** The work below it: a package's tasks, a task's sub-tasks. */
  readonly parts: readonly WorkView[];
  /** Deliverables that count with it; they are shown in the groups of its phase. */
  readonly deliverables: readonly RowFact[];
  /** What is counted below it: its criteria, or its parts and deliverables. */
  readonly done: number;
  readonly total: number;
  readonly status: Status | null;
  readonly isDone: boolean;
}

/** Rows of a list that stand together: the gates of a plan, its deliverables. */
export interface GroupView {
  readonly kind: 'gate' | 'deliverables';
  /** The label or heading above the rows, as it is written. */
  readonly id: string;
  /** The heading above, where a label names the group. */
  readonly title: string;
  readonly file: string;
  readonly start: number;
  readonly rows: readonly RowFact[];
  readonly done: number;
  readonly total: number;
  readonly status: Status | null;
}

/** A phase with what is counted in it; or a milestone; or a work package that stands in no phase. */
export interface PhaseView {
  /** Number of the phase item; -1 for a plan document that no master plan announces. */
  readonly item: number;
  readonly kind: 'phase' | 'milestone' | 'work-package';
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly start: number;
  /** The plan document, where it exists. */
  readonly planPath: string | null;
  readonly work: readonly WorkView[];
  readonly subtasks: readonly RowFact[];
  readonly groups: readonly GroupView[];
  /** Milestones: the phases that they close. */
  readonly phases: readonly string[];
  readonly done: number;
  readonly total: number;
  readonly status: Status | null;
  /** False where the tree shows it elsewhere: inside another phase, or as the phase that another document works out. */
  readonly isRoot: boolean;
}

/** One plan: a master plan or a task-table plan with its phases; a folder whose documents make one; a lone document. */
export interface PlanView {
  readonly path: string;
  readonly title: string;
  /** Its documents' own items make its phases; elsewhere each phase has, or will have, a plan document. */
  readonly isOutlined: boolean;
  /** The documents that the phases and groups stand in, in the order in which they are shown. */
  readonly files: readonly string[];
  readonly phases: readonly PhaseView[];
  readonly milestones: readonly PhaseView[];
  /** Gates and deliverables of no phase. */
  readonly groups: readonly GroupView[];
  /** Tasks of no phase. */
  readonly unscheduled: readonly WorkView[];
  readonly done: number;
  readonly total: number;
}

/** A stated status counts; without one, how much is done says it. */
export function progressOf(done: number, total: number, stated: Status | null): Status | null {
  if (stated !== null) return stated;
  if (total === 0) return null;
  if (done === total) return 'done';
  return done > 0 ? 'in-progress' : 'open';
}

/** What is counted in some phases together. */
export function sumOf(phases: readonly { readonly done: number; readonly total: number }[]): {
  done: number;
  total: number;
} {
  return {
    done: phases.reduce((sum, { done }) => sum + done, 0),
    total: phases.reduce((sum, { total }) => sum + total, 0),
  };
}

/** A plan of one document, with its phases and whatever else it has. */
export function planOfDocument(
  path: string,
  title: string,
  phases: readonly PhaseView[],
  more: Partial<Pick<PlanView, 'milestones' | 'unscheduled'>> = {},
): PlanView {
  const nothing = { milestones: [], unscheduled: [], groups: [] };
  return { path, title, isOutlined: false, files: [path], phases, ...nothing, ...more, ...sumOf(phases) };
}
