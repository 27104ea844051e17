import type { Root } from 'mdast';
import { statusOfText } from '../facts/status';
import type { IdGrammar } from '../ids/grammar';
import { readIds, type Citations } from '../ids/reader';
import { allForms } from '../ids/grammar';
import type { Blocks, InlineSpan, Row, Segments } from '../markdown/blocks';
import { blocksOfTree, inlineOfTree } from '../markdown/remarkTree';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import {
  cellsFor,
  columnOf,
  matchCriteria,
  nextNumber,
  placesOf,
  readTable,
  type CellId,
  type KnownRow,
  type ReadTable,
  type RowPlace,
} from './checklistRows';
import { ChecklistSections, type FoundSection } from './checklistSections';
import { SUMMARY, sectionLines, summaryLines, tableLines, type ChecklistTable } from './checklistTables';
import { lineEndingAt } from './lineEnding';
import { cellsOf, isRest, TableRows, type TableInText } from './tableEdit';

/** What the completion must know of IDs. */
export interface IdsOfPlan {
  readonly grammar: IdGrammar;
  /** What an ID is compared by. */
  keyOf(id: string): string;
}

export interface Completion {
  /** Insertions only. */
  readonly edits: readonly TextEdit[];
  /** Rows of tables, and rows of the summary. */
  readonly added: number;
}

export interface CheckedCompletion extends Completion {
  /** The plan's rows, by the title of the section in which they are found by their IDs. */
  readonly rows: ReadonlyMap<string, readonly VerifiedRow[]>;
}

/** A requirement, a constraint or a work package of the plan, as an existing checklist has it. */
export interface VerifiedRow {
  readonly id: string;
  /** Where its row begins; -1 where it has none. */
  readonly at: number;
  /** Titles of the columns that do not say yet that it is done: *Tested*. */
  readonly open: readonly string[];
}

/** What an existing checklist lacks of its plan: rows, tables, sections. What is there is not touched. */
export function completeChecklist(
  text: string,
  tree: Root,
  templates: readonly ChecklistTable[],
  ids: IdsOfPlan,
): CheckedCompletion {
  return new Completing(text, tree, templates, ids).complete();
}

class Completing {
  private readonly lines: LineIndex;
  private readonly blocks: Blocks;
  private readonly inline: (segments: Segments) => readonly InlineSpan[];
  private readonly sections: ChecklistSections;
  private readonly insertions: TextEdit[] = [];
  private readonly rows = new Map<string, readonly VerifiedRow[]>();
  private added = 0;

  constructor(
    private readonly text: string,
    tree: Root,
    private readonly templates: readonly ChecklistTable[],
    private readonly ids: IdsOfPlan,
  ) {
    this.lines = new LineIndex(text);
    this.blocks = blocksOfTree(tree, text);
    this.inline = inlineOfTree(tree, text);
    this.sections = new ChecklistSections(text, this.lines, this.blocks, templates);
  }

  complete(): CheckedCompletion {
    const found = this.templates.map((template) => this.sections.find(template.title, template.tell));
    const summary = this.sections.find(SUMMARY, []);
    const places = [...found, summary];
    const missing: { at: number; lines: readonly string[] }[] = [];
    const verified = this.templates.map((template, t) => this.completeSection(template, found[t]));
    this.templates.forEach((template, t) => {
      if (found[t]) return;
      this.added += template.rows.length;
      missing.push({ at: t, lines: sectionLines(template) });
    });
    if (!summary) {
      const count = (title: string): { total: number; verified: number } => {
        const t = this.templates.findIndex((template) => template.title === title);
        return { total: this.templates[t]?.rows.length ?? 0, verified: verified[t] ?? 0 };
      };
      const requirements = count('Requirements Checklist Verification');
      const constraints = count('Design Constraints Checklist Verification');
      const lines = summaryLines({
        works: count('Work Package Status').total,
        requirements: requirements.total,
        requirementsVerified: requirements.verified,
        constraints: constraints.total,
        constraintsVerified: constraints.verified,
      });
      this.added += lines.length - 2;
      missing.push({ at: places.length - 1, lines });
    }
    for (const { at, lines } of missing) this.addSection(places, at, lines);
    return { edits: merged(this.insertions), added: this.added, rows: this.rows };
  }

