import type { Graph } from '../graph/graph';
import type { PlanGroup } from '../graph/planGroup';
import { likeness, meaningOf } from '../graph/sourceMatch';
import type { Finding } from '../model/finding';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { numbered } from './citations';
import { dressedLike, listedIn } from './idList';
import { lineEndingAt } from './lineEnding';
import { openDocument } from './openDocument';
import type { PlanProse } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';
import { addToSource } from './sourceCell';
import { TableRows, tablesOf } from './tableEdit';

const MOST_CHOICES = 3;

/**
 * A row for a risk in the mapping, in the order of the IDs and written as its neighbour is; and the risk in the Source of
 * the task, where the plan's Sources name risks. One fix for each task that is likely.
 */
export function mappingRowFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const f = graph.fileIndex(finding.file);
  const group = graph.group(graph.files[f]?.plan ?? -1);
  const index =
    graph.files[f]?.facts.items.findIndex(({ start, kind }) => start === finding.start && kind === 'risk') ?? -1;
  if (!group || index < 0) return [];
  const risk = graph.canonicalOf(graph.itemNumber(f, index));
  const rows = mappedRisks(group);
  if (risk < 0 || rows.some((row) => graph.canonicalOf(row) === risk)) return [];
  const item = graph.item(risk);
  const model = modelFor(graph, rows, item.id);
  if (!model) return [];
  const { path } = graph.fileOfItem(model.row);
  const prose = openDocument(snapshot, path);
  if (!prose) return [];
  return firstPreferred(
    tasksFor(graph, group, path, risk).flatMap((task): Repair[] => {
      const row = mappingRow(graph, prose, model, item.id, [graph.item(task).id]);
      const source = namesRisks(group) ? addToSource(graph, path, prose.text, task, item) : null;
      const title = `Map ${item.id} to ${graph.item(task).id}`;
      return row ? [repairOf(title, path, prose.text, source ? [row, source] : [row])] : [];
    }),
  );
}

/** A row of the mapping, and on which side of it the new one belongs. */
export interface MappingModel {
  readonly row: number;
  readonly isAbove: boolean;
}

/** The row before a risk in the order of the IDs, else the one behind it, else the last; null where there is none. */
export function modelFor(graph: Graph, rows: readonly number[], id: string): MappingModel | null {
  const own = numbered(id);
  const series = rows.filter((row) => numbered(graph.item(row).id)?.series === own?.series);
  const before = series.filter((row) => (numbered(graph.item(row).id)?.number ?? 0) < (own?.number ?? 0)).pop();
  const row = before ?? series[0] ?? rows[rows.length - 1];
  return row === undefined ? null : { row, isAbove: before === undefined && series.length > 0 };
}

/** Rows of mappings that name a task, in the order of the text. */
export function mappedRisks(group: PlanGroup): number[] {
  const { graph } = group;
  const links = group.linksOf('mitigates');
  const rows = new Set<number>();
  for (let i = 0; i < links.length; i += 3) {
    const row = graph.ownerOf(links[i + 2] ?? -1);
    if (row >= 0 && graph.item(row).kind === 'risk') rows.add(row);
  }
  return [...rows].sort((a, b) => a - b);
}

/** Sources of tasks name risks. */
export function namesRisks(group: PlanGroup): boolean {
  const links = group.linksOf('sourced-from');
  for (let i = 0; i < links.length; i += 3) {
    const target = links[i + 1] ?? -1;
    if (target >= 0 && group.graph.item(target).kind === 'risk') return true;
  }
  return false;
}

