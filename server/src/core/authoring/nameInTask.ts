import { readCheckbox } from '../facts/status';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { orphansOf, type Orphan } from '../graph/orphans';
import { likeness, meaningOf } from '../graph/sourceMatch';
import type { Finding } from '../model/finding';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { numbered } from './citations';
import { addToList, listedIn, type ListedId } from './idList';
import { lineEndingAt } from './lineEnding';
import { openDocument } from './openDocument';
import type { PlanProse } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';

const MOST_CHOICES = 3;
const LONGEST_TITLE = 120;

/** How the tasks of a document name requirements: `… (FR-003)`, `… | R003`; null where it is told nowhere. */
type Style = 'parentheses' | 'bar' | null;

/**
 * A requirement that no task names: named in one of the tasks that are like it, where that names others or at the end of
 * its row; or in a task of its own behind the last one.
 */
export function nameInTaskFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const orphan = orphanAt(graph, finding);
  if (!orphan || graph.item(orphan.item).kind === 'story') return [];
  const choices: { score: number; repair: Repair }[] = [];
  const additions: Repair[] = [];
  for (const path of orphan.plans) {
    const file = graph.file(path);
    const prose = file ? openDocument(snapshot, path) : null;
    if (!file || !prose) continue;
    const tasks = tasksOf(graph, file, prose);
    const style = styleOf(prose.text, tasks);
    for (const task of tasks) {
      const edit = nameEdit(prose, task, style, orphan.id);
      if (!edit) continue;
      const { id } = graph.item(task.item);
      const repair = repairOf(`Name ${orphan.id} in ${id}`, path, prose.text, [edit]);
      choices.push({ score: scoreOf(graph, task, orphan), repair });
    }
    const addition = additions.length === 0 ? taskEdit(graph, file, prose, tasks, style, orphan) : null;
    if (addition)
      additions.push(repairOf(`Add task ${addition.id} for ${orphan.id}`, path, prose.text, [addition.edit]));
  }
  const best = choices.sort((a, b) => b.score - a.score).slice(0, MOST_CHOICES);
  return firstPreferred([...best.map(({ repair }) => repair), ...additions]);
}

function orphanAt(graph: Graph, { file, start }: Finding): Orphan | undefined {
  const group = graph.group(graph.file(file)?.plan ?? -1);
  return [...(group ? orphansOf(group) : [])].find(
    ({ cause, item }) => cause === 'spec' && graph.item(item).start === start && graph.fileOfItem(item).path === file,
  );
}

interface TaskRow {
  readonly item: number;
  /** What it names of what the specification asks for, stories aside. */
  readonly listed: readonly ListedId[];
  /** End of its first paragraph; -1 where nothing can be added to it (a heading, a cell). */
  readonly end: number;
  /** Index of its list item among the blocks, -1 for none. */
  readonly block: number;
}

function tasksOf(graph: Graph, file: LinkedFile, prose: PlanProse): TaskRow[] {
  const f = graph.fileIndex(file.path);
  return file.facts.items.flatMap(({ kind, start, strength }, i): TaskRow[] => {
    const item = graph.itemNumber(f, i);
    if (kind !== 'task' || strength !== 'explicit' || !graph.isCanonical(item)) return [];
    const run = prose.runAt(start);
    const parent = run ? prose.blocks[run.block].parent : -1;
    const isRow = prose.blocks[parent]?.kind === 'item';
    const listed = listedIn(graph, file.path, prose.text, item, 'covers').filter(({ id }) => {
      const named = graph.itemNamed(id, file.path);
      return named >= 0 && graph.item(named).kind !== 'story';
    });
    return [{ item, listed, end: isRow && run ? run.end : -1, block: isRow ? parent : -1 }];
  });
}

function styleOf(text: string, tasks: readonly TaskRow[]): Style {
  for (const { listed, end } of tasks) {
    const [first] = listed;
    if (!first || first.start > end) continue;
    const before = text.slice(Math.max(0, first.start - 40), first.start);
    if (/\|\s*$/.test(before)) return 'bar';
    if (/\([^()|]*$/.test(before)) return 'parentheses';
  }
  return null;
}

function nameEdit({ text }: PlanProse, { listed, end }: TaskRow, style: Style, id: string): TextEdit | null {
  if (listed.length > 0) return addToList(text, listed, id);
  if (end < 0 || style === null) return null;
  return { start: end, end, newText: style === 'bar' ? ` | ${id}` : ` (${id})` };
}

/** Work that says the same, or names the requirements beside it; what is done already will hardly do more. */
function scoreOf(graph: Graph, { item, listed }: TaskRow, orphan: Orphan): number {
  const own = numbered(orphan.id);
  const isBeside = listed.some(({ id }) => {
    const other = numbered(id);
    return other && other.series === own?.series && Math.abs(other.number - own.number) === 1;
  });
  const { title, status } = graph.item(item);
  const like = likeness(meaningOf(title), meaningOf(graph.item(orphan.item).title));
  return 2 * like + (isBeside ? 0.5 : 0) - (status === 'done' ? 0.3 : 0);
}

/** A task of its own behind the last one, with the next free number, written as that is. */
function taskEdit(
  graph: Graph,
  file: LinkedFile,
  prose: PlanProse,
  tasks: readonly TaskRow[],
  style: Style,
  orphan: Orphan,
): { id: string; edit: TextEdit } | null {
  const { text, blocks } = prose;
  const model = tasks.filter(({ block }) => block >= 0).pop();
  const row = model && blocks[model.block];
  if (!model || !row || style === null) return null;
  const last = graph.item(model.item);
  const id = nextTaskId(file, last.form, last.id);
  const run = prose.runAt(last.start);
  if (id === null || !run) return null;
  const box = readCheckbox(text, run.start);
  const from = box?.end ?? run.start;
  const marks = text.slice(from, last.start);
  if (/[^\s*_[`]/.test(marks)) return null;
  const closing = /^[*_\]`]*:?/.exec(text.slice(last.end, last.end + 8))?.[0] ?? '';
  const lines = new LineIndex(text);
  const prefix = text.slice(lines.lineStart(lines.lineAt(row.start)), row.start).replace(/[^\s>]/g, ' ');
  const mark = box ? `[ ]${text.slice(box.start, box.end).replace(/^.*\]/, '')}` : '';
  const title = shortTitle(graph.item(orphan.item).title);
  const trace = style === 'bar' ? ` | ${orphan.id}` : ` (${orphan.id})`;
  const at = lines.lineEnd(lines.lineAt(row.end));
  const bullet = text.slice(row.start, run.start);
  const newText = `${lineEndingAt(text, at)}${prefix}${bullet}${mark}${marks}${id}${closing} ${title}${trace}`;
  return { id, edit: { start: at, end: at, newText } };
}

function nextTaskId({ facts }: LinkedFile, form: number, like: string): string | null {
  const model = numbered(like);
  if (!model) return null;
  const taken = facts.items.flatMap((item) => (item.form === form ? (numbered(item.id)?.number ?? []) : []));
  return `${model.series}${String(Math.max(...taken) + 1).padStart(model.width, '0')}`;
}

function shortTitle(title: string): string {
  const words = title.replace(/\s*\.$/, '');
  if (words.length <= LONGEST_TITLE) return words;
  return `${words.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}
