import type { Row } from '../markdown/blocks';
import type { Citations } from '../ids/reader';
import type { ItemRule, StatusRule } from '../profile/compile';
import { wordsOf } from '../profile/words';
import type { Status } from '../model/vocabulary';
import { addDefinition } from './definition';
import { cellWords } from './detect';
import type { RunPlace } from './context';
import { readDeferrals } from './deferrals';
import type { DocumentReader, Run } from './documentReader';
import { addMembers, leadingId, leadLength, statusOfStruck, takes } from './leads';
import { readAnnouncements } from './mentions';
import { readPart } from './parts';
import { readPriority } from './priorities';
import { readRecordRow } from './records';
import { statusOfText } from './status';
import { tidy, titleAfter } from './titles';

const PHASE_CELL = /^(?:Phase\s+)?(\d{1,3}[A-Z]?|[A-Z])$/;

interface ReadCell {
  readonly run: Run;
  readonly citations: Citations;
}

/** Reads table rows: items in their ID column, references by column, statuses. */
export class TableReader {
  private columns: string[] = [];
  private itemRules: { rule: ItemRule; column: number }[] = [];
  private statusRules: { rule: StatusRule; column: number; statusColumn: number }[] = [];

  constructor(private readonly reader: DocumentReader) {}

  readRow(row: Row): void {
    if (row.header) this.enterTable(row);
    else this.readBodyRow(row);
  }

  private enterTable(row: Row): void {
    const { reader } = this;
    this.columns = cellWords(reader.text, row);
    this.itemRules = [];
    this.statusRules = [];
    const { rule } = reader;
    if (!rule) return;
    for (const item of rule.items.cell) {
      const column = this.columns.findIndex((c) => item.columns?.has(c) ?? false);
      if (column < 0) continue;
      if (item.beside && !this.columns.some((c, i) => i !== column && item.beside?.has(c))) continue;
      if (item.under && !reader.context.isUnder(item.under)) continue;
      this.itemRules.push({ rule: item, column });
    }
    for (const status of rule.statuses) {
      const column = this.columns.findIndex((c) => status.columns.has(c));
      const statusColumn = this.columns.findIndex((c) => status.statusColumns.has(c));
      if (column >= 0 && statusColumn >= 0) this.statusRules.push({ rule: status, column, statusColumn });
    }
  }

  private readBodyRow(row: Row): void {
    const { reader } = this;
    const cells: ReadCell[] = [];
    const label = this.fieldOf(row);
    for (let c = 0; c * 2 < row.cells.length; c++) cells.push(this.readCell(row, c, c === 1 ? label : null));
    this.qualifyByPhase(cells);
    readRecordRow(reader, this.columns, row);
    readDeferrals(reader, this.columns, row);
    const defined = this.defineItem(row, cells);
    const item = defined?.item ?? -1;
    readPriority(reader, this.columns, row, item);
    if (label !== null) readPart(reader, label);
    const owner = item >= 0 ? item : reader.context.enclosing(null);
    cells.forEach((cell, c) => {
      const place: RunPlace = { ...cell.run.place, rowItem: item };
      const lead = defined && defined.column === c ? leadLength(cell.citations) : 0;
      reader.addReferences(cell.citations, { ...cell.run, place }, lead, owner, lead === 0 ? cell.run.start : -1);
      readAnnouncements(reader, place, cell.run.start, cell.run.end);
      reader.readExtras({ ...cell.run, place }, owner);
      if (item >= 0 && reader.rule?.sources && place.column !== null && reader.rule.sources.columns.has(place.column)) {
        const text = reader.text.slice(cell.run.start, cell.run.end).trim();
        const empty = text === '' || /^(?:[-\u2013\u2014]+|none|n\/a|tbd)$/i.test(text);
        reader.collected.sourceCells.push({ item, start: cell.run.start, end: cell.run.end, empty });
      }
    });
    for (const { rule, column, statusColumn } of this.statusRules) {
      const status = this.statusOf(cells, statusColumn);
      if (!status) continue;
      for (const cited of cells[column]?.citations.ids ?? []) {
        if (!rule.forms.has(cited.form) || cited.place === 'range-inner') continue;
        const symbol = reader.collected.symbolOf(cited.id, cited.form);
        reader.collected.statuses.push({ symbol, form: cited.form, status, start: cited.start, end: cited.end });
      }
    }
  }

