import type { Box, LaidEdge, LaidNode } from './layout';

const SWEEPS = 6;

/** Columns from left to right: each box behind everything that it follows. What leads back in a circle counts for nothing. */
export function ranksOf(nodes: readonly LaidNode[], edges: readonly LaidEdge[]): ReadonlyMap<string, number> {
  const out = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) if (from !== to) out.get(from)?.push(to);
  const ranks = new Map<string, number>();
  const state = new Map<string, 'open' | 'done'>();
  const order: string[] = [];
  const back = new Set<string>();
  for (const { id } of nodes) {
    const stack: { id: string; next: number }[] = [{ id, next: 0 }];
    if (state.has(id)) continue;
    state.set(id, 'open');
    while (stack.length > 0) {
      const frame = stack[stack.length - 1] as { id: string; next: number };
      const to = out.get(frame.id)?.[frame.next++];
      if (to === undefined) {
        state.set(frame.id, 'done');
        order.push(frame.id);
        stack.pop();
      } else if (state.get(to) === 'open') back.add(`${frame.id}\n${to}`);
      else if (!state.has(to)) {
        state.set(to, 'open');
        stack.push({ id: to, next: 0 });
      }
    }
  }
  for (const { id } of nodes) ranks.set(id, 0);
  for (const id of order.reverse())
    for (const to of out.get(id) ?? [])
      if (!back.has(`${id}\n${to}`)) ranks.set(to, Math.max(ranks.get(to) ?? 0, (ranks.get(id) ?? 0) + 1));
  return ranks;
}

/** A layout for what a finer one would take seconds: boxes in columns, each near what it is tied to. */
export function layered(
  nodes: readonly LaidNode[],
  edges: readonly LaidEdge[],
  ranks: ReadonlyMap<string, number>,
  gap: { readonly across: number; readonly along: number },
): { boxes: Map<string, Box>; width: number; height: number } {
  const columns: LaidNode[][] = [];
  for (const node of nodes) (columns[ranks.get(node.id) ?? 0] ??= []).push(node);
  const tied = new Map<string, string[]>();
  for (const { from, to } of edges) {
    tied.set(from, [...(tied.get(from) ?? []), to]);
    tied.set(to, [...(tied.get(to) ?? []), from]);
  }
  const middle = new Map<string, number>();
  const stack = (column: readonly LaidNode[]): void => {
    const height = column.reduce((sum, node) => sum + node.height + gap.across, -gap.across);
    let y = -height / 2;
    for (const node of column) {
      middle.set(node.id, y + node.height / 2);
      y += node.height + gap.across;
    }
  };
  columns.forEach(stack);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const wanted = new Map(column.map(({ id }) => [id, meanOf(tied.get(id) ?? [], middle) ?? middle.get(id) ?? 0]));
      column.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
      stack(column);
    }
  }
  return placed(columns, middle, gap.along);
}

function meanOf(ids: readonly string[], middle: ReadonlyMap<string, number>): number | null {
  return ids.length === 0 ? null : ids.reduce((sum, id) => sum + (middle.get(id) ?? 0), 0) / ids.length;
}

function placed(
  columns: readonly (readonly LaidNode[])[],
  middle: ReadonlyMap<string, number>,
  along: number,
): { boxes: Map<string, Box>; width: number; height: number } {
  const tops = columns.flat().map(({ id, height }) => (middle.get(id) ?? 0) - height / 2);
  const top = tops.reduce((least, y) => Math.min(least, y), 0);
  const boxes = new Map<string, Box>();
  let [x, bottom] = [0, 0];
  for (const column of columns) {
    const widest = column.reduce((most, { width }) => Math.max(most, width), 0);
    for (const { id, width, height } of column) {
      const y = (middle.get(id) ?? 0) - height / 2 - top;
      boxes.set(id, { x, y, width, height });
      bottom = Math.max(bottom, y + height);
    }
    x += widest + along;
  }
  return { boxes, width: Math.max(0, x - along), height: bottom };
}
