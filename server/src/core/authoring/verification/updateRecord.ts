import { sectionOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Row } from '../../markdown/blocks';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import { wordsOf } from '../../profile/words';
import type { TextEdit } from '../../text/edit';
import { LineIndex } from '../../text/lineIndex';
import type { Verification } from '../../views/verification';
import type { Snapshot } from '../../workspace/snapshot';
import { withColumnsKept } from '../columnsKept';
import { lineEndingAt } from '../lineEnding';
import { openDocument } from '../openDocument';
import type { PlanProse } from '../planProse';
import { cellsOf, TableRows, tablesOf, type TableInText } from '../tableEdit';
import { recordAtEnd, recordHeadings } from '../verificationRecord';
import { updatedCell, type RecordCell } from './recordCells';
import { recordLines, recordWords, VERDICT, type RecordedCheck } from './recordWords';

export interface RecordChange {
  readonly change: WorkspaceChange;
  /** The document had no record. */
  readonly created: boolean;
  /** Offset in the text before: where the record begins. */
  readonly at: number;
}

export interface RecordRequest {
  readonly date: string;
  /** Every check gets the date, also those that give what they gave before. */
  readonly isDated: boolean;
}

/**
 * The verification record of a document brought up to date, or written where there is none. Of a record that is there,
 * nothing is touched but the words that Plantrace writes: cells of the rows that name the four checks, and its own
 * sentence above them. A check keeps its date as long as it gives what it gave.
 */
export function updateRecord(
  snapshot: Snapshot,
  file: LinkedFile,
  report: Verification,
  request: RecordRequest,
): RecordChange | { readonly unchanged: string; readonly at: number } | Refusal {
  const { path, rule } = file;
  const title = rule?.record?.title;
  if (title === undefined) return { refused: `${path} is of a kind that keeps no verification record: name a plan.` };
  const prose = openDocument(snapshot, path);
  if (!prose) return { refused: `${path} has just changed, or is too large to be edited safely: try again.` };
  const { text } = prose;
  const heading = headingOf(file, prose);
  if (heading === null) {
    const edit = recordAtEnd(file, text, report, request.date);
    return edit ? changed(`Insert "${title}" into ${path}`, path, text, [edit], true, edit.start) : hidden(path);
  }
  const at = file.facts.headings[heading]?.start ?? 0;
  const edits = new RecordUpdate(file, prose, heading, report, request).edits();
  if (edits.length === 0) return { unchanged: path, at };
  return changed(`Bring the verification record of ${path} up to date`, path, text, edits, false, at);
}

/** Of several headings that say so the first with a table of checks, else the last; null for none. */
function headingOf(file: LinkedFile, prose: PlanProse): number | null {
  const headings = recordHeadings(file);
  const withTable = headings.find((heading) => tableOf(prose, sectionOf(file, heading)) !== null);
  return withTable ?? headings[headings.length - 1] ?? null;
}

class RecordUpdate {
  private readonly lines: LineIndex;
  private readonly section: { readonly start: number; readonly end: number };

  constructor(
    file: LinkedFile,
    private readonly prose: PlanProse,
    heading: number,
    private readonly report: Verification,
    private readonly request: RecordRequest,
  ) {
    this.lines = new LineIndex(prose.text);
    this.section = sectionOf(file, heading);
  }

  edits(): readonly TextEdit[] {
    const found = tableOf(this.prose, this.section);
    return found ? [...this.verdict(), ...this.rows(found)] : [this.newTable()];
  }

  /** Another sentence in place of the generated one; where a person took that away, it stays away. */
  private verdict(): TextEdit[] {
    const { blocks, text } = this.prose;
    const { verdict } = recordWords(this.report);
    for (const block of blocks) {
      if (block.kind !== 'paragraph' || block.parent >= 0 || !within(this.section, block.start)) continue;
      const written = VERDICT.exec(text.slice(block.start, block.end))?.[0];
      if (written === undefined) continue;
      return written === verdict ? [] : [{ start: block.start, end: block.start + written.length, newText: verdict }];
    }
    return [];
  }

  private rows({ table, columns, byCheck }: CheckTable): TextEdit[] {
    const writer = new TableRows(this.prose.text, this.lines, table);
    const { checks } = recordWords(this.report);
    const edits = checks.flatMap((check) => {
      const rows = byCheck.get(check.key) ?? [];
      const [row] = rows;
      // Who has a row for each section of a check goes into more than is known here.
      return row && rows.length === 1 ? this.row(writer, columns, row, check) : [];
    });
    const missing = checks.filter(({ key, isIdle }) => !byCheck.has(key) && !isIdle);
    if (missing.length === 0) return edits;
    const last = Math.max(...[...byCheck.values()].flat().map((row) => table.rows.indexOf(row)));
    const { date } = this.request;
    const added = missing.map((check) => {
      const cells = table.columns.map(() => '');
      const { name, result, walked, findings } = check;
      const said = { check: name, date, result, walked, findings };
      for (const [column, at] of columns) cells[at] = said[column];
      return cells;
    });
    return [...edits, writer.insertBelow(last, added)];
  }

