import { ReferenceField } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { planRows, type PlanRow } from '../../graph/planRows';
import type { PlanGroup } from '../../graph/planGroup';
import { progressIn } from '../../graph/progress';
import { actingOn } from '../../graph/traces';
import { listOf } from '../../text/wording';

const MOST_PLACES = 4;

/**
 * Requirements of a plan's checklist drawn by a seed: of those whose work is done, as long as there are enough; then of
 * the others. The same seed and the same plan give the same ones.
 */
export function drawnRequirements(group: PlanGroup, plan: LinkedFile, seed: number, count: number): PlanRow[] {
  const { graph } = group;
  const rows = planRows(graph, plan).filter(({ row }) => graph.item(row).status !== 'deferred');
  const requirements = rows.filter(({ row }) => graph.item(row).kind === 'requirement');
  const among = requirements.length >= count ? requirements : rows;
  const isDone = ({ item }: PlanRow): boolean => {
    const works = workOf(group, item);
    return works.length > 0 && works.every((work) => progressIn(group).statusOf(work) === 'done');
  };
  const dice = diceOf(seed);
  const shuffled = among.map((row) => ({ row, at: dice() })).sort((a, b) => a.at - b.at);
  const drawn = [...shuffled.filter(({ row }) => isDone(row)), ...shuffled.filter(({ row }) => !isDone(row))];
  return drawn.slice(0, count).map(({ row }) => row);
}

function workOf({ graph }: PlanGroup, item: number): number[] {
  return actingOn(graph, item, 'covers')
    .map((trace) => trace.item)
    .filter((work) => work >= 0 && graph.item(work).kind === 'work-package');
}

/** What there is of a requirement, in a sentence for each: its work, the criteria that verify it, code and tests. */
export function whatCovers(group: PlanGroup, { item }: PlanRow): string {
  const { graph } = group;
  const progress = progressIn(group);
  const works = workOf(group, item).map((work) => {
    const status = progress.statusOf(work);
    return `${graph.item(work).id}${status === 'done' ? ' (done)' : ''}`;
  });
  const places = { verifies: new Set<string>(), implements: new Set<string>(), tests: new Set<string>() };
  for (const reference of graph.referencesTo(item)) {
    const role = graph.roleOf(reference);
    if (role !== 'verifies' && role !== 'implements' && role !== 'tests') continue;
    const { path, facts } = graph.fileOfReference(reference);
    places[role].add(`${path}:${facts.lines.lineAt(graph.field(reference, ReferenceField.start)) + 1}`);
  }
  const told = (name: string, found: ReadonlySet<string>): string =>
    `${name}: ${found.size === 0 ? 'none' : listOf([...found], MOST_PLACES)}.`;
  return [
    `Work: ${works.length === 0 ? 'none' : listOf(works, MOST_PLACES)}.`,
    told('Criteria and tests of the plan', places.verifies),
    told('Code', places.implements),
    told('Tests in code', places.tests),
  ].join(' ');
}

/** Numbers below one that follow from a seed: mulberry32. */
function diceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
