import type { Severity, Status } from '../../model/vocabulary';

export interface OverviewPlace {
  readonly file: string;
  readonly start: number;
}

/** What is asked for in one place, and how much of it work covers and tests verify. */
export interface Coverage {
  /** Without what is put off or another's. */
  readonly total: number;
  /** What is verified is covered, too. */
  readonly covered: number;
  readonly verified: number;
  /** Not covered, and nobody can say yet that it is forgotten. */
  readonly unplanned: number;
}

export interface CoveredSection {
  readonly label: string;
  readonly title: string;
  readonly coverage: Coverage;
  readonly place: OverviewPlace;
}

export interface CoveredDocument {
  readonly title: string;
  readonly coverage: Coverage;
  readonly sections: readonly CoveredSection[];
  readonly place: OverviewPlace;
}

export interface OverviewPhase {
  readonly label: string;
  readonly title: string;
  readonly status: Status | null;
  readonly done: number;
  readonly total: number;
  readonly gaps: number;
  readonly coverage: Coverage;
  readonly place: OverviewPlace;
}

export interface OverviewPlan {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly phases: readonly OverviewPhase[];
  readonly place: OverviewPlace;
}

export interface RuleFindings {
  readonly code: string;
  readonly title: string;
  /** The worst of them. */
  readonly severity: Severity;
  readonly count: number;
  /** The first of them. */
  readonly findings: readonly { readonly message: string; readonly place: OverviewPlace }[];
}

export interface OpenQuestion {
  readonly id: string;
  readonly words: string;
  readonly place: OverviewPlace;
}

/** Something that can be done next, and the command that does it. */
export interface NextStep {
  readonly text: string;
  /** Name of an authoring command; null where only a person can do it, at the place. */
  readonly command: string | null;
  readonly place: OverviewPlace;
}

/** One workspace folder at a glance. */
export interface OverviewModel {
  readonly documents: readonly CoveredDocument[];
  readonly plans: readonly OverviewPlan[];
  readonly rules: readonly RuleFindings[];
  readonly severities: Readonly<Record<Severity, number>>;
  readonly questions: readonly OpenQuestion[];
  readonly steps: readonly NextStep[];
}
