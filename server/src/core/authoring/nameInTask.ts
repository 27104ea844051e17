import type { Graph } from '../graph/graph';
import type { Orphan } from '../graph/orphans';
import { likeness, meaningOf } from '../graph/sourceMatch';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { taskName } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { numbered } from './citations';
import { addToList } from './idList';
import { newTask } from './newTask';
import { openDocument } from './openDocument';
import { orphanAt } from './orphanAt';
import type { PlanProse } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';
import { styleFor, tasksOf, type TaskRow, type TraceStyle } from './taskRows';

const MOST_CHOICES = 3;

/**
 * A requirement that no task names: named in one of the tasks that are like it, where that names others or at the end of
 * its row; or in a task of its own, beside those. A story gets a task of its own. `mayBegin`: also where no task names
 * anything yet.
 */
export function nameInTaskFixes(snapshot: Snapshot, finding: Finding, mayBegin: boolean): Repair[] {
  const { graph } = snapshot;
  const orphan = orphanAt(graph, finding);
  if (orphan?.cause !== 'spec') return [];
  // Which of the tasks that are there serve a story, nobody can tell but the author.
  const isStory = graph.item(orphan.item).kind === 'story';
  const choices: { score: number; repair: Repair }[] = [];
  const additions: Repair[] = [];
  for (const path of orphan.plans) {
    const file = graph.file(path);
    const prose = file ? openDocument(snapshot, path) : null;
    if (!file || !prose) continue;
    const tasks = tasksOf(graph, file, prose);
    if (!mayBegin && tasks.every(({ listed }) => listed.length === 0)) continue;
    const style = styleFor(file, graph.item(orphan.item).form, prose.text, tasks);
    const scored = tasks.map((task) => ({ ...task, score: isStory ? 0 : scoreOf(graph, task, orphan) }));
    for (const task of isStory ? [] : scored) {
      const edit = nameInRow(prose, task, style, orphan.id);
      if (!edit) continue;
      const { id } = graph.item(task.item);
      const repair = repairOf(`Name ${orphan.id} in ${taskName(id)}`, path, prose.text, [edit]);
      choices.push({ score: task.score, repair });
    }
    const addition = additions.length === 0 ? newTask(snapshot, file, prose, scored, style, orphan) : null;
    if (addition)
      additions.push(repairOf(`Add task ${addition.id} for ${orphan.id}`, path, prose.text, [addition.edit]));
  }
  const best = choices.sort((a, b) => b.score - a.score).slice(0, MOST_CHOICES);
  return firstPreferred([...best.map(({ repair }) => repair), ...additions]);
}

/** Names an ID in a task: in its list, else at the end of its row. */
export function nameInRow(
  { text }: PlanProse,
  { listed, end }: TaskRow,
  style: TraceStyle,
  id: string,
): TextEdit | null {
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
