import { cellsOf, isRest, tablesOf } from '../../authoring/tableEdit';
import type { LinkedFile } from '../../graph/linkedFile';
import { readBlocks } from '../../markdown/blockReader';
import type { Snapshot } from '../../workspace/snapshot';
import { isOwnWord } from './outcomeWords';

/** A table of a checklist, a record: as a person filled it in. */
export interface RecordedTable {
  readonly file: string;
  /** The heading above it. */
  readonly under: string;
  /** The headers as they are written, and in words. */
  readonly titles: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly RecordedRow[];
}

export interface RecordedRow {
  readonly start: number;
  readonly cells: readonly string[];
}

/** The tables of a document, without the rows that nobody has filled in. */
export function recordedTables(snapshot: Snapshot, { path, facts }: LinkedFile): RecordedTable[] {
  const text = snapshot.text(path);
  if (text === null) return [];
  return tablesOf(text, readBlocks(text)).map(({ header, rows, columns }) => ({
    file: path,
    under: facts.headings.filter(({ start }) => start <= header.start).pop()?.text ?? '',
    titles: cellsOf(text, header),
    columns,
    rows: rows
      .filter((row) => !isRest(text, row) && cellsOf(text, row).some(isOwnWord))
      .map((row) => ({ start: row.start, cells: cellsOf(text, row) })),
  }));
}

/** The cell of a row in the first column that is called so; empty where there is none. */
export function cellIn({ columns }: RecordedTable, { cells }: RecordedRow, named: RegExp): string {
  return cells[columns.findIndex((column) => named.test(column))] ?? '';
}
