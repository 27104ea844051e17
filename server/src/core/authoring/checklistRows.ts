import { cellText } from '../text/cellText';
import type { ChecklistColumn, ChecklistRow, ChecklistTable } from './checklistTables';
import { cellsOf, isRest, type TableInText } from './tableEdit';

/** An ID that a cell cites. */
export interface CellId {
  readonly id: string;
  /** What it is compared by: two spellings of one item have one key. */
  readonly key: string;
  readonly form: number;
  readonly start: number;
  readonly end: number;
}

/** A row of an existing table that says something the plan may say as well. */
export interface KnownRow {
  readonly table: number;
  readonly row: number;
  readonly ids: readonly CellId[];
}

/** Where a new row goes: below a row of a table (-1: its delimiter row). */
export interface RowPlace {
  readonly table: number;
  readonly row: number;
  /** It was put there as the one before the next row: it stands behind those that were put there to follow. */
  readonly isBefore: boolean;
}

/** One of the tables of a section, with the column that each column of the template is. */
export interface ReadTable {
  readonly table: TableInText;
  readonly columns: ReadonlyMap<string, number>;
}

const plain = (words: string): string =>
  words
    .replace(/[^\p{L}\p{N}#. -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The column of a table that a column of the template means, -1 for none. */
export function columnOf(table: TableInText, column: ChecklistColumn, taken: ReadonlySet<number>): number {
  const columns = table.columns.map(plain);
  const title = plain(column.title.toLowerCase());
  const find = (says: (words: string) => boolean): number =>
    columns.findIndex((words, i) => !taken.has(i) && says(words));
  for (const name of [title, ...column.also]) {
    const at = find((words) => words === name);
    if (at >= 0) return at;
  }
  return title === '#' ? -1 : find((words) => words.startsWith(`${title} `));
}

/** Assigns the template's columns to those of a table, the key's first. */
export function readTable(table: TableInText, template: ChecklistTable, keyColumn: number): ReadTable {
  const columns = new Map([[template.keyColumn, keyColumn]]);
  const taken = new Set([keyColumn]);
  for (const column of template.columns) {
    if (columns.has(column.title)) continue;
    const at = columnOf(table, column, taken);
    if (at < 0) continue;
    columns.set(column.title, at);
    taken.add(at);
  }
  return { table, columns };
}

/** The cells of a new row in the order of a table; `key` as that table would write it. */
export function cellsFor(
  read: ReadTable,
  template: ChecklistTable,
  row: ChecklistRow,
  key: string,
  keyHoldsWords: boolean,
): string[] {
  const cells = read.table.columns.map(() => '');
  for (const [title, at] of read.columns) cells[at] = title === template.keyColumn ? key : (row.cells[title] ?? '');
  const keyAt = read.columns.get(template.keyColumn) ?? 0;
  if (keyHoldsWords && !read.columns.has(template.wordsColumn))
    cells[keyAt] = `${key} ${row.cells[template.wordsColumn] ?? ''}`.trim();
  return cells;
}

/** Rows of one series: `4.4-`, `KDD-runtime-`, `WP-`. */
export function seriesOfId(id: string): string {
  return id.replace(/[\d.]*\d[a-z]?$/, '');
}

/** Compares IDs of one series by their numbers. */
export function compareIds(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    const difference = Number(x) - Number(y);
    if (x !== '' && y !== '' && difference !== 0 && !Number.isNaN(difference)) return difference;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

const ascends = (ids: readonly string[]): boolean =>
  ids.every((id, i) => i === 0 || compareIds(ids[i - 1] ?? '', id) <= 0);

/** A row of the plan, to be placed or found. */
export interface Wanted {
  readonly id: string;
  /** The row of the table that has it, null where it has to be added. */
  readonly there: KnownRow | null;
}

/**
 * Where each missing row goes: in the order of the IDs of its series where plan and tables keep that order, else behind
 * the nearest row that comes before it in the plan, else before the nearest one that comes after it, else at the end.
 */
export function placesOf(
  text: string,
  tables: readonly TableInText[],
  known: readonly KnownRow[],
  wanted: readonly Wanted[],
): (RowPlace | null)[] {
  const places: (RowPlace | null)[] = wanted.map(() => null);
  const series = wanted.map((one) => seriesOfId(one.id));
  // A matrix has hundreds of series in thousands of rows.
  const knownSeries = known.map(({ ids }) => new Set(ids.map(({ id }) => seriesOfId(id))));
  const ordered = new Map<string, ReturnType<typeof orderOf>>();
  wanted.forEach((one, i) => {
    if (one.there === null) places[i] = place(one, i);
  });
  return places;

  /** The rows of a series with the last ID of each, where plan and tables keep the order of its IDs; null elsewhere. */
  function orderOf(name: string): readonly { row: KnownRow; last: string }[] | null {
    const own = known
      .filter((_, k) => knownSeries[k].has(name))
      .map((row) => ({ row, last: row.ids[row.ids.length - 1].id }));
    const planned = wanted.filter((_, i) => series[i] === name).map((one) => one.id);
    return own.length > 0 && ascends(own.map(({ last }) => last)) && ascends(planned) ? own : null;
  }

  function place(one: Wanted, i: number): RowPlace {
    const own = series[i];
    let order = ordered.get(own);
    if (order === undefined) ordered.set(own, (order = orderOf(own)));
    if (order) {
      const before = order.filter(({ last }) => compareIds(last, one.id) < 0).pop();
      return before ? below(before.row) : above(order[0].row);
    }
    const isOwn = (other: number): boolean => series[other] === own;
    return (
      earlier(i, isOwn) ?? later(i, isOwn) ?? pastSeries(earlier(i, () => true)) ?? later(i, () => true) ?? atEnd()
    );
  }

  function earlier(i: number, fits: (other: number) => boolean): RowPlace | null {
    for (let e = i - 1; e >= 0; e--) {
      if (!fits(e)) continue;
      const { there } = wanted[e];
      const found = there ? below(there) : places[e];
      if (found) return found;
    }
    return null;
  }

  function later(i: number, fits: (other: number) => boolean): RowPlace | null {
    const next = wanted.find((other, n) => n > i && other.there !== null && fits(n));
    return next?.there ? above(next.there) : null;
  }

  /** Behind the rows that go on with the series of the row above: they belong together. */
  function pastSeries(found: RowPlace | null): RowPlace | null {
    if (!found || found.isBefore) return found;
    const at = (row: number): string | undefined =>
      known.find((k) => k.table === found.table && k.row === row)?.ids[0]?.id;
    const first = at(found.row);
    if (first === undefined) return found;
    let { row } = found;
    for (let next = at(row + 1); next !== undefined && seriesOfId(next) === seriesOfId(first); next = at(row + 1))
      row++;
    return { ...found, row };
  }

  function atEnd(): RowPlace {
    const { rows } = tables[0];
    let row = rows.length - 1;
    while (row >= 0 && isRest(text, rows[row])) row--;
    return { table: 0, row, isBefore: false };
  }
}

const below = (row: KnownRow): RowPlace => ({ table: row.table, row: row.row, isBefore: false });
const above = (row: KnownRow): RowPlace => ({ table: row.table, row: row.row - 1, isBefore: true });

/** The words of a criterion, without marks and link targets. */
export function wordsOfCriterion(text: string): string[] {
  return (
    text
      .replace(/\]\([^)]*\)/g, ']')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * The row that has each criterion, -1 for none: first those with the same words, then those that say all of its words
 * and more, a slip of one letter granted. A row stands for one criterion only.
 */
export function matchCriteria(criteria: readonly string[], rows: readonly string[]): number[] {
  const wanted = criteria.map(wordsOfCriterion);
  const there = rows.map(wordsOfCriterion);
  const found = wanted.map(() => -1);
  const take = (fits: (words: readonly string[], row: readonly string[]) => boolean): void => {
    wanted.forEach((words, i) => {
      if (found[i] >= 0) return;
      found[i] = there.findIndex((row, r) => !found.includes(r) && fits(words, row));
    });
  };
  take((words, row) => words.join(' ') === row.join(' '));
  take((words, row) => words.length > 1 && words.every((word) => row.some((other) => isLike(word, other))));
  return found;
}

function isLike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 5 || Math.abs(a.length - b.length) > 1 || /\d/.test(a + b)) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** The next number of a column of numbers; null where it holds none although it has rows. */
export function nextNumber(text: string, tables: readonly ReadTable[], title: string): number | null {
  let last = 0;
  let rows = 0;
  for (const { table, columns } of tables) {
    const at = columns.get(title);
    if (at === undefined) return null;
    for (const row of table.rows) {
      if (isRest(text, row)) continue;
      rows++;
      const number = /^\W*(\d{1,6})\W*$/.exec(cellText(cellsOf(text, row)[at] ?? ''))?.[1];
      if (number !== undefined) last = Math.max(last, Number(number));
    }
  }
  return last === 0 && rows > 0 ? null : last + 1;
}
