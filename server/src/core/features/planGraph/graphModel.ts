import type { ItemKind, Status } from '../../model/vocabulary';

export interface GraphPlace {
  readonly file: string;
  readonly start: number;
}

/** One piece of work, a phase, or a link of a trace chain. */
export interface GraphNode {
  /** Made of path and ID, so that it stays while text moves. */
  readonly id: string;
  readonly kind: ItemKind | 'row';
  readonly label: string;
  readonly title: string;
  readonly status: Status | null;
  readonly done: number;
  readonly total: number;
  readonly gaps: number;
  /** The phase that it stands in, by its id; null for phases and for work of none. */
  readonly phase: string | null;
  /** It belongs to another plan, and stands here because something waits for it. */
  readonly isOutside: boolean;
  /** What it counts in the longest chain; 0 for what holds work. */
  readonly weight: number;
  readonly place: GraphPlace;
}

export type GraphEdgeKind =
  /** `to` waits for `from`, as one of them says. */
  | 'depends-on'
  /** Phases that say nothing follow one another as they are listed. */
  | 'order'
  /** A phase that a milestone closes. */
  | 'closes'
  /** The links of a trace chain. */
  | 'derives'
  | 'covers'
  | 'verifies';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
  /** Where that is said; null for the order of phases. */
  readonly place: GraphPlace | null;
}

/** The longest chain of work, each piece of which waits for the one before. */
export interface CriticalPath {
  /** Phases that it leads through are among them. */
  readonly nodes: readonly string[];
  /** Indexes of the edges that tie them. */
  readonly edges: readonly number[];
  readonly weight: number;
  /** How many of the nodes are work. */
  readonly length: number;
}

export interface GraphModel {
  readonly kind: 'plan' | 'trace';
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** By what chains are measured: S, M and L as 1, 2 and 3, or each piece of work as one. */
  readonly measure: 'complexity' | 'count';
  readonly criticalPath: CriticalPath | null;
  /** Work that waits for itself, by ids; each knot by itself. */
  readonly knots: readonly (readonly string[])[];
}
