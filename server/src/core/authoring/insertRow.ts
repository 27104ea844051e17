import { compareSections } from '../ids/sections';
import type { Graph } from '../graph/graph';
import { isSplit, orphansOf, type Orphan } from '../graph/orphans';
import { splitGapsOf } from '../graph/splitSections';
import { parseRemark } from '../markdown/remarkTree';
import type { Finding } from '../model/finding';
import type { Profile } from '../profile/compile';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { wordsOfBullet } from './bulletWords';
import { criterionBeside } from './insertCriterion';
import { lineEndingAt } from './lineEnding';
import { readPlanChecklist, type PlanChecklist, type PlannedRow } from './planChecklist';
import { PlanProse } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';
import { listRowText, tableRowCells, type NewRow } from './rowStyle';
import { snapshotText } from './snapshotText';
import { TableRows } from './tableEdit';
import { traceEdit, worksFor, type CandidateWork } from './trace';
import { fileNameOf, listOf } from '../text/wording';

/** The most work packages that are offered to take the requirement on. */
const MOST_CHOICES = 3;

/**
 * *Insert checklist row*: for a source bullet that no row has, a row in the Requirements Checklist of the owning phase's
 * plan, in ID order, written as its neighbours are, mapped to a work package and traced by it. One fix for each work
 * package that is likely, the likeliest first. None where the plan has no checklist to put a row into, is too large
 * for a tree, or is no longer the text that was read.
 */
export function insertRowFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const orphan = findOrphan(graph, finding);
  if (!orphan || isSplit(orphan) || (orphan.cause !== 'bullet' && orphan.cause !== 'section')) return [];
  const fixes: Repair[] = [];
  for (const plan of orphan.plans) {
    const open = openPlan(snapshot, plan, orphan);
    for (const work of worksFor(graph, plan, orphan.id).slice(0, MOST_CHOICES)) {
      const edits = open && rowEdits(snapshot, open, [orphan], work);
      if (!edits) continue;
      const title = `Insert checklist row [${orphan.id}] in ${fileNameOf(plan)}, mapped to ${work.id}`;
      fixes.push(repairOf(title, plan, open.prose.text, edits, fixes.length === 0));
    }
  }
  return fixes;
}

/**
 * *Insert the missing rows*: all bullets of a split section that no phase took on, into the plan of one of the phases that
 * share it, mapped to its likeliest work package. One fix for each of these plans.
 */
export function insertSplitRowFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const gap = (group ? splitGapsOf(group) : []).find(
    ({ source, section, start }) => source === finding.file && section === finding.id && start === finding.start,
  );
  const [first] = gap?.missing ?? [];
  if (!gap || !first) return [];
  return firstPreferred(
    [...new Set(first.plans)].flatMap((plan) => {
      const open = openPlan(snapshot, plan, first);
      const work = worksFor(graph, plan, first.id)[0];
      const edits = open && work && rowEdits(snapshot, open, gap.missing, work);
      if (!edits) return [];
      const ids = listOf(gap.missing.map(({ id }) => `[${id}]`));
      const title = `Insert ${gap.missing.length === 1 ? 'row' : 'rows'} ${ids} in ${fileNameOf(plan)}, mapped to ${work.id}`;
      return [repairOf(title, plan, open.prose.text, edits)];
    }),
  );
}

interface OpenPlan {
  readonly plan: string;
  readonly prose: PlanProse;
  readonly placing: Placing;
}

/** A plan with a checklist to put rows into; null where there is none, or where the text is not what was read. */
function openPlan(snapshot: Snapshot, plan: string, orphan: Orphan): OpenPlan | null {
  const { graph } = snapshot;
  const file = graph.file(plan);
  const current = snapshotText(snapshot, plan);
  if (!file?.profile || typeof current === 'string') return null;
  const tree = parseRemark(current.text);
  if (tree.type !== 'root') return null;
  const prose = new PlanProse(current.text, tree, plan, plan);
  const checklist = readPlanChecklist(prose, file.facts, graph.item(orphan.item).form);
  return checklist && { plan, prose, placing: new Placing(graph, prose, checklist, mappingColumnsOf(file.profile)) };
}

