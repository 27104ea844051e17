import { readCheckbox } from '../facts/status';
import type { Graph } from '../graph/graph';
import type { PlanGroup } from '../graph/planGroup';
import { isOpen, progressIn } from '../graph/progress';
import type { StatusConflict } from '../graph/statusConflict';
import type { DocumentEdit } from '../model/edit';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { markEdit } from './checkbox';
import type { Repair } from './repair';
import { snapshotText } from './snapshotText';
import { fileNameOf, listOf, taskName } from '../text/wording';

/** A row whose checkbox is to be marked: where its words begin, and where they end. */
interface Mark {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly mark: 'x' | ' ';
}

/** Opens an item that was marked done too early, or marks all that is open below it as done. */
export function parentRepairs(snapshot: Snapshot, group: PlanGroup, parent: number): Repair[] {
  const { graph } = snapshot;
  const own = markOf(graph, parent, ' ');
  const below = openBelow(group, parent);
  const opened = marked(snapshot, `Open ${taskName(own.id)} again`, [own], true);
  const done = marked(snapshot, `Mark ${listOf(below.map(({ id }) => id))} as done`, below, false);
  return [opened, done].flatMap((repair) => repair ?? []);
}

function markOf(graph: Graph, item: number, mark: 'x' | ' '): Mark & { id: string } {
  const { start, end, id } = graph.item(item);
  return { file: graph.fileOfItem(item).path, start, end, mark, id };
}

/** Everything below an item, at any depth, that is still to be done; and its own rows without an ID. */
function openBelow(group: PlanGroup, item: number): (Mark & { id: string })[] {
  const { graph } = group;
  const progress = progressIn(group);
  const found: (Mark & { id: string })[] = [];
  const seen = new Set<number>();
  const collect = (parent: number): void => {
    for (const part of progress.partsOf(parent)) {
      if (seen.has(part) || !isOpen(progress.statusOf(part))) continue;
      seen.add(part);
      if (graph.item(part).status !== null) found.push(markOf(graph, part, 'x'));
      collect(part);
    }
  };
  collect(item);
  const file = graph.fileOfItem(item);
  const index = item - graph.itemNumber(graph.fileIndex(file.path), 0);
  const rows = file.facts.rows.filter((row) => row.owner === index && row.kind !== 'gate' && isOpen(row.status));
  if (found.length > 0 || rows.length === 0) return found;
  const id = rows.length === 1 ? 'the row' : `all ${rows.length} rows`;
  return rows.map(({ start, end }, i) => ({ file: file.path, start, end, mark: 'x', id: i === 0 ? id : '' }));
}

/** Takes the status of one of two documents for all that they disagree on: the place that keeps it, or the other one. */
export function conflictRepairs(snapshot: Snapshot, conflicts: readonly StatusConflict[]): Repair[] {
  const { graph } = snapshot;
  const [first] = conflicts;
  if (!first) return [];
  const here = conflicts.map(({ file, start, end, isDone }): Mark => ({ file, start, end, mark: isDone ? ' ' : 'x' }));
  const there = conflicts.flatMap(({ items, isDone }) =>
    items.map((item): Mark => markOf(graph, item, isDone ? 'x' : ' ')),
  );
  const isOneDocument = first.file === first.otherFile;
  const own = isOneDocument ? 'the work itself' : fileNameOf(first.otherFile);
  const other = isOneDocument ? 'this line' : fileNameOf(first.file);
  const follow = marked(snapshot, `Take the status from ${own}`, here, true);
  // A line over several tasks that is open does not say which of them are.
  const isPlain = conflicts.every(({ items, isDone }) => items.length === 1 || isDone);
  const lead = isPlain ? marked(snapshot, `Take the status from ${other}`, there, false) : null;
  return [follow, lead].flatMap((repair) => repair ?? []);
}

/** The marks put into their boxes; null where one of the rows has none. */
function marked(snapshot: Snapshot, title: string, marks: readonly Mark[], preferred: boolean): Repair | null {
  const edits: DocumentEdit[] = [];
  for (const file of new Set(marks.map((mark) => mark.file))) {
    const current = snapshotText(snapshot, file);
    if (typeof current === 'string') return null;
    const own: TextEdit[] = [];
    for (const mark of marks) {
      if (mark.file !== file) continue;
      const edit = markEdit(current.text, mark.start, mark.mark) ?? closingEdit(current.text, mark);
      if (!edit) return null;
      if (!own.some(({ start }) => start === edit.start)) own.push(edit);
    }
    edits.push({ file, expectedText: current.text, edits: own.sort((a, b) => a.start - b.start) });
  }
  return edits.length === 0 ? null : { title, preferred, change: { title, creations: [], edits } };
}

/** The box that closes the line: `Phase 1: T001–T011 [ ]`. */
function closingEdit(text: string, { end, mark }: Mark): TextEdit | null {
  const line = /^[^\r\n]{0,400}/.exec(text.slice(end, end + 400))?.[0] ?? '';
  const at = line.lastIndexOf('[');
  const close = line.indexOf(']', at);
  if (at < 0 || close < 0 || !/^[\s*_`.]*$/.test(line.slice(close + 1))) return null;
  if (!readCheckbox(`${line.slice(at, close + 1)} `, 0)) return null;
  return { start: end + at + 1, end: end + close, newText: mark };
}
