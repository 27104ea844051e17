import type { LinkedFile } from '../../graph/linkedFile';
import type { Run } from '../planProse';
import { cellsOf } from '../tableEdit';
import type { Snapshot } from '../../workspace/snapshot';
import { ChangedDocuments, type ChangedDocument, type PlacedRow } from './changedDocuments';
import { doneCell } from './doneCell';
import { doneRow } from './doneRow';

/** `nothing`: the place has nowhere to say how far it is. `unclear`: it says something that is not plainly open. */
export type Outcome = 'marked' | 'done' | 'unclear' | 'nothing';

const DATE_COLUMN = /^(?:date|done on|completed|completed on|date completed|completion date|finished|finished on)$/;
/** Headers that say how far a row is, where no rule of the document names the column; the likeliest first. */
const STATUS_COLUMNS: readonly RegExp[] = [
  /^(?:status|state|progress)$/,
  /^(?:done|complete|completed\?|implemented|respected|reached|answered|met)$/,
  /^(?:pass|passed|result|outcome|tested|verified)$/,
];

/** Writes into rows, cells and headings that they are done, in the documents of one change. */
export class Marking {
  readonly documents: ChangedDocuments;
  /** Places that could not be marked, in words. */
  readonly unclear: string[] = [];

  constructor(
    readonly snapshot: Snapshot,
    private readonly today: string,
  ) {
    this.documents = new ChangedDocuments(snapshot);
  }

  /** Marks what stands on the line of an offset: a row of a table, a row of a list, or a heading. */
  place(file: LinkedFile, offset: number, form: number | null = null): Outcome {
    const document = this.documents.document(file.path);
    if (!document) return 'nothing';
    const placed = document.rowAt(offset);
    if (placed) return this.cell(document, placed, statusColumnOf(file, placed, form));
    const run = document.markedRunAt(offset);
    return run ? this.run(document, run) : 'nothing';
  }

  run(document: ChangedDocument, run: Run): Outcome {
    const edits = doneRow(document, run);
    if (edits === 'done') return 'done';
    if (edits === 'unclear') return 'nothing';
    for (const edit of edits) document.add(edit);
    return 'marked';
  }

  /** Marks a cell; the day goes into the row's empty date. `word`: what an empty or open cell says then, without a model. */
  cell(document: ChangedDocument, placed: PlacedRow, column: number, word?: string): Outcome {
    const { table, row } = placed;
    const cells = cellsOf(document.text, row);
    const cell = cells[column];
    if (column < 0 || cell === undefined) return 'nothing';
    const own = table.rows.indexOf(row);
    const others = table.rows
      .map((other, r) => ({ distance: Math.abs(r - own), cell: cellsOf(document.text, other)[column] ?? '' }))
      .filter(({ distance }) => distance > 0)
      .sort((a, b) => a.distance - b.distance)
      .map((other) => other.cell);
    const title = table.columns[column] ?? '';
    const said = doneCell(cell, { title, others, ...(word === undefined ? {} : { word }) });
    if (said === 'unclear') {
      const line = document.lines.lineAt(row.start) + 1;
      this.unclear.push(`line ${line} of ${document.path} says "${cell}"`);
      return 'unclear';
    }
    if (said === 'done') return 'done';
    if (!document.replaceCell(placed, column, said.words)) return 'nothing';
    const date = table.columns.findIndex((words, c) => c !== column && DATE_COLUMN.test(words));
    if (date >= 0 && cells[date] === '') document.replaceCell(placed, date, this.today);
    return 'marked';
  }
}

/** The column in which a row says how far it is: the one that the rules of its document name, else one by its header. */
export function statusColumnOf(file: LinkedFile, { table, row }: PlacedRow, form: number | null): number {
  const { columns } = table;
  const { rule } = file;
  for (const stated of rule?.statuses ?? []) {
    const column = columns.findIndex((words) => stated.columns.has(words));
    if (column < 0 || (form !== null && !stated.forms.has(form))) continue;
    const found = columns.findIndex((words) => stated.statusColumns.has(words));
    if (found >= 0) return found;
  }
  for (const item of rule?.items.cell ?? []) {
    if (form === null || item.form !== form) continue;
    const found = columns.findIndex((words) => item.statusColumns?.has(words) ?? false);
    if (found >= 0) return found;
  }
  const record = file.facts.records.find(({ start }) => start >= row.start && start < row.end);
  const recorded = rule?.records.find(({ kind }) => kind === record?.kind);
  const outcome = columns.findIndex((words) => recorded?.columns.has(words) ?? false);
  if (outcome >= 0) return outcome;
  // What a milestone or a task leads to is called its outcome, or its result, and says nothing of how far it is.
  const patterns = form === null || record ? STATUS_COLUMNS : STATUS_COLUMNS.slice(0, -1);
  for (const pattern of patterns) {
    const found = columns.findIndex((words) => pattern.test(words));
    if (found >= 0) return found;
  }
  return -1;
}
