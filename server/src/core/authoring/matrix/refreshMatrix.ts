import { statusOfText } from '../../facts/status';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { cellText } from '../../text/cellText';
import type { TextEdit } from '../../text/edit';
import { LineIndex } from '../../text/lineIndex';
import { placesOf, type KnownRow } from '../checklistRows';
import { cellsOf, TableRows } from '../tableEdit';
import { isOwnCriteria, type CriteriaOf } from './matrixCriteria';
import { matrixEntries, phaseOfPlan, type MatrixEntry } from './matrixEntries';
import { matrixTables, type MatrixRow, type MatrixTable } from './matrixTables';
import { MatrixWords } from './matrixWords';

/** What brings the rows of a plan up to date, and which requirements it does so for. */
export interface Refreshed {
  readonly edits: readonly TextEdit[];
  readonly inserted: ReadonlySet<number>;
  readonly moved: ReadonlySet<number>;
  readonly advanced: ReadonlySet<number>;
}

/** Brings the rows of one plan up to date in a matrix; `text` is what its facts were read from. */
export function refreshMatrix(
  group: PlanGroup,
  matrix: LinkedFile,
  text: string,
  plan: LinkedFile,
  criteriaOf: CriteriaOf,
): Refreshed {
  const tables = matrixTables(group.graph, matrix, text);
  return new Refreshing(group, text, tables, plan, matrixEntries(group, plan), criteriaOf).refreshed();
}

/**
 * The rows of requirements that a plan is about to get, in the order of `entries`, which holds those of the plan as well;
 * none where the matrix has no row of the plan yet. What else is out of date stays so.
 */
export function addedRows(
  group: PlanGroup,
  matrix: LinkedFile,
  text: string,
  plan: LinkedFile,
  entries: readonly MatrixEntry[],
  added: ReadonlySet<MatrixEntry>,
): readonly TextEdit[] {
  const tables = matrixTables(group.graph, matrix, text);
  const there = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ items }) => items.map(({ target }) => target))));
  const known = entries.filter((entry) => !added.has(entry) && there.has(entry.item));
  if (known.length === 0) return [];
  const wanted = entries.filter((entry) => known.includes(entry) || (added.has(entry) && !there.has(entry.item)));
  return new Refreshing(group, text, tables, plan, wanted).insertions();
}

/**
 * Rows that say something else than the plan are corrected cell by cell, and missing ones inserted in the order of their
 * IDs. Of a row, Plantrace keeps the work of this plan, the criteria that it wrote itself and the status; a status only goes forward, since one that is
 * ahead of the plan is a contradiction that a person has to settle. Everything else stays as it is.
 */
class Refreshing {
  private readonly writers: readonly TableRows[];
  private readonly words: MatrixWords;
  /** Requirement → the first row that has it. */
  private readonly rowOf = new Map<number, { readonly table: number; readonly row: MatrixRow }>();
  private readonly inserted = new Set<number>();
  private readonly moved = new Set<number>();
  private readonly advanced = new Set<number>();

  constructor(
    private readonly group: PlanGroup,
    private readonly text: string,
    private readonly tables: readonly MatrixTable[],
    private readonly plan: LinkedFile,
    private readonly entries: readonly MatrixEntry[],
    /** What verifies a row that is about to be written nobody can tell yet. */
    private readonly criteriaOf: CriteriaOf = () => '',
  ) {
    const { graph } = group;
    const lines = new LineIndex(text);
    this.writers = tables.map(({ table }) => new TableRows(text, lines, table));
    const own = new Set(this.entries.map(({ item }) => item));
    this.words = new MatrixWords(graph, text, tables, own, phaseOfPlan(graph, plan));
    tables.forEach(({ rows }, table) => {
      for (const row of rows)
        for (const { target } of row.items) if (!this.rowOf.has(target)) this.rowOf.set(target, { table, row });
    });
  }

  refreshed(): Refreshed {
    const { inserted, moved, advanced } = this;
    const corrections = this.entries.flatMap((entry) => this.corrections(entry));
    const insertions = this.tables.length === 0 ? [] : this.insertions();
    return { edits: [...corrections, ...insertions], inserted, moved, advanced };
  }

  private corrections(entry: MatrixEntry): TextEdit[] {
    const found = this.rowOf.get(entry.item);
    // A row over several requirements says of none of them alone what is to be corrected.
    if (!found || found.row.items.length !== 1) return [];
    const table = this.tables[found.table] as MatrixTable;
    const { row } = found.row;
    const status = table.status < 0 ? '' : (cellsOf(this.text, row)[table.status] ?? '');
    const isBehind = table.status >= 0 && entry.isDone && statusOfText(status) === 'open';
    const writer = this.writers[found.table];
    const advanced = isBehind ? writer?.replaceCell(row, table.status, this.words.status(true)) : null;
    const moved = this.workEdit(found.table, found.row, entry);
    if (advanced) this.advanced.add(entry.item);
    if (moved) this.moved.add(entry.item);
    const criteria = moved ? this.criteriaEdit(found.table, found.row, entry) : null;
    return [moved, criteria, advanced].flatMap((edit) => edit ?? []);
  }

