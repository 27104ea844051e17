import type { Location, Position } from '../protocol';

/** client → server, request, answered with a `GraphPageResult`: a plan's work and what waits for what, or an item's traces. */
export const graphPageRequest = 'plantrace/graphPage';
export interface GraphPageParams {
  /** `id` of the plan that is shown; absent, or gone: that of the document, else the first one. */
  plan?: string;
  /** `id` of a node: only this phase of the plan. */
  phase?: string;
  /** `item` of an earlier answer: the trace chain of that. */
  item?: string;
  /** The document at hand, and the cursor in it. */
  uri?: string;
  position?: Position;
  /** The trace chain of what stands at the position, instead of a plan. */
  trace?: boolean;
}
export const graphNodeKinds = ['phase', 'milestone', 'work', 'asked', 'check', 'section'] as const;
export type GraphNodeKind = (typeof graphNodeKinds)[number];
export interface GraphPageNode {
  /** Stable across edits. */
  id: string;
  /** What it is in general, and for people. */
  kind: GraphNodeKind;
  kindName: string;
  label: string;
  title: string;
  status: 'open' | 'in-progress' | 'done' | 'deferred' | 'blocked' | 'optional' | null;
  done: number;
  total: number;
  gaps: number;
  phase: string | null;
  isOutside: boolean;
  weight: number;
  location: Location;
}
export interface GraphPageEdge {
  from: string;
  to: string;
  kind: 'depends-on' | 'order' | 'closes' | 'derives' | 'covers' | 'verifies';
  location: Location | null;
}
export interface GraphPageGraph {
  kind: 'plan' | 'trace';
  title: string;
  /** What to ask with for the same again. */
  scope: Pick<GraphPageParams, 'plan' | 'phase' | 'item'>;
  nodes: GraphPageNode[];
  edges: GraphPageEdge[];
  measure: 'complexity' | 'count';
  /** Ids of nodes, and indexes of edges. */
  criticalPath: { nodes: string[]; edges: number[]; weight: number; length: number } | null;
  knots: string[][];
}
export interface GraphPageResult {
  /** The first index is still running: what is there may be a part. */
  isReading: boolean;
  plans: { id: string; title: string; phases: { id: string; label: string; title: string }[] }[];
  /** Null where there is no plan, or no item at the position. */
  graph: GraphPageGraph | null;
}

/** client → server, request with `GraphPageParams`, answered with `MermaidResult`, or null where there is nothing to draw. */
export const mermaidRequest = 'plantrace/mermaid';
export interface MermaidResult {
  text: string;
  title: string;
  nodes: number;
}
