import { coversByName } from '../graph/coversByName';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Orphan } from '../graph/orphans';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { numbered } from './citations';
import { leadLike } from './itemBeside';
import { lineEndingAt } from './lineEnding';
import { nextBullet, rowBeside } from './listRow';
import { numbersInUse } from './nextFreeId';
import type { PlanProse } from './planProse';
import { shortTitle } from './shortTitle';
import type { TaskRow, TraceStyle } from './taskRows';

/** A task with how likely it is that what is wanted belongs beside it. */
type ScoredTask = TaskRow & { readonly score: number };

/**
 * A task of its own for what no task names, with the next free number: behind the last one of the phase, or of the task,
 * whose work is most like it, and written as that is.
 */
export function newTask(
  snapshot: Snapshot,
  file: LinkedFile,
  prose: PlanProse,
  tasks: readonly ScoredTask[],
  style: TraceStyle,
  orphan: Orphan,
): { id: string; edit: TextEdit } | null {
  const { graph } = snapshot;
  const rows = tasks.filter(({ block }) => block >= 0);
  const group = groupFor(graph, rows);
  const anchor = group[group.length - 1];
  if (!anchor) return null;
  const { text, blocks } = prose;
  const item = graph.item(anchor.item);
  const run = prose.runAt(item.start);
  const id = nextId(snapshot, file, item.form, item.id);
  const block = blocks[anchor.block];
  if (!run || !block || id === null) return null;
  const lead = leadLike(prose, run, item, id);
  const wanted = graph.item(orphan.item);
  const words = shortTitle(wanted.title);
  const tags = group.map((task) => tagOf(graph, prose, task));
  const isTagged = rows.some((row) => tagOf(graph, prose, row) !== '') || coversByName(file, wanted.form);
  const said = wanted.kind === 'story' && isTagged ? `[${orphan.id}] ${words}` : null;
  const traced = said ?? tracedTask(prose, rows, anchor, style, orphan.id, words);
  if (lead === null || traced === null) return null;
  const tag = said === null && tags.every((one) => one !== '' && one === tags[0]) ? `${tags[0] ?? ''} ` : '';
  const bullet = nextBullet(text.slice(block.start, run.start));
  return { id, edit: rowBeside(prose, new LineIndex(text), anchor.block, bullet + lead + tag + traced, true) };
}

/** The tasks among which it belongs: of one phase, or the parts of one task; those at the end where nothing is like it. */
function groupFor(graph: Graph, rows: readonly ScoredTask[]): readonly ScoredTask[] {
  const seriesOf = ({ item }: ScoredTask): string => numbered(graph.item(item).id)?.series ?? '';
  const partsOf = ({ item }: ScoredTask): ScoredTask[] =>
    rows.filter((row) => seriesOf(row) === `${graph.item(item).id}.`);
  // What is done as a whole gets no new parts.
  const done = new Set(
    rows
      .filter(({ item }) => graph.item(item).status === 'done')
      .map((row) => partsOf(row))
      .flat(),
  );
  const open = rows.filter((row) => !done.has(row) && !partsOf(row).some((part) => done.has(part)));
  const likely = open.length > 0 ? open : rows;
  const most = Math.max(0, ...likely.map(({ score }) => score));
  const fit = most > 0 ? likely.find(({ score }) => score === most) : likely[likely.length - 1];
  if (!fit) return [];
  const parts = partsOf(fit);
  if (parts.length > 0) return parts;
  const { heading } = graph.item(fit.item);
  return rows.filter((row) => seriesOf(row) === seriesOf(fit) && graph.item(row.item).heading === heading);
}

function nextId(snapshot: Snapshot, file: LinkedFile, form: number, like: string): string | null {
  const model = numbered(like);
  if (!model) return null;
  const next = Math.max(...numbersInUse(snapshot, file, form, model.series)) + 1;
  return `${model.series}${String(next).padStart(model.width, '0')}`;
}

const TAG = /\[US-?\d{1,4}\]/i;

/** `[US1]`: the story that a task says it is of. */
function tagOf(graph: Graph, prose: PlanProse, { item }: TaskRow): string {
  const run = prose.runAt(graph.item(item).start);
  return run ? (TAG.exec(prose.text.slice(graph.item(item).end, run.end))?.[0] ?? '') : '';
}

/** Its words, and the ID as other tasks name theirs: in parentheses, behind a bar, in a row below. */
function tracedTask(
  prose: PlanProse,
  rows: readonly TaskRow[],
  anchor: TaskRow,
  style: TraceStyle,
  id: string,
  words: string,
): string | null {
  if (style === 'bar') return `${words} | ${id}`;
  if (style === 'parentheses') return `${words} (${id})`;
  for (const row of [anchor, ...rows]) {
    const [first] = row.listed;
    const below = first && first.start > row.end ? rowBelow(prose, row, anchor, id) : null;
    if (below !== null) return words + below;
  }
  return rows.some(({ listed, end }) => listed.some((one) => one.start < end)) ? `${words} (${id})` : null;
}

const LABEL = /^(?:[-*+][ \t]+)?[*_]{0,3}\p{L}[\p{L} ]{0,40}[*_]{0,3}:[*_]{0,3}[ \t]*$/u;

/** `    - _Requirements: 1.2_`, as another task has it below its own row. */
function rowBelow({ text, blocks }: PlanProse, model: TaskRow, anchor: TaskRow, id: string): string | null {
  const lines = new LineIndex(text);
  const [first] = model.listed;
  const last = model.listed[model.listed.length - 1];
  const own = blocks[model.block];
  const beside = blocks[anchor.block];
  if (!first || !last || !own || !beside) return null;
  const line = lines.lineAt(first.start);
  if (lines.lineAt(last.start) !== line) return null;
  const indentOf = (offset: number): string => {
    const start = lines.lineStart(lines.lineAt(offset));
    return /^[ \t>]*/.exec(text.slice(start, offset))?.[0] ?? '';
  };
  const indent = indentOf(first.start);
  const outer = indentOf(own.start);
  const label = text.slice(lines.lineStart(line) + indent.length, first.start);
  const behind = text.slice(last.end, lines.lineEnd(line));
  if (!LABEL.test(label) || !/^[*_]{0,3}\.?$/.test(behind) || !indent.startsWith(outer)) return null;
  const deeper = indentOf(beside.start) + indent.slice(outer.length);
  return lineEndingAt(text, beside.start) + deeper + label + id + behind;
}
