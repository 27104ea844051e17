import { sectionOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import { headingSays } from '../../profile/words';
import { cellText } from '../../text/cellText';
import { cellsOf, isRest, type TableInText } from '../tableEdit';
import type { ChangedDocument } from './changedDocuments';
import { outcomeCell, type CheckOutcome } from './outcomeCell';

/** What a compliance check looks at. */
export const checkKinds = ['build', 'tests', 'deferred', 'spot-check'] as const;
export type CheckKind = (typeof checkKinds)[number];

export interface CheckResult {
  readonly kind: CheckKind;
  readonly outcome: CheckOutcome;
  readonly notes: string;
}

const NAMES: Readonly<Record<CheckKind, string>> = {
  build: 'Build (zero warnings)',
  tests: 'All tests pass',
  deferred: 'Deferred criteria review',
  'spot-check': 'Traceability spot-check (3 random)',
};
/** By what the row of a check is known, the surest first. */
const TELLS: readonly (readonly [CheckKind, RegExp])[] = [
  ['spot-check', /\b(?:spot|random|traceab)/i],
  ['deferred', /\bdeferr/i],
  ['build', /\b(?:builds?|compiles?|compilation)\b/i],
  ['tests', /\btests?\b/i],
];
const DATE = /^(?:date|day|when|checked on)$/;
const NOTES = /^(?:notes?|remarks?|comments?|findings?|details)$/;

/** A table of compliance checks: a row for each thing that is looked at. */
interface ComplianceTable {
  readonly table: TableInText;
  readonly check: number;
  readonly outcome: number;
  readonly date: number;
  readonly notes: number;
}

/** The first such table of a checklist; null where it has none. */
export function complianceTable(file: LinkedFile, document: ChangedDocument): ComplianceTable | null {
  const rule = file.rule?.records.find(({ kind }) => kind === 'compliance');
  if (!rule) return null;
  for (const [heading, { words }] of file.facts.headings.entries()) {
    if (!rule.under.some((title) => headingSays(words, title))) continue;
    const section = sectionOf(file, heading);
    for (const table of document.tables) {
      if (table.header.start < section.start || table.header.start >= section.end) continue;
      const { columns } = table;
      const outcome = columns.findIndex((title) => rule.columns.has(title));
      const date = columns.findIndex((title) => DATE.test(title));
      const notes = columns.findIndex((title) => NOTES.test(title));
      const check = checkColumn(document.text, table, [outcome, date, notes]);
      if (outcome >= 0 && check >= 0) return { table, check, outcome, date, notes };
    }
  }
  return null;
}

/** The column that names the checks: the one whose cells do so, else the first that is not taken. */
function checkColumn(text: string, { columns, rows }: TableInText, taken: readonly number[]): number {
  const named = columns.map((title, c) => {
    if (taken.includes(c) || /^(?:#|no\.?|nr\.?)?$/.test(title)) return -1;
    return rows.filter((row) => kindOf(cellsOf(text, row)[c] ?? '') !== null).length;
  });
  const most = Math.max(-1, ...named);
  return most < 0 ? -1 : named.indexOf(most);
}

/**
 * Writes a compliance check into its table: into the first row of its kind that nobody has filled in, else into a row of
 * its own below all others. An earlier check stays as it is. False where the last check of this day says all that.
 */
export function writeChecks(
  document: ChangedDocument,
  read: ComplianceTable,
  results: readonly CheckResult[],
  today: string,
): boolean {
  const { table } = read;
  const rows = table.rows.map((row, r) => ({ r, cells: cellsOf(document.text, row), row }));
  const own = (kind: CheckKind): typeof rows => rows.filter(({ cells }) => kindOf(cells[read.check] ?? '') === kind);
  const isKnown = results
    .filter(({ kind }) => kind !== 'deferred')
    .every((result) => own(result.kind).some(({ cells }) => says(read, cells, result, today)));
  if (isKnown) return false;
  const added: string[][] = [];
  for (const result of results) {
    const kin = own(result.kind);
    const waiting = kin.find(
      ({ cells, r }) => isEmpty(read, cells) && table.rows[r]?.cells.length === table.header.cells.length,
    );
    const model = kin[kin.length - 1]?.cells;
    const said = outcomeCell(model?.[read.outcome] ?? otherOutcome(read, rows), result.outcome);
    if (waiting) {
      const placed = { table, row: waiting.row };
      document.replaceCell(placed, read.outcome, outcomeCell(waiting.cells[read.outcome] ?? '', result.outcome));
      if (read.date >= 0) document.replaceCell(placed, read.date, today);
      if (read.notes >= 0 && notesOf(result, said) !== '')
        document.replaceCell(placed, read.notes, notesOf(result, said));
      continue;
    }
    added.push(
      table.columns.map((_, c) => {
        if (c === read.check) return model?.[read.check] ?? NAMES[result.kind];
        if (c === read.outcome) return said;
        if (c === read.date) return today;
        return c === read.notes ? notesOf(result, said) : '';
      }),
    );
  }
  if (added.length > 0) {
    let last = table.rows.length - 1;
    while (last >= 0 && table.rows[last] && isRest(document.text, table.rows[last])) last--;
    document.add(document.writerOf(table).insertBelow(last, added));
  }
  return true;
}

function kindOf(name: string): CheckKind | null {
  return TELLS.find(([, tell]) => tell.test(name))?.[0] ?? null;
}

/** Nobody has filled anything in: no box is ticked, and there is neither a day nor a note. */
function isEmpty({ outcome, date, notes }: ComplianceTable, cells: readonly string[]): boolean {
  const said = cells[outcome] ?? '';
  const isOpen =
    said === '' ||
    (/\[ \]/.test(said) && !/\[[^ \]]\]/.test(said)) ||
    /^(?:pending|open|[-\u2013\u2014]+)$/i.test(said);
  return isOpen && [date, notes].every((c) => c < 0 || (cells[c] ?? '') === '');
}

function says(
  { outcome, date, notes }: ComplianceTable,
  cells: readonly string[],
  result: CheckResult,
  today: string,
): boolean {
  const cell = cells[outcome] ?? '';
  const isDated = date < 0 || cells[date] === today;
  const noted = notes < 0 || (cells[notes] ?? '') === notesOf(result, cell);
  return isDated && noted && outcomeCell(cell, result.outcome) === cell;
}

/** The outcome cell of any row, as a model for one of a kind that the table does not have yet. */
function otherOutcome({ outcome }: ComplianceTable, rows: readonly { readonly cells: readonly string[] }[]): string {
  return rows.map(({ cells }) => cells[outcome] ?? '').find((cell) => cell !== '') ?? '';
}

/** Boxes can't say that a check was not made. */
function notesOf({ outcome, notes }: CheckResult, cell: string): string {
  const isUnsaid = outcome === 'not-run' && cell.includes('[');
  return cellText([isUnsaid ? 'Not run' : '', notes].filter((part) => part !== '').join('; '));
}
