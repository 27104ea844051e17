import { compareSections } from '../ids/sections';
import type { Graph } from '../graph/graph';
import type { Profile } from '../profile/compile';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { rowBeside } from './listRow';
import { openDocument } from './openDocument';
import { readPlanChecklist, type PlanChecklist, type PlannedRow } from './planChecklist';
import type { PlanProse } from './planProse';
import { listRowText, tableRowCells, type NewRow } from './rowStyle';
import { TableRows } from './tableEdit';

/** A plan with a checklist to put rows into. */
export interface OpenPlan {
  readonly plan: string;
  readonly prose: PlanProse;
  readonly checklist: PlanChecklist;
  readonly placing: RowPlacing;
}

/** `form`: of the IDs of the rows. Null where there is no checklist, or where the text is not what was read. */
export function openPlan(snapshot: Snapshot, plan: string, form: number): OpenPlan | null {
  const { graph } = snapshot;
  const file = graph.file(plan);
  const prose = file?.profile ? openDocument(snapshot, plan) : null;
  if (!file?.profile || !prose) return null;
  const checklist = readPlanChecklist(prose, file.facts, form);
  if (!checklist) return null;
  return { plan, prose, checklist, placing: new RowPlacing(graph, prose, checklist, mappingColumnsOf(file.profile)) };
}

/** Headers of the columns in which a table names the work that a row is mapped to. */
export function mappingColumnsOf(profile: Profile): ReadonlySet<string> {
  const links = profile.documents.flatMap((rule) => (rule.duty === 'plan' ? rule.links : []));
  return new Set(links.flatMap((link) => (link.reverse ? [...(link.place.columns ?? [])] : [])));
}

/** Where a row goes in one checklist, and what must stand around it. */
export class RowPlacing {
  private readonly text: string;
  private readonly lines: LineIndex;

  constructor(
    private readonly graph: Graph,
    private readonly prose: PlanProse,
    private readonly checklist: PlanChecklist,
    private readonly mappingColumns: ReadonlySet<string>,
  ) {
    this.text = prose.text;
    this.lines = new LineIndex(prose.text);
  }

  /** Rows of one section, in order of their numbers; null where one of them finds no place. */
  edits(added: readonly NewRow[]): TextEdit[] | null {
    const [first] = added;
    if (!first) return null;
    const section = first.id.slice(0, first.id.lastIndexOf('-'));
    if (!this.checklist.rows.some((row) => row.section === section)) return this.ofNewSection(section, added);
    const edits = added.map((row) => this.edit(row));
    return edits.every((edit) => edit !== null) ? edits : null;
  }

  /** A row below another one, whatever their numbers are. */
  beside(model: PlannedRow, row: NewRow): TextEdit | null {
    return this.below(model, row);
  }

  private edit(row: NewRow): TextEdit | null {
    const { rows } = this.checklist;
    const section = row.id.slice(0, row.id.lastIndexOf('-'));
    const number = Number(row.id.slice(section.length + 1));
    const same = rows.filter((r) => r.section === section);
    const smaller = same.filter((r) => r.number < number).sort((a, b) => a.number - b.number);
    const before = smaller[smaller.length - 1];
    const after = same.filter((r) => r.number > number).sort((a, b) => a.number - b.number)[0];
    // A row that stands among the sub-rows of the one before it comes before the next of them.
    if (before && after && this.holds(before, after)) return this.above(after, row);
    if (before) return this.below(before, row);
    return after ? this.above(after, row) : null;
  }

  private holds(outer: PlannedRow, inner: PlannedRow): boolean {
    if (outer.table) return false;
    const { start, end } = this.prose.blocks[outer.block];
    return inner.run.start > start && inner.run.start < end;
  }

  private below(model: PlannedRow, row: NewRow): TextEdit | null {
    if (model.table) return this.inTable(model, model.tableRow, row);
    return rowBeside(this.prose, this.lines, model.block, this.rowText(model, row), true);
  }

  private above(model: PlannedRow, row: NewRow): TextEdit | null {
    if (model.table) return this.inTable(model, model.tableRow - 1, row);
    return rowBeside(this.prose, this.lines, model.block, this.rowText(model, row), false);
  }

  private rowText(model: PlannedRow, row: NewRow): string {
    return listRowText(this.prose, model, this.checklist.rows, row);
  }

  private inTable(model: PlannedRow, at: number, row: NewRow): TextEdit | null {
    const { table } = model;
    const cells = table && tableRowCells(this.prose, table, model, row, this.mappingColumns);
    return cells ? new TableRows(this.text, this.lines, table).insertBelow(at, [cells]) : null;
  }

  /** The first rows of a section: in the group of that number, else in a new one among the groups, else among the rows. */
  private ofNewSection(section: string, added: readonly NewRow[]): TextEdit[] | null {
    const { rows, groups, start, end } = this.checklist;
    const own = groups.find((group) => group.section === section);
    // Categories and components have no order that their names tell.
    const isNumbered = /^\d/.test(section);
    const later = isNumbered ? rows.find((r) => compareSections(r.section, section) > 0) : undefined;
    const last = rows[rows.length - 1];
    if (groups.length === 0 && (later ?? last)) {
      const edits = added.map((row) => (later ? this.above(later, row) : this.below(last, row)));
      return edits.every((edit) => edit !== null) ? edits : null;
    }
    const lines = this.firstRowLines(later ?? last, added);
    if (!lines) return null;
    const eol = lineEndingAt(this.text, start);
    if (own) return [insertion(this.lineEndAt(own.end), [eol, ...lines].join(eol))];
    const title = sectionTitle(this.graph, section);
    const depth = groups[0]?.depth ?? Math.min(6, this.checklist.depth + 1);
    const heading = `${'#'.repeat(depth)} ${section}${title === '' ? '' : ` ${title}`}`;
    const next = groups.find((group) => compareSections(group.section, section) > 0);
    if (next) return [insertion(next.start, [heading, '', ...lines, '', ''].join(eol))];
    return [insertion(this.lineEndAt(end), [eol, heading, '', ...lines].join(eol))];
  }

  /** The rows, below a header of their own where the other rows are in tables. */
  private firstRowLines(model: PlannedRow | undefined, added: readonly NewRow[]): string[] | null {
    const { rows } = this.checklist;
    const table = model?.table;
    if (!model || !table) return added.map((row) => listRowText(this.prose, model, rows, row));
    const cells = added.map((row) => tableRowCells(this.prose, table, model, row, this.mappingColumns));
    if (!cells.every((row) => row !== null)) return null;
    const line = (n: number): string => this.text.slice(this.lines.lineStart(n), this.lines.lineEnd(n)).trim();
    const tableRows = new TableRows(this.text, this.lines, table);
    const below = cells.map((row) => tableRows.insertBelow(-1, [row]).newText.trim());
    return [line(table.header.line), line(table.header.line + 1), ...below];
  }

  private lineEndAt(offset: number): number {
    return this.lines.lineEnd(this.lines.lineAt(offset));
  }
}

const insertion = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });

function sectionTitle(graph: Graph, number: string): string {
  for (const file of graph.files) {
    const item = file.facts.items.find((i) => i.kind === 'section' && i.id === number);
    if (item) return item.title;
  }
  return '';
}
