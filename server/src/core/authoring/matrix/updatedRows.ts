import { statusOfText } from '../../facts/status';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { cellText } from '../../text/cellText';
import type { TextEdit } from '../../text/edit';
import { LineIndex } from '../../text/lineIndex';
import { cellsOf, TableRows } from '../tableEdit';
import { insertedRows } from './insertedRows';
import { isOwnCriteria, mergedCriteria } from './matrixCriteria';
import type { MatrixRow, MatrixTable } from './matrixTables';
import { PhaseWords } from './phaseWords';
import { statusOf, type PlannedRow, type Share } from './plannedRows';
import { advancedStatus } from './statusCell';
import { isList, replacedWork } from './workCell';

/** Names what verifies a requirement, for a row over some plans in a matrix that says the phase or doesn't. */
export type CriteriaOfRow = (row: PlannedRow, shares: readonly Share[], isPhased: boolean) => string;

export interface UpdatedRows {
  readonly edits: readonly TextEdit[];
  readonly added: number;
  /** Rows that said something else. */
  readonly corrected: number;
  /** IDs of what the matrix says is done and the plan leaves open: a person has to settle that. */
  readonly ahead: readonly string[];
}

interface PlacedRow {
  readonly table: number;
  readonly row: MatrixRow;
}

/**
 * Brings the rows of some tables up to date with all plans. Between markers, the cells of the columns that Plantrace
 * writes say what the plans say; in the table of a person they are touched only where they say something else. Either
 * way columns and rows of a person stay, a status only goes forward, and words beside IDs are nobody's but theirs.
 */
export class MatrixUpdate {
  private readonly writers: readonly TableRows[];
  private readonly phases: PhaseWords;
  private readonly rowsOf = new Map<number, PlacedRow[]>();
  /** Plans that tick rows: in others, a row that is not ticked says nothing. */
  private readonly ticking = new Set<LinkedFile>();

  constructor(
    private readonly group: PlanGroup,
    private readonly text: string,
    private readonly tables: readonly MatrixTable[],
    private readonly isMarked: boolean,
    /** All that the plans have: their names are known by it. */
    rows: readonly PlannedRow[],
    /** Those that are looked at. */
    private readonly meant: readonly PlannedRow[],
    private readonly criteriaOf: CriteriaOfRow,
  ) {
    const lines = new LineIndex(text);
    this.writers = tables.map(({ table }) => new TableRows(text, lines, table));
    this.phases = new PhaseWords(group, text, tables, rows);
    tables.forEach(({ rows: own }, table) => {
      for (const row of own) {
        for (const { target } of row.items) {
          const known = this.rowsOf.get(target);
          if (!known) this.rowsOf.set(target, [{ table, row }]);
          else if (known.every((one) => one.row !== row)) known.push({ table, row });
        }
      }
    });
    for (const { shares } of rows) for (const { plan, isDone } of shares) if (isDone) this.ticking.add(plan);
  }

  updated(): UpdatedRows {
    const ahead: string[] = [];
    let corrected = 0;
    const corrections = this.meant.flatMap((planned) => {
      // A row over several requirements says of none of them alone what is to be corrected.
      const places = (this.rowsOf.get(planned.item) ?? []).filter(({ row }) => row.items.length === 1);
      return this.sharesByPlace(planned, places).flatMap((shares, i) => {
        const place = places[i];
        if (!place || shares.length === 0) return [];
        const edits = this.corrections(place, planned, shares);
        if (edits.length > 0) corrected++;
        if (this.isAhead(place, shares)) ahead.push(planned.id);
        return edits;
      });
    });
    let added = 0;
    const wanted = this.meant.map(({ id, item }) => ({ id, there: this.rowsOf.get(item)?.[0] ?? null }));
    const insertions = insertedRows(this.group.graph, this.text, this.tables, this.writers, wanted, (table, index) => {
      added++;
      return this.cells(table, this.meant[index] as PlannedRow);
    });
    return { edits: [...corrections, ...insertions], added, corrected, ahead };
  }

  /** Which plans each row of a requirement speaks of: all, where there is one row; the first takes what is left. */
  private sharesByPlace({ shares }: PlannedRow, places: readonly PlacedRow[]): Share[][] {
    if (places.length <= 1) return places.map(() => [...shares]);
    const found = places.map(({ table, row }) => shares.filter(({ plan }) => this.speaksOf(table, row, plan)));
    const left = shares.filter((share) => found.every((own) => !own.includes(share)));
    found[0]?.push(...left);
    return found;
  }

  private speaksOf(t: number, row: MatrixRow, plan: LinkedFile): boolean {
    const { graph } = this.group;
    const table = this.tables[t] as MatrixTable;
    if (row.work.some(({ target }) => graph.fileOfItem(target) === plan)) return true;
    return this.phases.named(table, this.cell(row, table.phase))?.some((plans) => plans.has(plan)) ?? false;
  }

  private corrections(place: PlacedRow, planned: PlannedRow, shares: readonly Share[]): TextEdit[] {
    const table = this.tables[place.table] as MatrixTable;
    const edits = [
      this.wordsEdit(place, table, planned),
      this.phaseEdit(place, table, shares),
      ...this.workEdit(place, table, shares),
      this.criteriaEdit(place, table, planned, shares),
      this.statusEdit(place, table, shares),
    ];
    // A cell that says so already is not filled up anew.
    return edits.flatMap((edit) =>
      edit && this.text.slice(edit.start, edit.end).trim() !== edit.newText.trim() ? [edit] : [],
    );
  }