  private row(writer: TableRows, columns: CheckTable['columns'], row: Row, check: RecordedCheck): TextEdit[] {
    const cells = cellsOf(this.prose.text, row);
    const edits = (['result', 'walked', 'findings'] as const).flatMap((kind: RecordCell): TextEdit[] => {
      const column = columns.get(kind) ?? -1;
      const cell = cells[column];
      const now = cell === undefined ? '' : updatedCell(kind, cell, check[kind]);
      return cell === undefined || now === cell ? [] : (replaced(writer, row, column, now) ?? []);
    });
    const column = columns.get('date') ?? -1;
    const date = cells[column];
    const { date: today, isDated } = this.request;
    const isDue = date === '' || ((edits.length > 0 || isDated) && date !== undefined && UNDATED.test(date));
    if (!isDue || date === today) return edits;
    return [...(replaced(writer, row, column, today) ?? []), ...edits];
  }

  /** The sentence and the table right below the heading: what a person wrote there follows them. */
  private newTable(): TextEdit {
    const { blocks, text } = this.prose;
    const { start } = this.section;
    const heading = blocks.find((block) => block.kind === 'heading' && block.start <= start && start <= block.end);
    const line = this.lines.lineAt(heading?.end ?? start);
    const at = this.lines.lineEnd(line);
    const eol = lineEndingAt(text, at);
    const next =
      line + 1 < this.lines.lineCount ? text.slice(this.lines.lineStart(line + 1), this.lines.lineEnd(line + 1)) : '';
    const newText = eol + eol + recordLines(this.report, this.request.date).join(eol) + (next.trim() === '' ? '' : eol);
    return { start: at, end: at, newText };
  }
}

/** A date that can be exchanged, or a place that waits for one. */
const UNDATED = /^(?:\d{4}-\d{2}-\d{2}|\[[^\]]{0,40}\]|[-\u2013\u2014?])$/;

/** The table of a record: where its columns are, and which rows it has of each check. */
interface CheckTable {
  readonly table: TableInText;
  readonly columns: ReadonlyMap<'check' | 'date' | RecordCell, number>;
  readonly byCheck: ReadonlyMap<string, readonly Row[]>;
}

const titles: readonly (readonly ['check' | 'date' | RecordCell, readonly string[]])[] = [
  ['check', ['check', 'checks', 'verification']],
  ['date', ['date', 'checked', 'checked on', 'verified on']],
  ['result', ['result', 'results', 'outcome', 'verdict', 'status']],
  ['walked', ['walked']],
  ['findings', ['findings', 'finding']],
];
const CHECK = /^(forward|reverse|split|negative)(?![a-z])/;

function tableOf({ text, blocks }: PlanProse, section: { start: number; end: number }): CheckTable | null {
  for (const table of tablesOf(text, blocks)) {
    if (!within(section, table.header.start)) continue;
    const columns = new Map(
      titles.flatMap(([name, words]) => {
        const at = table.columns.findIndex((column) => words.includes(column));
        return at < 0 ? [] : [[name, at] as const];
      }),
    );
    // A table of reviews may have a row of negative requirements as well.
    const isNamed = columns.has('check');
    if (!isNamed) columns.set('check', 0);
    if (!columns.has('result') && !columns.has('findings')) continue;
    const byCheck = new Map<string, Row[]>();
    for (const row of table.rows) {
      const key = CHECK.exec(wordsOf(cellsOf(text, row)[columns.get('check') ?? 0] ?? ''))?.[1];
      if (key === undefined) continue;
      byCheck.set(key, [...(byCheck.get(key) ?? []), row]);
    }
    if (byCheck.size > (isNamed ? 0 : 1)) return { table, columns, byCheck };
  }
  return null;
}

function replaced(writer: TableRows, row: Row, column: number, words: string): TextEdit[] | null {
  const edit = writer.replaceCell(row, column, words);
  return edit && [edit];
}

const within = ({ start, end }: { start: number; end: number }, at: number): boolean => at >= start && at < end;

function changed(
  title: string,
  file: string,
  expectedText: string,
  edits: readonly TextEdit[],
  created: boolean,
  at: number,
): RecordChange {
  return { change: withColumnsKept({ title, creations: [], edits: [{ file, expectedText, edits }] }), created, at };
}

const hidden = (path: string): Refusal => ({
  refused: `${path} ends with a code fence, a comment or another block without an end: close it, and try again.`,
});
