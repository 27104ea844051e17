import type { Graph } from '../../graph/graph';
import type { TextEdit } from '../../text/edit';
import { placesOf, type KnownRow } from '../checklistRows';
import type { TableRows } from '../tableEdit';
import type { MatrixRow, MatrixTable } from './matrixTables';

/** A requirement that a matrix has to have, and the row that it has of it. */
export interface WantedRow {
  readonly id: string;
  readonly there: { readonly table: number; readonly row: MatrixRow } | null;
}

/**
 * Inserts the rows that are wanted and not there, in the order of their IDs. `cellsOf` gives the cells of the wanted row
 * of that index in the order of the table.
 */
export function insertedRows(
  graph: Graph,
  text: string,
  tables: readonly MatrixTable[],
  writers: readonly TableRows[],
  wanted: readonly WantedRow[],
  cellsOf: (table: MatrixTable, index: number) => readonly string[],
): TextEdit[] {
  if (wanted.every(({ there }) => there !== null)) return [];
  const known = tables.flatMap(({ rows }, table) =>
    rows.flatMap(({ items, index }): KnownRow[] => {
      const ids = items.map(({ target, start, end }) => ({
        id: text.slice(start, end),
        key: String(target),
        form: graph.item(target).form,
        start,
        end,
      }));
      return ids.length > 0 ? [{ table, row: index, ids }] : [];
    }),
  );
  const byRow = new Map(known.map((row) => [`${row.table} ${row.row}`, row]));
  const places = placesOf(
    text,
    tables.map(({ table }) => table),
    known,
    wanted.map(({ id, there }) => ({
      id,
      there: (there && byRow.get(`${there.table} ${there.row.index}`)) ?? null,
    })),
  );
  return tables.flatMap((table, t) => {
    const own = places.flatMap((place, index) => (place?.table === t ? [{ ...place, index }] : []));
    const byPlace = new Map<number, typeof own>();
    for (const place of own) {
      const here = byPlace.get(place.row);
      if (here) here.push(place);
      else byPlace.set(place.row, [place]);
    }
    return [...byPlace].flatMap(([row, here]) => {
      const ordered = [...here.filter(({ isBefore }) => !isBefore), ...here.filter(({ isBefore }) => isBefore)];
      return (
        writers[t]?.insertBelow(
          row,
          ordered.map(({ index }) => cellsOf(table, index)),
        ) ?? []
      );
    });
  });
}