  private cell({ row }: MatrixRow, column: number): string {
    return column < 0 ? '' : (cellsOf(this.text, row)[column] ?? '');
  }

  private replace({ table, row }: PlacedRow, column: number, words: string): TextEdit | null {
    return this.writers[table]?.replaceCell(row.row, column, words) ?? null;
  }

  private wordsEdit(place: PlacedRow, table: MatrixTable, { words }: PlannedRow): TextEdit | null {
    if (!this.isMarked || table.words < 0 || words === '') return null;
    const said = cellText(words);
    return this.cell(place.row, table.words).includes(said) ? null : this.replace(place, table.words, said);
  }

  private phaseEdit(place: PlacedRow, table: MatrixTable, shares: readonly Share[]): TextEdit | null {
    const said = this.phases.said(table, shares);
    if (table.phase < 0 || said === '') return null;
    const cell = this.cell(place.row, table.phase);
    if (cell === '') return this.isMarked ? this.replace(place, table.phase, said) : null;
    const named = this.phases.named(table, cell);
    if (!named) return null;
    const isNamed = shares.map(({ plan }) => named.some((plans) => plans.has(plan)));
    const isWanted = named.map((plans) => shares.some(({ plan }) => plans.has(plan)));
    const isRight = this.isMarked ? isNamed.every(Boolean) && isWanted.every(Boolean) : isNamed.some(Boolean);
    return isRight ? null : this.replace(place, table.phase, said);
  }

  private workEdit(place: PlacedRow, table: MatrixTable, shares: readonly Share[]): TextEdit[] {
    const { graph } = this.group;
    const { row } = place;
    const wanted = new Set(shares.flatMap(({ work }) => work));
    if (table.work < 0 || wanted.size === 0) return [];
    const said = this.phases.work(table, shares);
    if (this.cell(row, table.work) === '') return this.isMarked ? this.whole(place, table.work, said) : [];
    const { work, gone } = row;
    const isNamed = work.filter(({ target }) => wanted.has(target));
    const isWhole = new Set(isNamed.map(({ target }) => target)).size === wanted.size;
    const isRight = this.isMarked ? isWhole && isNamed.length === work.length && gone.length === 0 : isNamed.length > 0;
    if (isRight) return [];
    const isOfOthers = work.every(({ target }) => shares.every(({ plan }) => graph.fileOfItem(target) !== plan));
    const isOwn = isList(this.text, row.row, table.work, [...work, ...gone], this.phases.names(table));
    if (isOwn && (this.isMarked || (isOfOthers && work.length > 0))) return this.whole(place, table.work, said);
    return shares.flatMap((share) => {
      const ids = share.work.map((item) => graph.item(item).id);
      const own = { ...share, ids, said: this.phases.work(table, [share]), names: this.phases.names(table) };
      return replacedWork(graph, this.text, table, this.writers[place.table], row, own) ?? [];
    });
  }

  private whole(place: PlacedRow, column: number, words: string): TextEdit[] {
    const edit = this.replace(place, column, words);
    return edit ? [edit] : [];
  }

  private criteriaEdit(
    place: PlacedRow,
    table: MatrixTable,
    planned: PlannedRow,
    shares: readonly Share[],
  ): TextEdit | null {
    if (table.criteria < 0) return null;
    const cell = this.cell(place.row, table.criteria);
    if (cell === '' ? !this.isMarked : !isOwnCriteria(cell)) return null;
    const said = this.criteriaOf(planned, shares, table.phase >= 0);
    const merged = cell === '' ? cellText(said) : mergedCriteria(cell, said);
    return merged === cell ? null : this.replace(place, table.criteria, merged);
  }

  private statusEdit(place: PlacedRow, table: MatrixTable, shares: readonly Share[]): TextEdit | null {
    if (table.status < 0) return null;
    const cell = this.cell(place.row, table.status);
    const wanted = statusOf(shares);
    if (cell === '') return this.isMarked ? this.replace(place, table.status, this.phases.status(wanted)) : null;
    const said = advancedStatus(cell, wanted, this.phases.status(wanted));
    return said === null ? null : this.replace(place, table.status, said);
  }

  private isAhead({ table: t, row }: PlacedRow, shares: readonly Share[]): boolean {
    const table = this.tables[t] as MatrixTable;
    if (!this.isMarked || statusOfText(this.cell(row, table.status)) !== 'done') return false;
    return shares.every(({ plan, isDone }) => !isDone && this.ticking.has(plan));
  }

  private cells(table: MatrixTable, planned: PlannedRow): string[] {
    const { shares } = planned;
    return table.table.columns.map((_, column) => {
      switch (column) {
        case table.id:
          return this.phases.id(table, planned);
        case table.words:
          return cellText(planned.words);
        case table.phase:
          return cellText(this.phases.said(table, shares));
        case table.work:
          return this.phases.work(table, shares);
        case table.criteria:
          return cellText(this.criteriaOf(planned, shares, table.phase >= 0));
        case table.status:
          return this.phases.status(statusOf(shares));
        default:
          return '';
      }
    });
  }
}
