/** The Phases view, the status bar and the decorations of files: what is asked for them, and what is answered. */
import type { Location, Position } from '../protocol';

/** client → server, request, answered with `PhaseNode[]`: the children of a node of the phase tree (`undefined`: its roots). */
export const phaseTreeRequest = 'plantrace/phaseTree';
export const phaseFilters = ['open', 'ready', 'in-progress', 'blocked', 'deferred', 'done', 'gaps'] as const;
/** `blocked`: also what waits for other work; `gaps`: of all others only what has any. */
export type PhaseFilter = (typeof phaseFilters)[number];
export const phaseSorts = ['plan', 'progress', 'gaps'] as const;
export type PhaseSort = (typeof phaseSorts)[number];
/** What of the tree is shown, with what it stands in, and in which order. */
export interface PhaseChoice {
  only?: PhaseFilter[];
  text?: string;
  sort?: PhaseSort;
}
export interface PhaseTreeParams extends PhaseChoice {
  /** `id` of the node whose children are wanted; absent for the roots. */
  node?: string;
}
export type PhaseNodeKind =
  | 'plan'
  | 'phase'
  | 'milestone'
  | 'work-package'
  | 'task'
  | 'group'
  | 'criterion'
  | 'requirement'
  | 'subtask'
  | 'gate'
  | 'deliverables'
  | 'deliverable';
export interface PhaseNode {
  /** Unique among its siblings; stable across edits and refreshes: made of file, scope and item IDs, never of positions where an ID exists. */
  id: string;
  kind: PhaseNodeKind;
  /** `Phase 3A`, `WP-1`, `[4.4-3]`. */
  label: string;
  /** What follows the label, dimmed: progress (`7/12`), gaps, what it waits for, and title. */
  description: string;
  /** Markdown for the tooltip; text from files is escaped. */
  tooltip: string;
  /** Sentence for screen readers. */
  accessibleLabel: string;
  status: 'open' | 'in-progress' | 'done' | 'deferred' | 'blocked' | 'optional' | null;
  /** Of open work: whether it can be begun. */
  readiness: 'ready' | 'waiting' | 'blocked' | null;
  /** Counted work; `total` 0 when nothing is counted. */
  done: number;
  total: number;
  /** Findings of severity warning or error at this node or below. */
  gaps: number;
  expandable: boolean;
  /** An execution checklist can be asked for at `location`. */
  takesChecklist: boolean;
  /** What the menus of the manifest ask for: words with blanks around each. */
  context: string;
  /** The ID that it has in its plan; null for what has none. */
  name: string | null;
  /** The document of a plan, or the one that works a phase out. */
  plan: string | null;
  location: Location | null;
}

/** client → server, request, answered with `PhaseNode[]`: from a root of the tree down to what stands at a place. */
export const phasePathRequest = 'plantrace/phasePath';
export interface PhasePathParams extends PhaseChoice {
  uri: string;
  position: Position;
}

/** client → server, request with a `PhaseChoice`: how much of the tree it shows. */
export const phaseCountRequest = 'plantrace/phaseCount';
export interface PhaseCount {
  shown: number;
  all: number;
}

/** client → server, request: the figures of the plan that a document belongs to; null for one that is of no certain plan. */
export const planFiguresRequest = 'plantrace/planFigures';
export interface PlanFiguresParams {
  uri: string;
}
export interface PlanFigures {
  /** What the plan is called. */
  title: string;
  requirements: number;
  covered: number;
  findings: number;
}

/** client → server, request with `{}`, answered with `PlanGaps[]`: the documents of plans and phases that have gaps. */
export const planGapsRequest = 'plantrace/planGaps';
export interface PlanGaps {
  uri: string;
  /** Of the whole plan or phase. */
  gaps: number;
  /** Of these, in the document itself. */
  own: number;
}