  /** Adds the rows that a section lacks, or its table; how many of the plan's rows it says are verified. */
  private completeSection(template: ChecklistTable, section: FoundSection | null): number {
    if (!section)
      return template.rows.filter((row) => openBoxes(template, (title) => row.cells[title]).length === 0).length;
    if (template.known === 'by-nothing') {
      if (section.isBare) this.addTable(template, section);
      return 0;
    }
    const readable = section.tables.flatMap((table): ReadTable[] => {
      const key = template.known === 'by-id' ? this.idColumn(table, template) : criterionColumn(table, template);
      return key < 0 ? [] : [readTable(table, template, key)];
    });
    // A table that a person put there for something else may hold IDs as well.
    const alike = readable.filter(({ columns }) =>
      template.columns.some(({ title }) => columns.has(title) && title !== template.keyColumn && !isForAnybody(title)),
    );
    const tables = alike.length > 0 ? alike : readable.slice(0, 1).filter((read) => this.isNamed(read, template));
    if (tables.length === 0) {
      if (template.rows.length > 0 || section.isBare) this.addTable(template, section);
      return 0;
    }
    return template.known === 'by-id' ? this.addIds(template, tables) : this.addCriteria(template, tables);
  }

  private addIds(template: ChecklistTable, tables: readonly ReadTable[]): number {
    const known: KnownRow[] = tables.flatMap(({ table, columns }, t) =>
      table.rows.flatMap((row, r): KnownRow[] => {
        const ids = this.idsOf(row, columns.get(template.keyColumn) ?? -1);
        return ids.length > 0 ? [{ table: t, row: r, ids }] : [];
      }),
    );
    const byKey = new Map<string, KnownRow>();
    for (const row of known) for (const id of row.ids) if (!byKey.has(id.key)) byKey.set(id.key, row);
    const wanted = template.rows.map((row) => {
      const id = row.key ?? '';
      return { id, there: byKey.get(this.ids.keyOf(id)) ?? null };
    });
    const places = placesOf(
      this.text,
      tables.map((t) => t.table),
      known,
      wanted,
    );
    this.insertRows(tables, places, (i, t) => {
      const { dressed, holdsWords } = this.dressedAs(tables[t], template, known, t, wanted[i].id);
      const key = dressed ?? template.rows[i].cells[template.keyColumn] ?? '';
      return cellsFor(tables[t], template, template.rows[i], key, holdsWords);
    });
    const rows = wanted.map(({ id, there }, i): VerifiedRow => {
      if (!there) return { id, at: -1, open: openBoxes(template, (title) => template.rows[i].cells[title]) };
      const { table, columns } = tables[there.table];
      const row = table.rows[there.row];
      const cells = cellsOf(this.text, row);
      return { id, at: row.start, open: openBoxes(template, (title) => cells[columns.get(title) ?? -1]) };
    });
    this.rows.set(template.title, rows);
    return rows.filter(({ open }) => open.length === 0).length;
  }

