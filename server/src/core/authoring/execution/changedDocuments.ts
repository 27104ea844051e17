import type { Row } from '../../markdown/blocks';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { TextEdit } from '../../text/edit';
import { LineIndex } from '../../text/lineIndex';
import type { Snapshot } from '../../workspace/snapshot';
import { keepColumns } from '../columnsKept';
import { openDocument } from '../openDocument';
import { PlanProse, type Run } from '../planProse';
import { snapshotText } from '../snapshotText';
import { cellsOf, TableRows, tablesOf, type TableInText } from '../tableEdit';

/** A row of a table, with the table that it stands in. */
export interface PlacedRow {
  readonly table: TableInText;
  readonly row: Row;
}

/** One document that a command changes: its text, its rows, and the edits that it has so far. */
export class ChangedDocument {
  readonly lines: LineIndex;
  readonly tables: readonly TableInText[];
  readonly edits: TextEdit[] = [];
  /** What cells that were empty will say, by row and column. */
  private readonly entries = new Map<string, string>();
  private readonly writers = new Map<TableInText, TableRows>();

  constructor(
    readonly path: string,
    readonly prose: PlanProse,
  ) {
    this.lines = new LineIndex(prose.text);
    this.tables = tablesOf(prose.text, prose.blocks);
  }

  get text(): string {
    return this.prose.text;
  }

  /** The row of a table, its header left out, on the line of an offset. */
  rowAt(offset: number): PlacedRow | null {
    const line = this.lines.lineAt(offset);
    for (const table of this.tables) for (const row of table.rows) if (row.line === line) return { table, row };
    return null;
  }

  /** The first paragraph of the list item, or the heading, that has an offset on one of its lines. */
  markedRunAt(offset: number): Run | null {
    const { blocks } = this.prose;
    const line = this.lines.lineAt(offset);
    const [start, end] = [this.lines.lineStart(line), this.lines.lineEnd(line)];
    const around = this.prose.runAt(offset) ?? this.prose.runsIn(start, end + 1)[0];
    if (!around) return null;
    const block = blocks[around.block];
    if (block?.kind === 'heading') return around;
    const isLead = block?.kind === 'paragraph' && block.parent === around.block - 1;
    return isLead && blocks[block.parent]?.kind === 'item' ? around : null;
  }

  replaceCell({ table, row }: PlacedRow, column: number, words: string): boolean {
    return this.add(this.writerOf(table).replaceCell(row, column, words));
  }

  /** Adds an entry behind those of a cell; `nothing` tells a cell that has none yet. */
  addToCell(placed: PlacedRow, column: number, entry: string, nothing: RegExp): void {
    const { row, table } = placed;
    const cell = cellsOf(this.text, row)[column] ?? '';
    if (cell !== '' && !nothing.test(cell)) {
      const separator = /<br[ \t]*\/?>/i.exec(cell)?.[0] ?? '; ';
      const at = row.cells[column * 2 + 1] ?? row.end;
      this.add({ start: at, end: at, newText: separator + entry });
      return;
    }
    const key = `${row.start} ${column}`;
    const known = this.entries.get(key);
    const words = known === undefined ? entry : `${known}; ${entry}`;
    this.entries.set(key, words);
    const edit = this.writerOf(table).replaceCell(row, column, words);
    const before = this.edits.findIndex(({ start, end }) => start === edit?.start && end === edit.end);
    if (before >= 0) this.edits.splice(before, 1);
    this.add(edit);
  }

  writerOf(table: TableInText): TableRows {
    let writer = this.writers.get(table);
    if (!writer) this.writers.set(table, (writer = new TableRows(this.text, this.lines, table)));
    return writer;
  }

  /** Adds an edit; false where there is none, or where it would say what stands there. */
  add(edit: TextEdit | null): boolean {
    if (!edit || this.text.slice(edit.start, edit.end) === edit.newText) return false;
    const isKnown = this.edits.some(
      ({ start, end, newText }) => start === edit.start && end === edit.end && newText === edit.newText,
    );
    if (!isKnown) this.edits.push(edit);
    return true;
  }
}

/** The documents that one command changes together, each read once. */
export class ChangedDocuments {
  private readonly known = new Map<string, ChangedDocument | null>();

  constructor(readonly snapshot: Snapshot) {}

  /** Null where it can't be edited, which `refusal` tells then: nothing is changed in part. */
  document(path: string): ChangedDocument | null {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const prose = this.proseOf(path);
    const document = prose ? new ChangedDocument(path, prose) : null;
    this.known.set(path, document);
    return document;
  }

  get refusal(): Refusal | null {
    const closed = [...this.known].find(([, document]) => document === null);
    return closed
      ? {
          refused: `${closed[0]} can't be read, has just changed, or is too large: see that it is there, and try again.`,
        }
      : null;
  }

  get changed(): readonly ChangedDocument[] {
    return [...this.known.values()].filter((one): one is ChangedDocument => one !== null && one.edits.length > 0);
  }

  change(title: string): WorkspaceChange {
    const edits = this.changed.map(({ path, text, edits: own }) => ({
      file: path,
      expectedText: text,
      edits: [...keepColumns(text, own)].sort((a, b) => a.start - b.start || a.end - b.end),
    }));
    return { title, creations: [], edits };
  }

  /** A matrix has thousands of rows, and the parser of record takes the square of their number. */
  private proseOf(path: string): PlanProse | null {
    const { snapshot } = this;
    if (snapshot.graph.file(path)?.rule?.duty !== 'matrix') return openDocument(snapshot, path);
    const current = snapshotText(snapshot, path);
    return typeof current === 'string' ? null : new PlanProse(current.text, null, path, path);
  }
}
