import { statusOfText } from '../../facts/status';
import type { Graph } from '../../graph/graph';
import { cellsOf } from '../tableEdit';
import type { MatrixEntry } from './matrixEntries';
import type { CitedInRow, MatrixRow, MatrixTable } from './matrixTables';
import type { MatrixStatus } from './plannedRows';

/** How a matrix says it that says nothing yet. */
export const statusWords: Readonly<Record<MatrixStatus, string>> = {
  open: 'Plan generated',
  'in-progress': 'In progress',
  done: 'Implemented',
};

type Marks = readonly [before: string, behind: string];

/**
 * The words by which the rows of a matrix say something, so that new ones say it alike. Each is looked for once: a matrix
 * may have thousands of rows.
 */
export class MatrixWords {
  private readonly statuses = new Map<MatrixStatus, string>();
  private readonly phases = new Map<MatrixTable, string>();
  private readonly qualified = new Map<MatrixTable, boolean>();
  private readonly marks = new Map<MatrixTable, Map<number, Marks | null>>();

  constructor(
    private readonly graph: Graph,
    private readonly text: string,
    private readonly tables: readonly MatrixTable[],
    /** The requirements of the plan whose rows are written. */
    private readonly own: ReadonlySet<number>,
    /** The name of its phase where no row has one. */
    private readonly phaseName: string,
  ) {}

  /** As most rows say it that say the same. */
  status(wanted: MatrixStatus): string {
    return kept(this.statuses, wanted, () => {
      const said = this.tables.flatMap(({ table, status }) =>
        status < 0 ? [] : table.rows.map((row) => cellsOf(this.text, row)[status] ?? ''),
      );
      const words = statusWords[wanted];
      return (
        mostCommon(
          without(
            words,
            said.filter((cell) => statusOfText(cell) === wanted),
          ),
        ) ?? words
      );
    });
  }

  /** The phase as most rows of the plan name it. */
  phase(table: MatrixTable): string {
    return kept(this.phases, table, () => {
      const rows = table.rows.filter(({ items }) => items.some(({ target }) => this.own.has(target)));
      const said = rows.map(({ row }) => cellsOf(this.text, row)[table.phase] ?? '');
      return (
        mostCommon(
          without(
            this.phaseName,
            said.filter((cell) => cell !== ''),
          ),
        ) ?? this.phaseName
      );
    });
  }

  /** The ID with the marks that the rows of its form have around theirs. */
  id(table: MatrixTable, entry: Pick<MatrixEntry, 'item' | 'id'>): string {
    const { form } = this.graph.item(entry.item);
    const isLike = (one: CitedInRow): boolean => this.graph.item(one.target).form === form;
    const marks = this.marksOf(table, form, ({ items, row }) => {
      const [only] = items;
      return items.length === 1 && only && isLike(only) ? { cited: only, row, column: table.id } : null;
    });
    if (marks) return marks[0] + entry.id + marks[1];
    const { profile } = this.graph.fileOfItem(entry.item);
    return profile?.grammar.forms[form]?.brackets ? `[${entry.id}]` : entry.id;
  }

  /** Work as the cells of the column list it, one ID behind the other. */
  work(table: MatrixTable, ids: readonly string[], isQualified = this.namesPhaseOfWork(table)): string {
    const [before, behind] = this.marksOf(table, WORK, ({ work: [first], row }) =>
      first ? { cited: first, row, column: table.work } : null,
    ) ?? ['', ''];
    const phase = isQualified && this.phaseName !== '' ? `${this.phaseName} ` : '';
    return ids.map((id) => phase + before + id + behind).join(', ');
  }

  /** `Phase 3A WP-2`, where no column says the phase. */
  private namesPhaseOfWork(table: MatrixTable): boolean {
    if (table.phase >= 0 || this.phaseName === '') return false;
    return kept(this.qualified, table, () => {
      const model = table.rows.find(({ work }) => work.length > 0);
      const from = model?.row.cells[table.work * 2] ?? 0;
      return /\p{L}/u.test(this.text.slice(from, model?.work[0]?.start ?? from));
    });
  }

  private marksOf(
    table: MatrixTable,
    key: number,
    modelIn: (row: MatrixRow) => { cited: CitedInRow; row: MatrixRow['row']; column: number } | null,
  ): Marks | null {
    const own = kept(this.marks, table, () => new Map<number, Marks | null>());
    return kept(own, key, () => {
      for (const row of table.rows) {
        const model = modelIn(row);
        const marks = model && this.marksAround(model.cited, model.row.cells, model.column * 2);
        if (marks) return marks;
      }
      return null;
    });
  }

  /** The marks before and behind an ID that make a pair; null where they don't, or where it is the text of a link. */
  private marksAround({ start, end }: CitedInRow, cells: readonly number[], at: number): Marks | null {
    const { text } = this;
    const [from = 0, to = 0] = [cells[at], cells[at + 1]];
    let left = start;
    let right = end;
    while (left > from && right < to && CLOSING[text.charAt(left - 1)] === text.charAt(right)) {
      left--;
      right++;
    }
    if (text.charAt(right) === '(' || /[[(`*_]/.test(text.charAt(left - 1))) return null;
    return [text.slice(left, start), text.slice(end, right)];
  }
}

/** No form: the key of the marks around work. */
const WORK = -1;
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '`': '`', '*': '*', _: '_' };

function kept<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  if (known.has(key)) return known.get(key) as V;
  const found = find();
  known.set(key, found);
  return found;
}

/** The cells, without what a person added to the words themselves in one of them. */
function without(words: string, cells: readonly string[]): string[] {
  return cells.map((cell) => (words !== '' && cell.includes(words) ? words : cell));
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
