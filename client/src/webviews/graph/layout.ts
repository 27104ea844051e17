import { Graph, layout } from '@dagrejs/dagre';
import { layered, ranksOf } from './layered';

/** What is laid out: boxes of a size, some of them in a group, and what ties them. */
export interface LaidNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Id of the group that it stands in; null for none. */
  readonly group: string | null;
}
export interface LaidGroup {
  readonly id: string;
}
export interface LaidEdge {
  readonly from: string;
  readonly to: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  /** One list for each edge; null for edges that are drawn from box to box. */
  readonly routes: readonly (readonly Point[] | null)[];
  readonly width: number;
  readonly height: number;
}

/** What stands above the work of a group, and around it. */
export const GROUP_HEADER = 34;
const GROUP_PADDING = 16;
const GAP = 14;
/** A graph with more boxes and edges is laid out in columns: with more care it would take seconds. */
const MOST_FINE = 420;
/** The same of one part, with the places where an edge passes a column. */
const MOST_FINE_PART = 260;
const ALONG = { LR: 46, TB: 40 } as const;
/** What has no edges stands in rows of about this shape. */
const SHAPE = 2.2;

interface Part {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<number, readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

/**
 * Each group is laid out by itself, from left to right, and then the groups from top to bottom: small layouts are quick, and
 * a group stays a rectangle whatever its work is tied to outside.
 */
export function layoutOf(nodes: readonly LaidNode[], groups: readonly LaidGroup[], edges: readonly LaidEdge[]): Layout {
  const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
  const isGroup = new Set(groups.map(({ id }) => id));
  const indexed = edges.map((edge, index) => ({ ...edge, index }));
  const isFine = nodes.length + edges.length <= MOST_FINE;
  const parts = new Map<string, Part>();
  for (const { id } of groups) {
    const inside = nodes.filter(({ group }) => group === id);
    const own = indexed.filter(({ from, to }) => groupOf.get(from) === id && groupOf.get(to) === id);
    parts.set(id, partOf(inside, own, 'LR', isFine));
  }
  const holder = (id: string): string => (isGroup.has(id) ? id : (groupOf.get(id) ?? id));
  const outer: LaidNode[] = [
    ...groups.map(({ id }): LaidNode => {
      const { width = 0, height = 0 } = parts.get(id) ?? {};
      const wide = Math.max(width, 220) + 2 * GROUP_PADDING;
      return { id, width: wide, height: height + GROUP_HEADER + GROUP_PADDING, group: null };
    }),
    ...nodes.filter(({ group }) => group === null),
  ];
  const listed = new Map(groups.map(({ id }, at) => [id, at]));
  const isBackward = (from: string, to: string): boolean => (listed.get(from) ?? -1) > (listed.get(to) ?? Infinity);
  const between = indexed.flatMap(({ from, to, index }) => {
    const [start, end] = [holder(from), holder(to)];
    // Phases stand as they are listed: what leads back is drawn upwards, and moves nothing.
    if (start === end || isBackward(start, end)) return [];
    return [{ from: start, to: end, index, isOwn: start === from && end === to }];
  });
  const whole = groups.length > 0 ? partOf(outer, needed(between), 'TB', true) : partOf(outer, between, 'LR', isFine);
  return assembled(whole, parts, edges, isGroup);
}

/** One edge for each pair, and none where a longer way says the same: the others are drawn from box to box. */
function needed<Edge extends LaidEdge & { readonly isOwn: boolean }>(edges: readonly Edge[]): Edge[] {
  const pairs = new Map<string, Edge>();
  for (const edge of edges) {
    const key = `${edge.from}\n${edge.to}`;
    if (!pairs.has(key) || edge.isOwn) pairs.set(key, edge);
  }
  const out = new Map<string, string[]>();
  for (const { from, to } of pairs.values()) out.set(from, [...(out.get(from) ?? []), to]);
  return [...pairs.values()].filter(({ from, to }) => !isReachedOtherwise(out, from, to));
}

function isReachedOtherwise(out: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const queue = (out.get(from) ?? []).filter((next) => next !== to);
  const seen = new Set([from, ...queue]);
  for (let at = 0; at < queue.length; at++)
    for (const next of out.get(queue[at] ?? '') ?? []) {
      if (next === to) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  return false;
}

function assembled(
  whole: Part,
  parts: ReadonlyMap<string, Part>,
  edges: readonly LaidEdge[],
  isGroup: ReadonlySet<string>,
): Layout {
  const boxes = new Map(whole.boxes);
  const routes: (readonly Point[] | null)[] = edges.map(() => null);
  for (const [id, part] of parts) {
    const outer = whole.boxes.get(id);
    if (!outer) continue;
    const [dx, dy] = [outer.x + GROUP_PADDING, outer.y + GROUP_HEADER];
    for (const [inner, box] of part.boxes) boxes.set(inner, { ...box, x: box.x + dx, y: box.y + dy });
    for (const [edge, points] of part.routes) routes[edge] = points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
  }
  // What leaves a group from its inside is drawn from box to box: the route between groups begins elsewhere.
  for (const [edge, points] of whole.routes) {
    const { from = '', to = '' } = edges[edge] ?? {};
    const isOuter = (id: string): boolean => isGroup.has(id) || whole.boxes.has(id);
    if (isOuter(from) && isOuter(to)) routes[edge] = points;
  }
  return { boxes, routes, width: whole.width, height: whole.height };
}

function partOf(
  nodes: readonly LaidNode[],
  edges: readonly (LaidEdge & { readonly index: number })[],
  direction: 'LR' | 'TB',
  isFine: boolean,
): Part {
  const tied = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const woven = nodes.filter(({ id }) => tied.has(id));
  const loose = nodes.filter(({ id }) => !tied.has(id));
  const first = woven.length > 0 ? wovenPart(woven, edges, direction, isFine) : nothing;
  if (loose.length === 0) return first;
  const second = inRows(loose, Math.max(first.width, 0));
  const dy = first.height > 0 ? first.height + 2 * GAP : 0;
  const moved = [...second.boxes].map(([id, box]): [string, Box] => [id, { ...box, y: box.y + dy }]);
  return {
    boxes: new Map([...first.boxes, ...moved]),
    routes: first.routes,
    width: Math.max(first.width, second.width),
    height: dy + second.height,
  };
}

const nothing: Part = { boxes: new Map(), routes: new Map(), width: 0, height: 0 };

/** What is small is laid out with care, what is large in columns. Phases, which stand from top to bottom, are few. */
function wovenPart(
  nodes: readonly LaidNode[],
  edges: readonly (LaidEdge & { readonly index: number })[],
  direction: 'LR' | 'TB',
  isFine: boolean,
): Part {
  const ranks = ranksOf(nodes, edges);
  const passed = edges.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.abs((ranks.get(to) ?? 0) - (ranks.get(from) ?? 0)) - 1),
    0,
  );
  if (isFine && nodes.length + passed <= MOST_FINE_PART) return byDagre(nodes, edges, direction);
  const gap = { across: GAP, along: ALONG[direction] };
  if (direction === 'LR') return { ...layered(nodes, edges, ranks, gap), routes: new Map() };
  const turned = layered(nodes.map(turn), edges, ranks, gap);
  const boxes = new Map([...turned.boxes].map(([id, box]) => [id, { ...turn(box), x: box.y, y: box.x }]));
  return { boxes, routes: new Map(), width: turned.height, height: turned.width };
}