/**
 * The rows of one section, the traces that tie them to a work package, and the criteria that would be missed next; null
 * where the rows find no place.
 */
function rowEdits(
  snapshot: Snapshot,
  { plan, prose, placing }: OpenPlan,
  orphans: readonly Orphan[],
  work: CandidateWork,
): TextEdit[] | null {
  const { graph } = snapshot;
  const traces = orphans.map((orphan) => traceEdit(graph, plan, prose, work, orphan.id));
  const rows = orphans.map((orphan, i): NewRow => {
    const { negative } = graph.item(orphan.item);
    const words = wordsOfBullet(snapshot, orphan.item, plan);
    return { id: orphan.id, words, negative, work: work.id, mustMap: traces[i] === 'none' };
  });
  const placed = placing.edits(rows);
  if (!placed) return null;
  const criteria = rows.flatMap(({ id, words, negative }, i) => {
    const { form } = graph.item(orphans[i]?.item ?? -1);
    return criterionBeside(graph, plan, prose, work.item, { id, form, words, negative }) ?? [];
  });
  return [...placed, ...traces.filter((trace) => typeof trace !== 'string'), ...criteria];
}

function findOrphan(graph: Graph, finding: Finding): Orphan | null {
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  for (const orphan of group ? orphansOf(group) : []) {
    if (orphan.id !== finding.id) continue;
    const item = graph.item(orphan.item);
    if (item.start === finding.start && graph.fileOfItem(orphan.item).path === finding.file) return orphan;
  }
  return null;
}

/** Headers of the columns in which a table names the work that a row is mapped to. */
export function mappingColumnsOf(profile: Profile): ReadonlySet<string> {
  const links = profile.documents.flatMap((rule) => (rule.duty === 'plan' ? rule.links : []));
  return new Set(links.flatMap((link) => (link.reverse ? [...(link.place.columns ?? [])] : [])));
}

/** Where a row goes in one checklist, and what must stand around it. */
class Placing {
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
    const block = this.prose.blocks[model.block];
    const at = this.lines.lineEnd(this.lines.lineAt(block.end));
    const eol = lineEndingAt(this.text, at);
    const prefix = this.prefixOf(block.start);
    const gap = this.isLoose(model) ? eol + prefix.trimEnd() : '';
    return insertion(at, gap + eol + prefix + listRowText(this.prose, model, this.checklist.rows, row));
  }

  private above(model: PlannedRow, row: NewRow): TextEdit | null {
    if (model.table) return this.inTable(model, model.tableRow - 1, row);
    const { start } = this.prose.blocks[model.block];
    const eol = lineEndingAt(this.text, start);
    const prefix = this.prefixOf(start);
    const gap = this.isLoose(model) ? eol + prefix.trimEnd() : '';
    return insertion(start, listRowText(this.prose, model, this.checklist.rows, row) + gap + eol + prefix);
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
    const later = rows.find((r) => compareSections(r.section, section) > 0);
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

  /** What stands before a bullet on its line; another bullet there is not said again. */
  private prefixOf(start: number): string {
    const line = this.text.slice(this.lines.lineStart(this.lines.lineAt(start)), start);
    return line.replace(/[^\s>]/g, ' ');
  }

  /** A blank line stands between the row and one of its siblings. */
  private isLoose(model: PlannedRow): boolean {
    const { blocks } = this.prose;
    const list = blocks[model.block].parent;
    const items = blocks.filter((block) => block.kind === 'item' && block.parent === list);
    return items.some((item, i) => {
      const gap = i > 0 ? this.text.slice(items[i - 1].end, item.start) : '';
      return /(?:\r\n|\n|\r(?!\n))[ \t>]*[\r\n]/.test(gap);
    });
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
