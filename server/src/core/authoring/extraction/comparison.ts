import { ordinalOf, seriesNumber } from '../../graph/sections';
import { numbered } from '../citations';
import { removedNumbers } from '../tombstones';
import type { Snapshot } from '../../workspace/snapshot';
import type { ChangedRows } from './changedRows';
import { matchedRows } from './matchedRows';
import type { NestedWords } from './nestedWords';
import type { SeriesRow, SourceSeries } from './sourceSeries';

/**
 * How a bullet stands to the rows of plans. `new`: none has it. `same`: its row says it word for word; `reworded`: in
 * other words; `changed`: the row says something else, or the bullet does since the baseline. `unclear`: some row may
 * have it.
 */
export type BulletState = 'new' | 'same' | 'reworded' | 'changed' | 'unclear';

export interface ComparedBullet {
  readonly bullet: number;
  /** Of its row; where it has none, the ID that it gets. */
  readonly id: string;
  readonly words: string;
  readonly negative: boolean;
  readonly state: BulletState;
  readonly row: SeriesRow | null;
}

/** A series of bullets held against the rows that plans have. */
export interface ComparedSeries {
  readonly series: SourceSeries;
  /** The bullets that were asked for, in order of their IDs. */
  readonly bullets: readonly ComparedBullet[];
  /** Rows whose bullet is no more. */
  readonly gone: readonly SeriesRow[];
}

/** `chosen`: the bullets that are asked for; rows are told as gone only where that is the whole series. */
export function comparedSeries(
  snapshot: Snapshot,
  series: SourceSeries,
  chosen: ReadonlySet<number>,
  words: NestedWords,
  changed: ChangedRows,
): ComparedSeries {
  const { graph } = snapshot;
  const { bullets, rows } = series;
  const said = bullets.map((bullet) => words.of(bullet));
  const match = matchedRows(
    bullets.map((bullet, b) => ({ bare: graph.item(bullet).title, whole: said[b]?.words ?? '' })),
    rows.map(({ item }) => graph.item(item).title),
  );
  // Rows may name a category by one word of it.
  const name = rows[0] ? seriesNumber(rows[0].id) : series.name;
  const numbers = freeNumbers(snapshot, series, match.rowOf);
  const compared = bullets.flatMap((bullet, b): ComparedBullet[] => {
    if (!chosen.has(bullet)) return [];
    const row = rows[match.rowOf[b] ?? -1] ?? null;
    const { words: own, negative } = said[b] ?? { words: '', negative: false };
    const id = row?.id ?? `${name}-${numbers[b] ?? 0}`;
    const state = row ? stateOf(match.isSame[b] === true, changed.has(row)) : match.isNew[b] ? 'new' : 'unclear';
    return [{ bullet, id, words: own, negative, state, row }];
  });
  const isWhole = bullets.every((bullet) => chosen.has(bullet));
  return {
    series,
    bullets: compared.sort((a, b) => ordinalOf(a.id) - ordinalOf(b.id)),
    gone: isWhole ? match.gone.flatMap((r) => rows[r] ?? []) : [],
  };
}

function stateOf(isSame: boolean, isOther: boolean): BulletState {
  if (isOther) return 'changed';
  return isSame ? 'same' : 'reworded';
}

/** Numbers for bullets without a row: their place where nothing has or had that number, else the next free one. */
function freeNumbers(snapshot: Snapshot, series: SourceSeries, rowOf: readonly number[]): number[] {
  const { graph } = snapshot;
  const { rows, form, name } = series;
  const taken = new Set(rows.map(({ number }) => number));
  const plans = rows.flatMap((row) => row.plans.flatMap((path) => graph.file(path) ?? []));
  const first = rows[0];
  const removed = first ? removedNumbers(snapshot, [...new Set(plans)], form, numbered(first.id)?.series ?? name) : [];
  for (const number of removed) taken.add(number);
  let next = [...taken].reduce((most, number) => Math.max(most, number), 0) + 1;
  return rowOf.map((row, b) => {
    if (row !== -1) return 0;
    const place = b + 1;
    const number = taken.has(place) ? next : place;
    taken.add(number);
    while (taken.has(next)) next++;
    return number;
  });
}
