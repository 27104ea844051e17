import { conflictRepairs } from '../../authoring/statusMarks';
import type { StatusConflict } from '../../graph/statusConflict';
import { conflictsIn } from '../../graph/statusConflicts';
import type { PlanGroup } from '../../graph/planGroup';
import { fileNameOf, listOf, nameOf } from '../display';
import { defineRule } from '../rule';

const MOST_PLACES = 8;

/** Told once for each two documents, however many items they disagree on. */
export const statusConflict = defineRule({
  code: 'plan/status-conflict',
  title: 'Status conflict',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    done: (items: string, isOne: boolean, other: string) =>
      `${items} ${isOne ? 'is' : 'are'} done here, and not in ${other}.`,
    open: (items: string, isOne: boolean, other: string) =>
      `${items} ${isOne ? 'is' : 'are'} not done here, and ${isOne ? 'is' : 'are'} in ${other}.`,
    mixed: (items: string, other: string) => `${items} have another status here than in ${other}.`,
    line: (items: string) => `${items}: ticked where the work stands, and not here.`,
    lineDone: (items: string) => `${items}: ticked here, and not where the work stands.`,
    elsewhere: (item: string, isDone: boolean) => `${item} is ${isDone ? 'done' : 'not done'} here.`,
  },
  *check(group, messages) {
    for (const conflicts of byDocuments(group)) {
      const [first] = conflicts;
      if (!first) continue;
      const { graph } = group;
      const items = [...new Set(conflicts.flatMap((conflict) => conflict.items))];
      const names = listOf(items.map((item) => nameOf(graph, item)));
      const isSame = conflicts.every(({ isDone }) => isDone === first.isDone);
      const other = fileNameOf(first.otherFile);
      const isOne = items.length === 1;
      yield {
        file: first.file,
        start: first.start,
        end: first.end,
        id: graph.item(first.items[0] ?? -1).id,
        fixable: true,
        message:
          first.file === first.otherFile
            ? (first.isDone ? messages.lineDone : messages.line)(names)
            : !isSame
              ? messages.mixed(names, other)
              : (first.isDone ? messages.done : messages.open)(names, isOne, other),
        related: conflicts.slice(0, MOST_PLACES).map((conflict) => ({
          file: conflict.otherFile,
          start: conflict.otherStart,
          end: conflict.otherEnd,
          message: messages.elsewhere(nameOf(graph, conflict.otherItem), !conflict.isDone),
        })),
      };
    }
  },
  fixes: (snapshot, { file, start }) => {
    const { graph } = snapshot;
    const group = graph.group(graph.file(file)?.plan ?? -1);
    for (const conflicts of group ? byDocuments(group) : [])
      if (conflicts[0]?.file === file && conflicts[0].start === start) return conflictRepairs(snapshot, conflicts);
    return [];
  },
});

/** The conflicts of a plan by the two documents that disagree; within one document each row by itself. */
function byDocuments(group: PlanGroup): Iterable<StatusConflict[]> {
  const found = new Map<string, StatusConflict[]>();
  for (const conflict of conflictsIn(group)) {
    const key =
      conflict.file === conflict.otherFile
        ? `${conflict.file} ${conflict.start}`
        : `${conflict.file}\n${conflict.otherFile}`;
    const list = found.get(key);
    if (list) list.push(conflict);
    else found.set(key, [conflict]);
  }
  return found.values();
}
