import type { Status } from '../../model/vocabulary';

/** A place that the page opens. */
export interface MatrixPlace {
  readonly file: string;
  readonly start: number;
}

/** Rows that stand together: a section of a document. */
export interface MatrixSection {
  readonly file: string;
  readonly title: string;
}

export interface MatrixPhase {
  readonly label: string;
  readonly title: string;
  readonly place: MatrixPlace;
}

/** A column: a work package, or a task that stands in no other one. */
export interface MatrixWork {
  readonly item: number;
  readonly id: string;
  readonly title: string;
  /** Index of its phase. */
  readonly phase: number;
  readonly status: Status | null;
  readonly place: MatrixPlace;
}

/** A requirement, a constraint, or whatever else a dialect wants to see covered. */
export interface MatrixRow {
  readonly item: number;
  readonly id: string;
  readonly title: string;
  /** Index of its section. */
  readonly section: number;
  readonly status: Status | null;
  readonly isConstraint: boolean;
  readonly isNegative: boolean;
  /** A bullet of a source that no plan has a row of. */
  readonly isDerived: boolean;
  readonly isUncovered: boolean;
  readonly isUnverified: boolean;
  /** It changed, and a link to it has not been reviewed since. */
  readonly isSuspect: boolean;
  readonly place: MatrixPlace;
}

/** Work that traces a row, or verifies it. */
export interface MatrixCell {
  /** Indexes of the row and the column. */
  readonly row: number;
  readonly work: number;
  readonly isCovered: boolean;
  readonly isVerified: boolean;
  /** Where that is said first. */
  readonly place: MatrixPlace;
}

/** All of one plan's requirements against all of its work. */
export interface MatrixModel {
  /** Path of the document by which the plan is known. */
  readonly path: string;
  readonly title: string;
  readonly sections: readonly MatrixSection[];
  readonly phases: readonly MatrixPhase[];
  readonly work: readonly MatrixWork[];
  readonly rows: readonly MatrixRow[];
  readonly cells: readonly MatrixCell[];
}