/** The tasks of the document that holds the mapping, those whose words are like the risk's first. */
export function tasksFor(graph: Graph, group: PlanGroup, path: string, risk: number, most = MOST_CHOICES): number[] {
  const f = graph.fileIndex(path);
  const words = meaningOf(graph.item(risk).title);
  const sourced = new Set<number>();
  const links = group.linksOf('sourced-from');
  for (let i = 0; i < links.length; i += 3) if (links[i + 1] === risk) sourced.add(links[i] ?? -1);
  return (graph.files[f]?.facts.items ?? [])
    .flatMap(({ kind, title, strength }, i) => {
      const task = graph.itemNumber(f, i);
      if (kind !== 'task' || strength !== 'explicit' || !graph.isCanonical(task)) return [];
      return [{ task, score: likeness(words, meaningOf(title)) + (sourced.has(task) ? 2 : 0) }];
    })
    .sort((a, b) => b.score - a.score || a.task - b.task)
    .slice(0, most)
    .map(({ task }) => task);
}

/** A row of the mapping, written as another one is; null where that one's form can't be told. */
export function mappingRow(
  graph: Graph,
  prose: PlanProse,
  { row: model, isAbove }: MappingModel,
  id: string,
  tasks: readonly string[],
): TextEdit | null {
  const { text, blocks } = prose;
  const { path } = graph.fileOfItem(model);
  const item = graph.item(model);
  const run = prose.runAt(item.start);
  const listed = listedIn(graph, path, text, model, 'mitigates');
  const first = listed[0];
  const last = listed[listed.length - 1];
  const holder = run ? blocks[run.block] : undefined;
  if (!run || !first || !last || !holder) return null;
  const spelt = tasks
    .map((task) => (first.isRange ? task : dressedLike(text, first, task)))
    .join(separatorIn(graph, text, path));
  const lines = new LineIndex(text);
  if (holder.kind === 'row') {
    const table = tablesOf(text, blocks).find(({ block }) => block === holder.parent);
    const at = table?.rows.findIndex((row) => row === holder) ?? -1;
    if (!table || at < 0) return null;
    const cells = table.columns.map((_, c) => {
      const [start = 0, end = 0] = [holder.cells[2 * c], holder.cells[2 * c + 1]];
      if (item.start >= start && item.end <= end) return text.slice(start, item.start) + id + text.slice(item.end, end);
      return first.start >= start && first.end <= end ? spelt : '';
    });
    // What the model says of its own risk behind the ID is not said of this one.
    const own = cells.map((cell) => (cell.includes(id) ? (/^[^\p{L}\p{N}]*/u.exec(cell)?.[0] ?? '') + id : cell));
    return new TableRows(text, lines, table).insertBelow(isAbove ? at - 1 : at, [own]);
  }
  const block = blocks[holder.parent];
  if (block?.kind !== 'item' || first.start < item.end || last.end > run.end) return null;
  const between = text.slice(item.end, first.start);
  if (/[\p{L}\p{N}]/u.test(between)) return null;
  const suffix = /^[.;]?$/.test(text.slice(last.end, run.end)) ? text.slice(last.end, run.end) : '';
  const row = text.slice(block.start, item.start) + id + between + spelt + suffix;
  const lineStart = lines.lineStart(lines.lineAt(block.start));
  const prefix = text.slice(lineStart, block.start).replace(/[^\s>]/g, ' ');
  if (isAbove) return { start: block.start, end: block.start, newText: row + lineEndingAt(text, block.start) + prefix };
  const at = lines.lineEnd(lines.lineAt(block.end));
  return { start: at, end: at, newText: lineEndingAt(text, at) + prefix + row };
}

/** What parts the tasks of a row that names several: `, ` where none does. */
function separatorIn(graph: Graph, text: string, path: string): string {
  const f = graph.fileIndex(path);
  for (const [i, item] of (graph.files[f]?.facts.items ?? []).entries()) {
    if (item.kind !== 'risk') continue;
    const [left, right] = listedIn(graph, path, text, graph.itemNumber(f, i), 'mitigates');
    const between = left && right ? text.slice(left.end, right.start) : '';
    if (/^[ \t]*[,;+&/][ \t]*$/.test(between)) return between;
  }
  return ', ';
}