  private addCriteria(template: ChecklistTable, tables: readonly ReadTable[]): number {
    const rows = tables.flatMap(({ table, columns }, t) =>
      table.rows.map((row, r) => ({
        table: t,
        row: r,
        words: cellsOf(this.text, row)[columns.get(template.keyColumn) ?? -1] ?? '',
      })),
    );
    const found = matchCriteria(
      template.rows.map((row) => row.key ?? ''),
      rows.map((row) => row.words),
    );
    const numberTitle = template.columns[0]?.title ?? '';
    let number = nextNumber(this.text, tables, numberTitle);
    // Rows that are numbered go to the end, where the next number is theirs; others where the plan has them.
    const known = number === null ? rows.map(({ table, row }): KnownRow => ({ table, row, ids: [] })) : [];
    const wanted = found.map((at, i) => ({ id: `${i}`, there: known[at] ?? null }));
    const last = tables.length - 1;
    const lastTable = tables[last].table;
    let end = lastTable.rows.length - 1;
    while (end >= 0 && isRest(this.text, lastTable.rows[end])) end--;
    const places: (RowPlace | null)[] =
      number === null
        ? placesOf(this.text, [lastTable], known, wanted).map(
            (place) => place && (known.length > 0 ? place : { ...place, table: last }),
          )
        : found.map((at) => (at < 0 ? { table: last, row: end, isBefore: false } : null));
    this.insertRows(tables, places, (i, t) => {
      const row = template.rows[i];
      const cells = number === null ? row.cells : { ...row.cells, [numberTitle]: String(number++) };
      return cellsFor(tables[t], template, { ...row, cells }, row.cells[template.keyColumn] ?? '', false);
    });
    return 0;
  }

  private insertRows(
    tables: readonly ReadTable[],
    places: readonly (RowPlace | null)[],
    cells: (i: number, table: number) => readonly string[],
  ): void {
    tables.forEach(({ table }, t) => {
      const own = places.flatMap((place, i) => (place?.table === t ? [{ ...place, i }] : []));
      if (own.length === 0) return;
      const rows = new TableRows(this.text, this.lines, table);
      for (const row of new Set(own.map((place) => place.row))) {
        const here = own.filter((place) => place.row === row);
        const ordered = [...here.filter((p) => !p.isBefore), ...here.filter((p) => p.isBefore)];
        this.insertions.push(
          rows.insertBelow(
            row,
            ordered.map((place) => cells(place.i, t)),
          ),
        );
        this.added += ordered.length;
      }
    });
  }

  private idsOf(row: Row, column: number): CellId[] {
    const start = row.cells[column * 2];
    const end = row.cells[column * 2 + 1];
    if (start === undefined || end === undefined || start >= end) return [];
    const masks: number[] = [];
    for (const span of this.inline([start, end]))
      if ((span.kind === 'link' || span.kind === 'image') && span.textEnd < span.end)
        masks.push(span.textEnd, span.end);
    const out: Citations = { ids: [], ranges: [] };
    readIds(this.text, start, end, this.ids.grammar, allForms(this.ids.grammar), masks, out);
    return out.ids
      .filter((cited) => cited.qualifier === null)
      .map((cited) => ({
        id: cited.id,
        key: this.ids.keyOf(cited.id),
        form: cited.form,
        start: cited.start,
        end: cited.end,
      }));
  }

  /** The column of the IDs: the one of that name, unless it holds none and another one does. */
  private idColumn(table: TableInText, template: ChecklistTable): number {
    const key = template.columns.find((column) => column.title === template.keyColumn);
    const named = key ? columnOf(table, key, new Set()) : -1;
    const rows = table.rows.filter((row) => !isRest(this.text, row));
    const forms = new Set(template.rows.map((row) => this.ids.grammar.classify(row.key ?? '')?.form ?? -1));
    const counts = table.columns.map(
      (_, c) => rows.filter((row) => this.idsOf(row, c).some((id) => forms.has(id.form))).length,
    );
    if (named >= 0 && ((counts[named] ?? 0) > 0 || counts.every((count) => count === 0))) return named;
    const best = counts.findIndex((count) => count > 0 && count === Math.max(...counts));
    return best >= 0 && (counts[best] ?? 0) * 2 >= rows.length ? best : named;
  }

  /** The column of the IDs bears the template's name for it. */
  private isNamed({ table, columns }: ReadTable, template: ChecklistTable): boolean {
    const key = template.columns.find((column) => column.title === template.keyColumn);
    return key !== undefined && columnOf(table, key, new Set()) === columns.get(key.title);
  }