  /** In a row with a *Phase* column, an ID that is unique in a plan only (`WP-2`) is the one of that phase. */
  private qualifyByPhase(cells: readonly ReadCell[]): void {
    const { grammar } = this.reader.collected;
    const phrase = grammar.phrases[0]?.phrase;
    const column = phrase === undefined ? -1 : this.columns.indexOf(phrase.toLowerCase());
    const cell = cells[column]?.run;
    if (!cell || phrase === undefined) return;
    const label = PHASE_CELL.exec(this.reader.text.slice(cell.start, cell.end))?.[1];
    if (label === undefined) return;
    for (const { citations } of cells) {
      for (const cited of citations.ids) {
        if (cited.qualifier === null && grammar.forms[cited.form]?.scope === 'document')
          cited.qualifier = `${phrase} ${label}`;
      }
    }
  }

  /** The label that the first of two cells states (`| Depends on | WP-1 |`), null where the table holds no fields. */
  private fieldOf(row: Row): string | null {
    if (row.cells.length !== 4 || this.itemRules.length > 0) return null;
    const words = wordsOf(this.reader.text.slice(row.cells[0], row.cells[1]));
    return this.reader.rule?.knownLabels.has(words) ? words : null;
  }

  private readCell(row: Row, c: number, label: string | null): ReadCell {
    const { reader } = this;
    const start = row.cells[c * 2] ?? row.end;
    const end = row.cells[c * 2 + 1] ?? row.end;
    const column = this.columns[c] ?? null;
    const run = reader.run([start, end], start, end, { label, column, afterLead: false, rowItem: -1 });
    const open = new Set<number>();
    for (const { rule, column } of this.itemRules) if (column === c) open.add(rule.form);
    for (const { rule, column } of this.statusRules) if (column === c) for (const form of rule.forms) open.add(form);
    return { run, citations: start < end ? reader.citations(run, open) : { ids: [], ranges: [] } };
  }

  private defineItem(row: Row, cells: readonly ReadCell[]): { item: number; column: number } | null {
    const { reader } = this;
    for (const { rule, column } of this.itemRules) {
      const cell = cells[column];
      const lead = cell ? leadingId(reader.text, cell.run.start, cell.citations) : null;
      if (!cell || !lead || !takes(rule, lead)) continue;
      const title = this.titleOf(rule, cells, column, titleAfter(reader.text, lead.expressionEnd, cell.run.end));
      const item = addDefinition(reader, rule, lead, {
        title,
        blockStart: row.start,
        blockEnd: row.end,
        parent: reader.context.enclosing(null),
        status: statusOfStruck(reader.text, lead.start, this.itemStatus(rule, cells)),
      });
      addMembers(reader, cell.citations, item);
      return { item, column };
    }
    return null;
  }

  private titleOf(rule: ItemRule, cells: readonly ReadCell[], idColumn: number, own: string): string {
    const named = this.columns.findIndex((c, i) => i !== idColumn && (rule.titleColumns?.has(c) ?? false));
    const textOf = (c: number): string => {
      const run = cells[c]?.run;
      return run ? tidy(this.reader.text.slice(run.start, run.end)) : '';
    };
    if (own !== '') return own;
    return named >= 0 ? textOf(named) : textOf(idColumn + 1);
  }

  private itemStatus(rule: ItemRule, cells: readonly ReadCell[]): Status | null {
    const column = this.columns.findIndex((c) => rule.statusColumns?.has(c) ?? false);
    return column < 0 ? null : this.statusOf(cells, column);
  }

  private statusOf(cells: readonly ReadCell[], column: number): Status | null {
    const run = cells[column]?.run;
    return run ? statusOfText(this.reader.text.slice(run.start, run.end)) : null;
  }
}
