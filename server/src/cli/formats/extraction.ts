import type { ComparedBullet, ComparedSeries } from '../../core/authoring/extraction/comparison';
import type { SeriesRow } from '../../core/authoring/extraction/sourceSeries';
import { labelOf } from '../../core/graph/labels';
import { fileNameOf, listOf } from '../../core/text/wording';
import type { Snapshot } from '../../core/workspace/snapshot';
import { placeOf } from './outcome';

/** IDs that a note names at most. */
const MOST_NAMED = 50;

/** The rows as a plan would have them, by section, each section with what changed since plans extracted it. */
export function extractionMarkdown(snapshot: Snapshot, compared: readonly ComparedSeries[]): string {
  return compared.map((series) => sectionText(snapshot, series)).join('\n\n');
}

function sectionText(snapshot: Snapshot, { series, bullets, gone }: ComparedSeries): string {
  const { graph } = snapshot;
  const label = ({ id, bullet }: ComparedBullet): string => {
    const fact = graph.item(bullet);
    return labelOf(fact, series.source).replace(fact.id, () => id);
  };
  const rows = bullets.map((one) => {
    const words = one.words.replace(/\.$/, '');
    return `- [ ] ${label(one)} ${words}${one.negative && !/\(negative\)$/i.test(words) ? ' (negative)' : ''}`;
  });
  const heading = `### ${/^\d/.test(series.name) ? `${series.name} ${series.title}`.trim() : series.title}`;
  if (series.rows.length === 0) return [heading, '', ...rows].join('\n');
  const named = (state: ComparedBullet['state']): string[] => bullets.filter((one) => one.state === state).map(label);
  const saying = (row: SeriesRow): string => `"${graph.item(row.item).title}" in ${fileNameOf(row.plans[0] ?? '')}`;
  const changed = bullets.flatMap((one) =>
    one.state === 'changed' && one.row ? [`- Changed: ${label(one)} is ${saying(one.row)}`] : [],
  );
  const notes = [
    ...note('In no plan yet', named('new')),
    ...changed,
    ...note('In other words in the plan', named('reworded')),
    ...note('Perhaps in a row that says it in other words', named('unclear')),
    ...gone.map((row) => `- No bullet any more: [${row.id}] ${saying(row)}`),
  ];
  return [heading, '', ...rows, '', ...(notes.length === 0 ? ['All of it is in plans.'] : notes)].join('\n');
}

const note = (says: string, ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [`- ${says}: ${listOf(ids, MOST_NAMED)}`];

/** The same as data: each row with its bullet's place, and the row that stands for it. */
export function extractionJson(snapshot: Snapshot, compared: readonly ComparedSeries[]): object[] {
  const { graph } = snapshot;
  const rowOf = ({ id, item, plans }: SeriesRow): object => {
    const { path } = graph.fileOfItem(item);
    const { start, title } = graph.item(item);
    return { id, text: title, file: path, line: placeOf(snapshot, path, start).line, plans };
  };
  return compared.map(({ series, bullets, gone }) => ({
    file: series.source.path,
    section: series.name,
    title: series.title,
    rows: bullets.map(({ bullet, id, words, negative, state, row }) => ({
      id,
      text: words,
      negative,
      state,
      line: placeOf(snapshot, series.source.path, graph.item(bullet).start).line,
      row: row && rowOf(row),
    })),
    gone: gone.map(rowOf),
  }));
}
