import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { Draft } from '../refactoring/draft';
import { findItem, type NamedItem } from '../refactoring/series';
import { Refused } from '../renaming/refused';
import { traceIn } from './traceIn';
import { takeOneOut } from './traceOut';
import { isPartOf, pairsBetween, tracedPairs } from './tracedPairs';

/** A requirement and the work that shall cover it, or no longer. */
export interface TraceToggle {
  /** By the document that defines it. */
  readonly row: NamedItem;
  readonly work: NamedItem;
  readonly on: boolean;
}

/** So many places may say one and the same. */
const MOST_PLACES = 40;

/**
 * Lets a work package trace a requirement, or no longer: in what the work says that it traces, and in the mapping of the
 * row where rows are mapped. Criteria that verify it are a person's words and stay. The outcome is read again: where it
 * is not what was asked for, or touches what else is traced, nothing is done.
 */
export function toggleTrace(
  snapshot: Snapshot,
  toggle: TraceToggle,
): WorkspaceChange | Refusal | { unchanged: string } {
  const { row, work, on } = toggle;
  try {
    if (!hasRow(snapshot, row))
      throw new Refused(`${row.id} has no row in a plan yet: insert one first, or extract its section.`);
    const draft = new Draft(snapshot);
    if (isTraced(snapshot, toggle) === on)
      return { unchanged: on ? `${work.id} traces ${row.id} already.` : `${work.id} does not trace ${row.id}.` };
    if (on) traceIn(draft, row, work);
    else for (let n = 0; n < MOST_PLACES && isTraced(draft.snapshot, toggle); n++) takeOneOut(draft, row, work);
    if (isTraced(draft.snapshot, toggle) !== on)
      throw new Refused(
        `${work.id} has no place where ${row.id} can be ${on ? 'named' : 'taken out'}: edit it by hand.`,
      );
    const [before, after] = [snapshot, draft.snapshot].map((each) => others(each, toggle));
    if (before !== after) throw new Refused(`${row.id} stands together with others in ${work.id}: edit it by hand.`);
    return draft.change(on ? `Trace ${row.id} in ${work.id}` : `Take ${row.id} out of ${work.id}`);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

/** A bullet of a source has a number that plans can name once one of them has a row of it. */
function hasRow({ graph }: Snapshot, row: NamedItem): boolean {
  const file = graph.file(row.path);
  return (
    file?.rule?.duty !== 'source' ||
    file.facts.items.some(({ id, strength }) => id === row.id && strength === 'explicit')
  );
}

function isTraced(snapshot: Snapshot, { row, work }: TraceToggle): boolean {
  const own = findItem(snapshot, work);
  const { item } = findItem(snapshot, row);
  const group = snapshot.graph.group(own.file.plan);
  return group !== undefined && pairsBetween(group, own.item, item).length > 0;
}

/** What else is traced in the plan, by the names of both ends, for comparing two snapshots. */
function others(snapshot: Snapshot, { row, work }: TraceToggle): string {
  const { graph } = snapshot;
  const own = findItem(snapshot, work);
  const { item } = findItem(snapshot, row);
  const group = graph.group(own.file.plan);
  const nameOf = (one: number): string => (one < 0 ? '' : `${graph.fileOfItem(one).path} ${graph.item(one).id}`);
  const pairs = group ? tracedPairs(group) : [];
  const left = pairs.filter((pair) => pair.item !== item || !isPartOf(graph, pair.work, own.item));
  return [...new Set(left.map((pair) => `${nameOf(pair.work)} → ${nameOf(pair.item)}`))].sort().join('\n');
}
