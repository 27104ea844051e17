import { compareSections } from '../ids/sections';
import type { Graph } from '../graph/graph';
import { orphansOf, type Orphan } from '../graph/orphans';
import { parseRemark } from '../markdown/remarkTree';
import type { WorkspaceChange } from '../model/edit';
import type { Finding } from '../model/finding';
import type { Profile } from '../profile/compile';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { readPlanChecklist, type PlanChecklist, type PlannedRow } from './planChecklist';
import { PlanProse } from './planProse';
import { listRowText, tableRowCells, type NewRow } from './rowStyle';
import { snapshotText } from './snapshotText';
import { TableRows } from './tableEdit';
import { traceEdit, worksFor } from './trace';

export interface RowFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly change: WorkspaceChange;
}

/** The most work packages that are offered to take the requirement on. */
const MOST_CHOICES = 3;

/**
 * *Insert checklist row*: for a source bullet that no row has, a row in the Requirements Checklist of the owning phase's
 * plan, in ID order, written as its neighbours are, mapped to a work package and traced by it. One fix for each work
 * package that is likely, the likeliest first. None where the plan has no checklist to put a row into, is too large
 * for a tree, or is no longer the text that was read.
 */
export function insertRowFixes(snapshot: Snapshot, finding: Finding): RowFix[] {
  const { graph } = snapshot;
  const orphan = findOrphan(graph, finding);
  if (!orphan || (orphan.cause !== 'bullet' && orphan.cause !== 'section')) return [];
  const fixes: RowFix[] = [];
  for (const plan of orphan.plans) {
    const file = graph.file(plan);
    const current = snapshotText(snapshot, plan);
    if (!file?.profile || typeof current === 'string') continue;
    const { text } = current;
    const tree = parseRemark(text);
    if (tree.type !== 'root') continue;
    const prose = new PlanProse(text, tree, plan, plan);
    const checklist = readPlanChecklist(prose, file.facts, graph.item(orphan.item).form);
    if (!checklist) continue;
    const placing = new Placing(graph, prose, checklist, mappingColumnsOf(file.profile));
    const words = wordsOfBullet(snapshot, orphan, plan);
    for (const work of worksFor(graph, plan, orphan.id).slice(0, MOST_CHOICES)) {
      const trace = traceEdit(graph, plan, prose, work, orphan.id);
      const { negative } = graph.item(orphan.item);
      const row = placing.edit({ id: orphan.id, words, negative, work: work.id, mustMap: trace === 'none' });
      if (!row) continue;
      const name = plan.slice(plan.lastIndexOf('/') + 1);
      const title = `Insert checklist row [${orphan.id}] in ${name}, mapped to ${work.id}`;
      const edits = typeof trace === 'string' ? [row] : [row, trace];
      const change = { title, creations: [], edits: [{ file: plan, expectedText: text, edits }] };
      fixes.push({ title, preferred: fixes.length === 0, change });
    }
  }
  return fixes;
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

/** The bullet's words as the plan may say them. The tree of the source is asked only where they have marks or links. */
function wordsOfBullet(snapshot: Snapshot, orphan: Orphan, plan: string): string {
  const item = snapshot.graph.item(orphan.item);
  const { path } = snapshot.graph.fileOfItem(orphan.item);
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string' || !/[[\]<*_~`|]/.test(current.text.slice(item.start, item.end))) return item.title;
  const tree = parseRemark(current.text);
  if (tree.type !== 'root') return item.title;
  const prose = new PlanProse(current.text, tree, path, plan);
  const run = prose.runAt(item.start);
  return run ? prose.say(run, item.start, item.end) : item.title;
}

/** Headers of the columns in which a table names the work that a row is mapped to. */
function mappingColumnsOf(profile: Profile): ReadonlySet<string> {
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

  edit(row: NewRow): TextEdit | null {
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
    if (after) return this.above(after, row);
    return this.ofNewSection(section, row);
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

  /** The first row of its section: in the group of that number, else in a new one among the groups, else among the rows. */
  private ofNewSection(section: string, row: NewRow): TextEdit | null {
    const { rows, groups, start, end } = this.checklist;
    const own = groups.find((group) => group.section === section);
    const later = rows.find((r) => compareSections(r.section, section) > 0);
    const last = rows[rows.length - 1];
    if (groups.length === 0 && later) return this.above(later, row);
    if (groups.length === 0 && last) return this.below(last, row);
    const lines = this.firstRowLines(later ?? last, row);
    if (!lines) return null;
    const eol = lineEndingAt(this.text, start);
    if (own) return insertion(this.lineEndAt(own.end), [eol, ...lines].join(eol));
    const title = sectionTitle(this.graph, section);
    const depth = groups[0]?.depth ?? Math.min(6, this.checklist.depth + 1);
    const heading = `${'#'.repeat(depth)} ${section}${title === '' ? '' : ` ${title}`}`;
    const next = groups.find((group) => compareSections(group.section, section) > 0);
    if (next) return insertion(next.start, [heading, '', ...lines, '', ''].join(eol));
    return insertion(this.lineEndAt(end), [eol, heading, '', ...lines].join(eol));
  }

  /** The row, below a header of its own where the other rows are in tables. */
  private firstRowLines(model: PlannedRow | undefined, row: NewRow): string[] | null {
    const { rows } = this.checklist;
    const table = model?.table;
    if (!model || !table) return [listRowText(this.prose, model, rows, row)];
    const cells = tableRowCells(this.prose, table, model, row, this.mappingColumns);
    if (!cells) return null;
    const line = (n: number): string => this.text.slice(this.lines.lineStart(n), this.lines.lineEnd(n)).trim();
    const added = new TableRows(this.text, this.lines, table).insertBelow(-1, [cells]).newText.trim();
    return [line(table.header.line), line(table.header.line + 1), added];
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
      return /(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n)/.test(gap);
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
