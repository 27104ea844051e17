import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import { listOf } from '../../text/wording';
import { linkToItem, linkToPlace } from '../../views/shownLinks';
import type { ComparedBullet } from './comparison';
import type { PlanComparison } from './planComparison';
import type { SeriesRow } from './sourceSeries';

const MOST_NAMED = 40;

/** What changed between a plan and its sources, row by row, each with where it stands in both. */
export function comparisonText(
  graph: Graph,
  plan: LinkedFile,
  title: string,
  comparisons: readonly PlanComparison[],
): string {
  const different = comparisons.filter((one) => differences(one) > 0);
  const alike = comparisons.filter((one) => differences(one) === 0);
  const sum = (count: (one: PlanComparison) => number): number => comparisons.reduce((all, one) => all + count(one), 0);
  const counts = [
    `${sum(({ same }) => same)} unchanged`,
    `${sum(({ fresh }) => fresh.length)} new`,
    `${sum(({ changed }) => changed.length)} changed`,
    `${sum(({ gone }) => gone.length)} gone`,
    ...some(
      sum(({ reworded }) => reworded.length),
      'in other words',
    ),
    ...some(
      sum(({ unclear }) => unclear.length),
      'unclear',
    ),
    ...some(
      sum(({ elsewhere }) => elsewhere),
      'in other plans',
    ),
  ];
  const lines = [
    `# ${title}`,
    '',
    `${linkToPlace(graph, plan.path, plan.path, 0)} held against its sources as they are now: ${counts.join(', ')}.`,
    ...different.flatMap((one) => ['', ...sectionLines(graph, one)]),
    ...(alike.length === 0
      ? []
      : ['', '## Unchanged', '', ...alike.map((one) => `- ${headingOf(graph, one)}: ${countsOf(one)}`)]),
    ...(different.length === 0 ? [] : ['', advice]),
  ];
  return `${lines.join('\n')}\n`;
}

const advice =
  'New bullets become rows with *Extract Requirements* or *New Phase Plan*. Rows that changed or are gone are yours to change: their IDs are cited elsewhere.';

const some = (n: number, what: string): string[] => (n === 0 ? [] : [`${n} ${what}`]);

const differences = ({ fresh, changed, reworded, unclear, gone }: PlanComparison): number =>
  fresh.length + changed.length + reworded.length + unclear.length + gone.length;

function countsOf({ same, elsewhere }: PlanComparison): string {
  const counts = [...some(same, same === 1 ? 'row' : 'rows'), ...some(elsewhere, 'in other plans')];
  return counts.length === 0 ? 'no bullets' : counts.join(', ');
}

function headingOf(graph: Graph, { compared: { series } }: PlanComparison): string {
  const isNumbered = /^\d/.test(series.name);
  const title = isNumbered ? `${series.name} ${series.title}`.trim() : `${series.title} (${series.name})`.trim();
  const [first = -1] = series.bullets;
  const section = series.source.facts.items.find(
    ({ kind, id }) => isNumbered && kind === 'section' && id === series.name,
  );
  const at = section?.start ?? (first < 0 ? 0 : graph.item(first).start);
  return linkToPlace(graph, title, series.source.path, at);
}

function sectionLines(graph: Graph, one: PlanComparison): string[] {
  // What a shared section has besides may be for the plan of another phase.
  const fresh = one.sharedWith.length === 0 ? 'New' : `In no plan yet, shared with ${listOf(one.sharedWith)}`;
  const rows = [
    ...one.fresh.map(
      (bullet) => `- **${fresh}**: ${labelFor(graph, bullet)} ${bulletLink(graph, bullet)} "${bullet.words}"`,
    ),
    ...one.changed.map((bullet) => `- **Changed**: ${bothSay(graph, bullet)}`),
    ...one.reworded.map((bullet) => `- **In other words**: ${bothSay(graph, bullet)}`),
    ...one.gone.map(
      (row) => `- **Gone**: ${rowLink(graph, row)} "${graph.item(row.item).title}" – no bullet says that any more`,
    ),
  ];
  const unclear = one.unclear.map((bullet) => `${bulletLink(graph, bullet)} "${bullet.words}"`);
  if (unclear.length > 0)
    rows.push(`- **Unclear**, perhaps in a row that says it in other words: ${listOf(unclear, MOST_NAMED)}`);
  const rest = one.same + one.elsewhere === 0 ? [] : [`- **Unchanged**: ${countsOf(one)}`];
  return [`## ${headingOf(graph, one)}`, '', ...rows, ...rest];
}

/** Old words first: what the plan says, then what the source does. */
function bothSay(graph: Graph, bullet: ComparedBullet): string {
  const row = bullet.row
    ? `${rowLink(graph, bullet.row)} "${graph.item(bullet.row.item).title}"`
    : labelFor(graph, bullet);
  return `${row} → ${bulletLink(graph, bullet)} "${bullet.words}"`;
}

function labelFor(graph: Graph, { bullet, id }: ComparedBullet): string {
  const fact = graph.item(bullet);
  return labelOf(fact, graph.fileOfItem(bullet)).replace(fact.id, () => id);
}

const bulletLink = (graph: Graph, { bullet }: ComparedBullet): string => linkToItem(graph, bullet, 'source');
const rowLink = (graph: Graph, { item }: SeriesRow): string => linkToItem(graph, item);
