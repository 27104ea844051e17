import { sectionOf } from '../graph/gates';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import type { Row } from '../markdown/blocks';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { LineIndex } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';
import { openDocument } from './openDocument';
import { repairOf, type Repair } from './repair';
import { cellsOf, TableRows, tablesOf } from './tableEdit';

const LONGEST_NAME = 60;

/** One check of the table: the row that waits for its outcome. */
interface Check {
  readonly name: string;
  readonly row: Row;
  readonly column: number;
  readonly outcome: string;
  readonly rows: TableRows;
}

/**
 * Records the outcome of a compliance check in the table that waits for it: that all passed, or that one of them failed.
 * Which of these it was, only the person knows who made it, and when.
 */
export function recordCompliance(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const group = file && graph.group(file.plan);
  const prose = openDocument(snapshot, finding.file);
  if (!file || !group || !prose) return [];
  const checks = checksOf(file, finding.start, prose.text, tablesOf(prose.text, prose.blocks));
  const isDeferring = defersAnything(group, file);
  const passed = checks.flatMap((check) => {
    const isIdle = !isDeferring && /\bdeferred\b/i.test(check.name);
    return edited(check, (isIdle ? marked(check.outcome, /^n\/a\b/i) : null) ?? said(check.outcome, /^pass/i, 'Pass'));
  });
  const failed = checks.flatMap((check) => {
    const edits = edited(check, said(check.outcome, /^fail/i, 'Failed'));
    const title = `Record that "${check.name}" failed`;
    return edits.length === 0 ? [] : [repairOf(title, file.path, prose.text, edits)];
  });
  const all = checks.length > 0 && passed.length === checks.length;
  return [...(all ? [repairOf('Record that the checks passed', file.path, prose.text, passed)] : []), ...failed];
}

function checksOf(
  file: LinkedFile,
  heading: number,
  text: string,
  tables: ReturnType<typeof tablesOf>,
): readonly Check[] {
  const rule = file.rule?.records.find(({ kind }) => kind === 'compliance');
  const section = sectionOf(
    file,
    file.facts.headings.findIndex(({ start }) => start === heading),
  );
  const own = file.facts.records.filter(
    ({ kind, isFilled, start }) => kind === 'compliance' && isFilled && start >= section.start && start < section.end,
  );
  const waiting = own.every(({ status }) => status === 'open') ? own : [];
  const lines = new LineIndex(text);
  return tables.flatMap((table) => {
    const column = table.columns.findIndex((words) => rule?.columns.has(words));
    const rows = new TableRows(text, lines, table);
    return table.rows.flatMap((row): Check[] => {
      const record = waiting.find(({ start }) => start >= row.start && start < row.end);
      if (column < 0 || !record) return [];
      const name = text.slice(record.start, record.end).replace(/[*_`]/g, '').slice(0, LONGEST_NAME).trim();
      return [{ name, row, column, outcome: cellsOf(text, row)[column] ?? '', rows }];
    });
  });
}

function edited({ rows, row, column }: Check, outcome: string | null): TextEdit[] {
  const edit = outcome === null ? null : rows.replaceCell(row, column, outcome);
  return edit ? [edit] : [];
}

/** The outcome in a cell: its box is ticked where it has one, the words are written where it has none; else null. */
function said(cell: string, outcome: RegExp, words: string): string | null {
  return /\[[ ]\]/.test(cell) ? marked(cell, outcome) : words;
}

const BOX = /\[ \](\s*)([A-Za-z/]*)/g;

/** A cell with the box before a certain outcome ticked; null where it has none. */
export function marked(cell: string, outcome: RegExp): string | null {
  for (const { index, 0: box, 1: blank = '', 2: word = '' } of cell.matchAll(BOX)) {
    if (!outcome.test(word) && !(word === '' && outcome.test('pass'))) continue;
    return `${cell.slice(0, index)}[x]${blank}${word}${cell.slice(index + box.length)}`;
  }
  return null;
}

/** Whether plan or checklist put any criterion off. */
function defersAnything(group: PlanGroup, checklist: LinkedFile): boolean {
  const links = group.linksOf('defers-to');
  for (let i = 2; i < links.length; i += 3) {
    const file = group.graph.fileOfReference(links[i] ?? -1);
    if (file === checklist || file.path === checklist.speaksOf) return true;
  }
  return false;
}
