import type { Status } from '../../model/vocabulary';

/** Whether a piece of work can be begun. */
export type Readiness =
  | 'ready'
  | 'under way'
  /** It waits for work that can be done. */
  | 'waiting'
  /** It says of itself that it is blocked, or waits in a circle, or for something that does. */
  | 'blocked'
  | 'done'
  /** Deferred, or optional. */
  | 'set apart';

/** Something that a piece of work waits for. */
export interface Awaited {
  /** Number of the item in the graph. */
  readonly item: number;
  readonly status: Status | null;
}

/** A piece of work: what somebody takes on at one time. */
export interface ReadyWork {
  readonly item: number;
  readonly status: Status | null;
  readonly readiness: Readiness;
  /** Everything that it waits for and that is not done yet. */
  readonly waitsFor: readonly Awaited[];
  /** 0 for what can be begun now, 1 for what can be begun when that is done…; -1 where nobody can tell. */
  readonly level: number;
  /** What it waits for waits for it. */
  readonly isInCircle: boolean;
}

/** The work of one phase, or of a document that has none. */
export interface ReadyPhase {
  /** Number of the item; -1 for a document without phases, and for work of no phase. */
  readonly item: number;
  /** Empty where the plan has no phases at all. */
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly start: number;
  readonly done: number;
  readonly total: number;
  readonly status: Status | null;
  /** What has to hold before the phase begins, as the plan says it. */
  readonly entrance: string | null;
  /** It is announced, and its plan is not written yet. */
  readonly needsPlan: boolean;
  /** What all of its work that is left waits for, and what is told of the phase and not of each. */
  readonly waitsFor: readonly Awaited[];
  readonly works: readonly ReadyWork[];
}

export interface ReadyPlan {
  readonly path: string;
  readonly title: string;
  /** The documents that it is made of. */
  readonly files: readonly string[];
  readonly phases: readonly ReadyPhase[];
}
