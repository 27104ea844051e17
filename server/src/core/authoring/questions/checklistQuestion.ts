import { readLabel } from '../../facts/labels';
import { cellText } from '../../text/cellText';
import type { ChangedDocument } from '../execution/changedDocuments';
import { cellsOf, isRest } from '../tableEdit';

const NUMBER = /^(?:#|no\.?|nr\.?|number)$/;
const NAME = /^(?:id|q)$/;

/**
 * Adds a question to the table of those that were logged during execution, in the checklist's own columns, and counts it
 * in the summary where that counted the table; nothing where there is no such table, or where it has the question.
 */
export function addToChecklist(document: ChangedDocument, id: string, words: string): void {
  const { text } = document;
  const table = document.tables.find(
    ({ columns }) => columns.includes('question') && columns.some((column) => NUMBER.test(column) || NAME.test(column)),
  );
  if (!table) return;
  const filled = table.rows.filter((row) => !isRest(text, row) && cellsOf(text, row).some((cell) => cell !== ''));
  const isKnown = (cell: string): boolean => cell === cellText(words) || isNamedIn(cell, id);
  if (filled.some((row) => cellsOf(text, row).some(isKnown))) return;
  const numbers = filled.map((row) => cellsOf(text, row)[0] ?? '');
  const isNumbered = NUMBER.test(table.columns[0] ?? '') && numbers.every((number) => /^\d{1,4}$/.test(number));
  const next = String(Math.max(0, ...numbers.map(Number).filter(Number.isInteger)) + 1);
  const logged = table.columns.findIndex((column) => column.startsWith('logged'));
  const cells = table.columns.map((column, c) => {
    if (column === 'question') return cellText(isNumbered && logged < 0 ? `${id}: ${words}` : words);
    if (c === logged) return isNumbered ? id : loggedAs(filled.map((row) => cellsOf(text, row)[c] ?? ''));
    if (NUMBER.test(column) || NAME.test(column)) return isNumbered && NUMBER.test(column) ? next : id;
    return '';
  });
  const rows = document.writerOf(table);
  const waiting = table.rows.findIndex((row) => !filled.includes(row));
  const waitingRow = table.rows[waiting];
  // A row that a template left to be filled in is filled in.
  const edit = waitingRow
    ? { ...rows.insertBelow(waiting - 1, [cells]), end: document.lines.lineEnd(waitingRow.line) }
    : rows.insertBelow(table.rows.length - 1, [cells]);
  if (document.add(edit)) count(document, filled.length);
}

/** Whether a text names an ID, and not one that it is a part of. */
export function isNamedIn(cell: string, id: string): boolean {
  for (let at = cell.indexOf(id); at >= 0; at = cell.indexOf(id, at + 1))
    if (!/[\p{L}\p{N}-]/u.test(cell.charAt(at - 1)) && !/[\p{L}\p{N}-]/u.test(cell.charAt(at + id.length))) return true;
  return false;
}

/** As the rows above say it: `Yes`, a tick. */
function loggedAs(others: readonly string[]): string {
  return others.filter((cell) => cell !== '' && cell.length < 12 && !/\d/.test(cell)).pop() ?? 'Yes';
}

/** `- **Questions logged**: 2`; a number that was another than that of the rows is a person's. */
function count(document: ChangedDocument, before: number): void {
  const { text } = document;
  for (const run of document.prose.runsIn(0, text.length)) {
    const label = readLabel(text, run.start, run.end, () => true);
    if (label?.words !== 'questions logged') continue;
    const value = /^\d{1,6}(?![\d/])/.exec(text.slice(label.valueStart, label.valueStart + 8))?.[0];
    if (value === undefined || Number(value) !== before) continue;
    document.add({ start: label.valueStart, end: label.valueStart + value.length, newText: String(before + 1) });
  }
}
