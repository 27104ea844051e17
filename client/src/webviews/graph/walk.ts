import type { GraphPageEdge } from '../../../../server/src/protocol';
import type { Box } from './layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * Where an arrow key leads from a node: to the right to what comes behind it, to the left to what comes before it; up and
 * down to its neighbours, and so wherever no edge leads. Null where there is nothing that way.
 */
export function nextNode(
  from: string,
  direction: Direction,
  edges: readonly GraphPageEdge[],
  boxes: ReadonlyMap<string, Box>,
): string | null {
  const own = boxes.get(from);
  if (!own) return null;
  if (direction === 'left' || direction === 'right') {
    const tied = edges.flatMap((edge) =>
      direction === 'right' ? (edge.from === from ? [edge.to] : []) : edge.to === from ? [edge.from] : [],
    );
    const nearest = tied
      .filter((id) => boxes.has(id))
      .sort((a, b) => distance(own, boxes.get(a)) - distance(own, boxes.get(b)));
    if (nearest[0] !== undefined) return nearest[0];
  }
  return neighbour(from, own, direction, boxes);
}

function neighbour(from: string, own: Box, direction: Direction, boxes: ReadonlyMap<string, Box>): string | null {
  let best: string | null = null;
  let least = Infinity;
  const [x, y] = middleOf(own);
  for (const [id, box] of boxes) {
    if (id === from || holds(box, own) || holds(own, box)) continue;
    const [dx, dy] = [middleOf(box)[0] - x, middleOf(box)[1] - y];
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const across = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    // What lies more to the side than ahead lies elsewhere.
    if (along < 4 || across > along * 3 + 40) continue;
    const length = along + across * 2;
    if (length < least) [best, least] = [id, length];
  }
  return best;
}

function middleOf({ x, y, width, height }: Box): [number, number] {
  return [x + width / 2, y + height / 2];
}

function distance(a: Box, b: Box | undefined): number {
  if (!b) return Infinity;
  const [[ax, ay], [bx, by]] = [middleOf(a), middleOf(b)];
  return Math.hypot(ax - bx, ay - by);
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
