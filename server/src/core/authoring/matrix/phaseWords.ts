import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { MatrixTable } from './matrixTables';
import { MatrixWords } from './matrixWords';
import type { MatrixStatus, PlannedRow, Share } from './plannedRows';

/** The words of a matrix over several plans: how it names phases and their work, plan by plan as its rows do already. */
export class PhaseWords {
  private readonly wordsOf = new Map<LinkedFile, MatrixWords>();
  private readonly phaseOf = new Map<LinkedFile, string>();
  private readonly known = new Map<MatrixTable, ReadonlyMap<string, ReadonlySet<LinkedFile>>>();
  private readonly first: MatrixWords;

  constructor(
    private readonly group: PlanGroup,
    text: string,
    tables: readonly MatrixTable[],
    rows: readonly PlannedRow[],
  ) {
    const only = new Map<LinkedFile, Set<number>>();
    for (const { item, shares } of rows) {
      for (const { plan, phase } of shares) {
        this.phaseOf.set(plan, phase);
        const own = only.get(plan) ?? new Set();
        only.set(plan, own);
        // A row that several plans share names all of their phases.
        if (shares.length === 1) own.add(item);
      }
    }
    for (const [plan, own] of only)
      this.wordsOf.set(plan, new MatrixWords(group.graph, text, tables, own, this.phaseOf.get(plan) ?? ''));
    this.first = new MatrixWords(group.graph, text, tables, new Set(), '');
  }

  id(table: MatrixTable, { item, id }: PlannedRow): string {
    return this.first.id(table, { item, id });
  }

  status(status: MatrixStatus): string {
    return this.first.status(status);
  }

  /** The phases of some plans, as the rows of each name it. */
  said(table: MatrixTable, shares: readonly Share[]): string {
    return [...new Set(shares.map(({ plan }) => this.phase(table, plan)).filter((name) => name !== ''))].join(', ');
  }

  /** The work of some plans; with its phase where the row or the matrix speaks of several. */
  work(table: MatrixTable, shares: readonly Share[]): string {
    const isShared = shares.filter(({ work }) => work.length > 0).length > 1;
    const isNowhere = table.phase < 0 && this.phaseOf.size > 1 && table.rows.every(({ work }) => work.length === 0);
    return shares
      .flatMap(({ plan, work }) => {
        const ids = work.map((item) => this.group.graph.item(item).id);
        const words = this.wordsOf.get(plan) ?? this.first;
        if (ids.length === 0) return [];
        return [isShared || isNowhere ? words.work(table, ids, true) : words.work(table, ids)];
      })
      .join(', ');
  }

  /** The plans that each name in a cell may mean; null where it says anything else. */
  named(table: MatrixTable, cell: string): readonly ReadonlySet<LinkedFile>[] | null {
    const found = cell.split(/[ \t]*[,;][ \t]*/).map((name) => this.plansByName(table).get(name));
    return found.every((plans) => plans !== undefined) ? found : null;
  }

  names(table: MatrixTable): readonly string[] {
    return [...this.plansByName(table).keys()];
  }

  private plansByName(table: MatrixTable): ReadonlyMap<string, ReadonlySet<LinkedFile>> {
    let known = this.known.get(table);
    if (known) return known;
    const found = new Map<string, Set<LinkedFile>>();
    for (const [plan, phase] of this.phaseOf) {
      for (const name of [phase, this.phase(table, plan)])
        if (name !== '') found.set(name, (found.get(name) ?? new Set()).add(plan));
    }
    this.known.set(table, (known = found));
    return known;
  }

  /** A name that belongs to another plan was written when that one had the row. */
  private phase(table: MatrixTable, plan: LinkedFile): string {
    const own = this.phaseOf.get(plan) ?? '';
    const said = table.phase < 0 ? own : (this.wordsOf.get(plan)?.phase(table) ?? own);
    return said !== own && [...this.phaseOf.values()].includes(said) ? own : said;
  }
}
