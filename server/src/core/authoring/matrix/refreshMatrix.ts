import { statusOfText } from '../../facts/status';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { cellText } from '../../text/cellText';
import type { TextEdit } from '../../text/edit';
import { LineIndex } from '../../text/lineIndex';
import { cellsOf, TableRows } from '../tableEdit';
import { insertedRows } from './insertedRows';
import { isOwnCriteria, mergedCriteria, type CriteriaOf } from './matrixCriteria';
import { matrixEntries, phaseOfPlan, type MatrixEntry } from './matrixEntries';
import { matrixTables, type MatrixRow, type MatrixTable } from './matrixTables';
import { MatrixWords } from './matrixWords';
import { replacedWork } from './workCell';

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
    const advanced = isBehind ? writer?.replaceCell(row, table.status, this.words.status('done')) : null;
    const moved = this.workEdit(found.table, found.row, entry);
    if (advanced) this.advanced.add(entry.item);
    if (moved) this.moved.add(entry.item);
    const criteria = moved ? this.criteriaEdit(found.table, found.row, entry) : null;
    return [moved, criteria, advanced].flatMap((edit) => edit ?? []);
  }

  private workEdit(t: number, row: MatrixRow, entry: MatrixEntry): TextEdit | null {
    const table = this.tables[t] as MatrixTable;
    const { plan } = this;
    const ids = this.idsOf(entry);
    const names = [phaseOfPlan(this.group.graph, plan)];
    const wanted = { plan, work: entry.work, ids, said: this.words.work(table, ids), names };
    return replacedWork(this.group.graph, this.text, table, this.writers[t], row, wanted);
  }

  /** With other work, other criteria count. */
  private criteriaEdit(t: number, { row }: MatrixRow, entry: MatrixEntry): TextEdit | null {
    const table = this.tables[t] as MatrixTable;
    const there = table.criteria < 0 ? '' : (cellsOf(this.text, row)[table.criteria] ?? '');
    if (!isOwnCriteria(there)) return null;
    const said = mergedCriteria(there, this.criteriaOf(entry.item, table.phase >= 0));
    if (said === there) return null;
    return this.writers[t]?.replaceCell(row, table.criteria, said) ?? null;
  }

  insertions(): TextEdit[] {
    const wanted = this.entries.map(({ id, item }) => ({ id, there: this.rowOf.get(item) ?? null }));
    return insertedRows(this.group.graph, this.text, this.tables, this.writers, wanted, (table, index) => {
      const entry = this.entries[index] as MatrixEntry;
      this.inserted.add(entry.item);
      return this.cells(table, entry);
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
          return words.status(entry.isDone ? 'done' : 'open');
        default:
          return '';
      }
    });
  }
}