  /** The ID as the rows of its form write theirs, null where none tells; and whether they hold their words beside it. */
  private dressedAs(
    read: ReadTable,
    template: ChecklistTable,
    known: readonly KnownRow[],
    table: number,
    id: string,
  ): { dressed: string | null; holdsWords: boolean } {
    const { text } = this;
    const form = this.ids.grammar.classify(id)?.form;
    const like = known.find((row) => row.table === table && row.ids.length === 1 && row.ids[0].form === form);
    if (!like) return { dressed: null, holdsWords: false };
    const row = read.table.rows[like.row];
    const column = read.columns.get(template.keyColumn) ?? 0;
    const own = like.ids[0];
    const before = text.slice(row.cells[column * 2], own.start);
    const behind = text.slice(own.end, row.cells[column * 2 + 1]);
    const closing = [...before].reverse().join('').replace(/\[/g, ']').replace(/\(/g, ')');
    const isPair = /^[[(*_`]*$/.test(before) && behind.startsWith(closing);
    const rest = behind.slice(closing.length);
    const isDressed = isPair && !rest.startsWith('(') && !before.includes('(');
    return { dressed: isDressed ? before + id + closing : null, holdsWords: isPair && /[\p{L}\p{N}]/u.test(rest) };
  }

  private addTable(template: ChecklistTable, section: FoundSection): void {
    this.insertAfter(section.end, tableLines(template));
    this.added += template.rows.length;
  }

  /** Puts a section behind the last one of the template that comes before it, else before the first one behind it. */
  private addSection(places: readonly (FoundSection | null)[], at: number, lines: readonly string[]): void {
    const before = places
      .slice(0, at)
      .reverse()
      .find((place) => place !== null);
    if (before) return this.insertAfter(before.end, lines);
    const after = places.slice(at + 1).find((place) => place !== null);
    if (after) {
      const eol = lineEndingAt(this.text, after.start);
      const newText = [...lines, '', ''].join(eol);
      this.insertions.push({ start: after.start, end: after.start, newText });
      return;
    }
    const end = this.blocks.reduce((last, block) => Math.max(last, block.end), 0);
    this.insertAfter(this.lines.lineEnd(this.lines.lineAt(end)), lines);
  }

  /** Puts lines behind a line that ends at `at`, a blank line between, and one behind them where text follows. */
  private insertAfter(at: number, lines: readonly string[]): void {
    const eol = lineEndingAt(this.text, at);
    const next = this.lines.lineAt(at) + 1;
    const follows =
      next < this.lines.lineCount &&
      this.text.slice(this.lines.lineStart(next), this.lines.lineEnd(next)).trim() !== '';
    const newText = ['', '', ...lines, ...(follows ? [''] : [])].join(eol);
    this.insertions.push({ start: at, end: at, newText });
  }
}

/** Columns that any table may have. */
const isForAnybody = (title: string): boolean => title === 'Date' || title === 'Notes' || title === '#';

function criterionColumn(table: TableInText, template: ChecklistTable): number {
  const key = template.columns.find((column) => column.title === template.keyColumn);
  return key ? columnOf(table, key, new Set()) : -1;
}

/** Boxes of the row that are not ticked: what was built is tested as well, what binds is respected. */
function openBoxes(template: ChecklistTable, cell: (title: string) => string | undefined): string[] {
  const boxes = template.columns
    .map((column) => column.title)
    .filter((title) => ['Implemented', 'Tested', 'Respected'].includes(title));
  return boxes.filter((title) => statusOfText(cell(title) ?? '') !== 'done');
}

/** Insertions at one place as one edit, in the order in which they were made. */
function merged(insertions: readonly TextEdit[]): TextEdit[] {
  const byPlace = new Map<number, string>();
  for (const { start, newText } of insertions) byPlace.set(start, (byPlace.get(start) ?? '') + newText);
  return [...byPlace].sort(([a], [b]) => a - b).map(([start, newText]) => ({ start, end: start, newText }));
}