  /** Other work of the plan in the place of that which the row names; work of other plans stays. */
  private workEdit(t: number, { row, work }: MatrixRow, entry: MatrixEntry): TextEdit | null {
    const { graph } = this.group;
    const table = this.tables[t] as MatrixTable;
    const own = work.filter(({ target }) => graph.fileOfItem(target) === this.plan);
    const [first] = own;
    const last = own[own.length - 1];
    if (entry.work.length === 0 || own.some(({ target }) => entry.work.includes(target))) return null;
    const said = this.words.work(table, this.idsOf(entry));
    if (!first || !last) return null;
    if (work.some((one) => one.start > first.start && one.end < last.end && !own.includes(one))) return null;
    if (own.length === work.length && isList(this.text, row.cells[table.work * 2] ?? 0, own, row, table.work))
      return this.writers[t]?.replaceCell(row, table.work, said) ?? null;
    const ids = this.idsOf(entry).join(', ');
    return { start: first.expressionStart, end: last.expressionEnd, newText: ids };
  }

  /** With other work, other criteria count. */
  private criteriaEdit(t: number, { row }: MatrixRow, entry: MatrixEntry): TextEdit | null {
    const table = this.tables[t] as MatrixTable;
    const there = table.criteria < 0 ? '' : (cellsOf(this.text, row)[table.criteria] ?? '');
    const said = cellText(this.criteriaOf(entry.item, table.phase >= 0));
    if (!isOwnCriteria(there) || said === there) return null;
    return this.writers[t]?.replaceCell(row, table.criteria, said) ?? null;
  }

  insertions(): TextEdit[] {
    const missing = this.entries.map((entry) => !this.rowOf.has(entry.item));
    if (!missing.includes(true)) return [];
    const known = this.tables.flatMap(({ rows }, table) =>
      rows.flatMap(({ items, index }): KnownRow[] => {
        const ids = items.map(({ target, start, end }) => ({
          id: this.text.slice(start, end),
          key: String(target),
          form: this.group.graph.item(target).form,
          start,
          end,
        }));
        return ids.length > 0 ? [{ table, row: index, ids }] : [];
      }),
    );
    const byRow = new Map(known.map((row) => [`${row.table} ${row.row}`, row]));
    const wanted = this.entries.map(({ id, item }) => {
      const there = this.rowOf.get(item);
      return { id, there: (there && byRow.get(`${there.table} ${there.row.index}`)) ?? null };
    });
    const places = placesOf(
      this.text,
      this.tables.map(({ table }) => table),
      known,
      wanted,
    );
    return this.tables.flatMap((table, t) => {
      const own = places.flatMap((place, i) => (place?.table === t ? [{ ...place, entry: this.entries[i] }] : []));
      return [...new Set(own.map(({ row }) => row))].flatMap((row) => {
        const here = own.filter((place) => place.row === row);
        const ordered = [...here.filter(({ isBefore }) => !isBefore), ...here.filter(({ isBefore }) => isBefore)];
        const rows = ordered.flatMap(({ entry }) => {
          if (!entry) return [];
          this.inserted.add(entry.item);
          return [this.cells(table, entry)];
        });
        return this.writers[t]?.insertBelow(row, rows) ?? [];
      });
    });
  }

  private idsOf({ work, workIds }: MatrixEntry): readonly string[] {
    return workIds ?? work.map((item) => this.group.graph.item(item).id);
  }

  private cells(table: MatrixTable, entry: MatrixEntry): string[] {
    const { words } = this;
    return table.table.columns.map((_, column) => {
      switch (column) {
        case table.id:
          return words.id(table, entry);
        case table.words:
          return cellText(entry.words);
        case table.phase:
          return words.phase(table);
        case table.work:
          return words.work(table, this.idsOf(entry));
        case table.criteria:
          return cellText(this.criteriaOf(entry.item, table.phase >= 0));
        case table.status:
          return words.status(entry.isDone);
        default:
          return '';
      }
    });
  }
}

/** Nothing but the IDs and what separates and dresses them stands in the cell. */
function isList(
  text: string,
  from: number,
  cited: readonly { readonly start: number; readonly end: number }[],
  row: MatrixRow['row'],
  column: number,
): boolean {
  let at = from;
  let rest = '';
  for (const { start, end } of cited) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  rest += text.slice(at, row.cells[column * 2 + 1] ?? at);
  return !/[\p{L}\p{N}]/u.test(rest.replace(/\band\b/g, ''));
}
