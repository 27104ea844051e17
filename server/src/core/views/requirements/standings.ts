import type { Graph } from '../../graph/graph';
import { isVerified } from '../../graph/citingCode';
import { isAnsweredElsewhere, isLeftOut } from '../../graph/leftOut';
import { actingOn } from '../../graph/traces';
import { isExpected } from './expected';

/** How far a requirement is: what icons, counts and filters go by. */
export type Standing =
  /** Work covers it, and a criterion, a gate or a test names it. */
  | 'verified'
  | 'covered'
  /** No work covers it, and by now some should. */
  | 'uncovered'
  /** No work covers it, and nobody can say yet that it is forgotten: its phase has still to plan. */
  | 'unplanned'
  /** Put off, out of scope, or another's. */
  | 'left-out';

/** The standing of a requirement, a constraint, a criterion, a story or a risk, by the number of its definition. */
export function standingOf(graph: Graph, item: number): Standing {
  const canonical = graph.canonicalOf(item);
  const { kind } = graph.item(item);
  const isCovered =
    canonical >= 0 && (kind === 'risk' ? isAnswered(graph, canonical) : workedItem(graph, canonical) >= 0);
  if (isLeftOut(graph.fileOfItem(item), graph.item(item))) return 'left-out';
  if (isCovered) return isVerified(graph, canonical) ? 'verified' : 'covered';
  if (isAnsweredElsewhere(graph, item)) return 'left-out';
  return isExpected(graph, item) ? 'uncovered' : 'unplanned';
}

/** A task that is mapped to a risk, or names it as its source, answers it. */
function isAnswered(graph: Graph, risk: number): boolean {
  return (['mitigates', 'sourced-from'] as const).some((role) => actingOn(graph, risk, role).length > 0);
}

/** The item that work names for it: itself, or the requirement that it is a criterion of; -1 where none does. */
export function workedItem(graph: Graph, item: number): number {
  const { covered } = graph.parts;
  if ((covered[item] ?? 0) > 0) return item;
  const file = graph.fileOfItem(item);
  const { parent } = graph.item(item);
  if (parent < 0 || file.facts.items[parent]?.kind !== 'requirement') return -1;
  const whole = graph.canonicalOf(graph.itemNumber(graph.fileIndex(file.path), parent));
  return whole >= 0 && (covered[whole] ?? 0) > 0 ? whole : -1;
}

const kept = new WeakMap<Graph, Map<number, Standing>>();

/** The same, worked out once for all who ask. */
export function standingKept(graph: Graph, item: number): Standing {
  let known = kept.get(graph);
  if (!known) kept.set(graph, (known = new Map<number, Standing>()));
  let standing = known.get(item);
  if (standing === undefined) known.set(item, (standing = standingOf(graph, item)));
  return standing;
}
