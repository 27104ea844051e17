import type { GraphPageEdge, GraphPageGraph, GraphPageNode } from '../../../../server/src/protocol';
import { plural } from '../shared/markup';

export const statusNames: Readonly<Record<NonNullable<GraphPageNode['status']>, string>> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  deferred: 'deferred',
  blocked: 'blocked',
  optional: 'optional',
};

/** What an edge says of its first end, to its second. */
export const edgeWords: Readonly<Record<GraphPageEdge['kind'], string>> = {
  'depends-on': 'comes before',
  order: 'is listed before',
  closes: 'is closed by',
  derives: 'leads to',
  covers: 'is covered by',
  verifies: 'is verified by',
};

/** The longest words of a node: its name in the tree of accessibility. */
export function nodeWords(node: GraphPageNode, before: number, behind: number, marks: readonly string[]): string {
  const named = node.title === '' || node.title === node.label ? node.label : `${node.label}: ${node.title}`;
  const parts = [
    `${node.kindName} ${named}`,
    node.status === null ? '' : statusNames[node.status],
    node.total > 0 ? `${node.done} of ${node.total} done` : '',
    node.gaps > 0 ? plural(node.gaps, 'finding') : '',
    node.isOutside ? 'of another part of the plan' : '',
    before > 0 ? `${before} before it` : '',
    behind > 0 ? `${behind} after it` : '',
    ...marks,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The longest chain and how it is measured, as a sentence. */
export function pathWords({ criticalPath, measure }: GraphPageGraph): string {
  if (!criticalPath) return 'No work waits for any other.';
  const steps = plural(criticalPath.length, 'piece of work', 'pieces of work');
  return measure === 'complexity'
    ? `Critical path: ${steps}, ${criticalPath.weight} points by complexity (S 1, M 2, L 3; 1 where none is given)`
    : `Critical path: ${steps}, by count (no complexity is given)`;
}

export function circleWords({ knots, nodes }: GraphPageGraph): string {
  const names = new Map(nodes.map(({ id, label }) => [id, label]));
  if (knots.length === 0) return 'Nothing waits for itself.';
  const first = knots[0]?.map((id) => names.get(id)).join(', ') ?? '';
  return `${plural(knots.length, 'circle')} of work that waits for itself: ${first}${knots.length > 1 ? ' …' : ''}`;
}
