import type { Row } from '../../markdown/blocks';
import { cellText } from '../../text/cellText';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import type { PlanProse } from '../planProse';
import { cellsOf, isRest, TableRows, type TableInText } from '../tableEdit';
import { cellWith, outcomeIn } from './resultCell';
import { wordsAlone, type ReviewEntry } from './reviewEntry';
import { reviewSaid } from './reviews';

/** Which columns of a table of reviews say what; -1 for none. */
export interface ReviewColumns {
  readonly review: number;
  readonly date: number;
  readonly result: number;
  readonly findings: number;
}

/** How the rows of a table name reviews. */
export interface RowNames {
  /** False for a row that is about something else. */
  readonly isReview: (name: string) => boolean;
  /** What a new row is called. */
  readonly name: (title: string) => string;
}

const REVIEW = /^(?:review|reviews|review step|step|check|external review)$/;
const DATE = /^(?:date|when|on|day)$/;
const RESULT = /^(?:result|outcome|verdict|status|passed|pass)$/;
const FINDINGS = /^(?:findings?|notes?|rationale|remarks?|comments?|corrections?|details?)$/;

/** Null where the table cannot tell which review came to what. */
export function reviewColumns({ columns }: TableInText): ReviewColumns | null {
  const column = (name: RegExp): number => columns.findIndex((words) => name.test(words));
  const found = { review: column(REVIEW), date: column(DATE), result: column(RESULT), findings: column(FINDINGS) };
  return found.review < 0 || found.result < 0 ? null : found;
}

/** Whether a table says of itself, by its columns and by all of its rows, that it is about reviews by others. */
export function isTableOfReviews(text: string, table: TableInText): boolean {
  const columns = reviewColumns(table);
  if (!columns || columns.date < 0 || !/\breviews?\b/.test(table.columns[columns.review] ?? '')) return false;
  const names = table.rows.map((row) => cellsOf(text, row)[columns.review] ?? '').filter((name) => name !== '');
  return names.length > 0 && names.every((name) => reviewSaid(name) !== null);
}

/**
 * The edits that record a review in a table: in the row that waits for it, else in a new one below those of the same
 * review, which are its history. None where a row says the very same already.
 */
export function recordInTable(
  prose: PlanProse,
  table: TableInText,
  columns: ReviewColumns,
  entry: ReviewEntry,
  names: RowNames,
): TextEdit[] {
  const { text } = prose;
  const writer = new TableRows(text, new LineIndex(text), table);
  const own = table.rows.flatMap((row, index) => {
    const cells = cellsOf(text, row);
    const name = cells[columns.review] ?? '';
    return names.isReview(name) && reviewSaid(name) === entry.review.name ? [{ row, index, cells }] : [];
  });
  if (own.some(({ cells }) => isSame(cells, columns, entry))) return [];
  const waiting = own.find(({ cells }) => isWaiting(cells, columns));
  const filled = waiting && fill(writer, waiting.row, waiting.cells, columns, entry);
  if (filled) return filled;
  const last = own[own.length - 1];
  const models = table.rows.map((row) => cellsOf(text, row)[columns.result] ?? '');
  const model = last?.cells[columns.result] ?? models.find((cell) => /\[[^\]]?\]/.test(cell)) ?? '';
  const cells = table.columns.map((_, c) => {
    if (c === columns.review) return last?.cells[columns.review] ?? names.name(entry.review.title);
    if (c === columns.date) return entry.date;
    if (c === columns.result) return resultWords(model, columns, entry);
    return c === columns.findings ? cellText(entry.rationale) : '';
  });
  return [writer.insertBelow(last?.index ?? lastRow(text, table), [cells])];
}

function resultWords(model: string, { date, findings }: ReviewColumns, entry: ReviewEntry): string {
  const dated = date < 0 ? ` (${entry.date})` : '';
  const reason = findings < 0 && entry.rationale !== '' ? `: ${cellText(entry.rationale)}` : '';
  return cellWith(model, entry.outcome) + dated + reason;
}

function isSame(cells: readonly string[], columns: ReviewColumns, entry: ReviewEntry): boolean {
  const result = cells[columns.result] ?? '';
  const reason = cells[columns.findings] ?? result;
  return (
    (cells[columns.date] ?? result).includes(entry.date) &&
    outcomeIn(result) === entry.outcome.name &&
    wordsAlone(reason).endsWith(wordsAlone(entry.rationale))
  );
}

/** Nobody has written down yet that it took place. */
function isWaiting(cells: readonly string[], { date, result }: ReviewColumns): boolean {
  const said = (cells[result] ?? '').trim();
  const isOpen = said === '' || /^[-\u2013\u2014]$/.test(said) || (/\[[ ]?\]/.test(said) && !/\[[^\] ]\]/.test(said));
  return isOpen && (cells[date] ?? '').replace(/[-\u2013\u2014]/g, '').trim() === '';
}

function fill(
  writer: TableRows,
  row: Row,
  cells: readonly string[],
  columns: ReviewColumns,
  entry: ReviewEntry,
): TextEdit[] | null {
  const note = cells[columns.findings] ?? '';
  const reason = cellText(entry.rationale);
  const findings = note === '' || note === '-' || note === '\u2013' ? reason : `${note}; ${reason}`;
  const written: [column: number, words: string][] = [
    [columns.date, entry.date],
    [columns.result, resultWords(cells[columns.result] ?? '', columns, entry)],
    ...(reason === '' ? [] : [[columns.findings, findings] as [number, string]]),
  ];
  const edits = written.flatMap(([column, words]) => (column < 0 ? [] : [writer.replaceCell(row, column, words)]));
  return edits.every((edit) => edit !== null) ? edits : null;
}

function lastRow(text: string, { rows }: TableInText): number {
  let last = rows.length - 1;
  while (last >= 0 && rows[last] && isRest(text, rows[last])) last--;
  return last;
}