function turn<Sized extends { readonly width: number; readonly height: number }>(sized: Sized): Sized {
  return { ...sized, width: sized.height, height: sized.width };
}

function byDagre(
  nodes: readonly LaidNode[],
  edges: readonly (LaidEdge & { readonly index: number })[],
  direction: 'LR' | 'TB',
): Part {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: GAP, ranksep: ALONG[direction], edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { from, to, index } of edges) graph.setEdge(from, to, {}, String(index));
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const { id, width, height } of nodes) {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
    boxes.set(id, { x: x - width / 2, y: y - height / 2, width, height });
  }
  const routes = new Map<number, readonly Point[]>();
  for (const { from, to, index } of edges) {
    const { points = [] } = graph.edge(from, to, String(index)) as { points?: readonly Point[] };
    routes.set(index, points);
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { boxes, routes, width, height };
}

function inRows(nodes: readonly LaidNode[], atLeast: number): Part {
  const area = nodes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const most = Math.max(atLeast, Math.sqrt(area * SHAPE), nodes[0]?.width ?? 0);
  const boxes = new Map<string, Box>();
  let [x, y, line, widest] = [0, 0, 0, 0];
  for (const { id, width, height } of nodes) {
    if (x > 0 && x + width > most) [x, y, line] = [0, y + line + GAP, 0];
    boxes.set(id, { x, y, width, height });
    x += width + GAP;
    line = Math.max(line, height);
    widest = Math.max(widest, x - GAP);
  }
  return { boxes, routes: new Map(), width: widest, height: y + line };
}
