import type { TextEdit } from '../../text/edit';
import { mapRow } from '../mapRow';
import { statementEdits } from '../nameInPackage';
import { nameInRow } from '../nameInTask';
import type { Draft } from '../refactoring/draft';
import { openOrRefuse } from '../refactoring/rows';
import { findItem, type NamedItem } from '../refactoring/series';
import { Refused } from '../renaming/refused';
import { styleFor, tasksOf } from '../taskRows';
import { traceInWork } from '../traceInWork';

/** Names a requirement in what a piece of work says that it traces, and maps its row to it where rows are mapped. */
export function traceIn(draft: Draft, row: NamedItem, work: NamedItem): void {
  const { graph } = draft.snapshot;
  const { item } = findItem(draft.snapshot, row);
  const own = findItem(draft.snapshot, work);
  const fact = graph.item(item);
  const stated = statementEdits(draft.snapshot, own.item, fact.id);
  if (stated.length > 0) {
    const paths = [...new Set(stated.map(({ file }) => file))];
    const editsIn = (path: string): TextEdit[] => stated.flatMap(({ file, edits }) => (file === path ? edits : []));
    draft.makeAll(paths.map((path) => ({ path, edits: editsIn(path) })));
    return;
  }
  const prose = openOrRefuse(draft.snapshot, work.path);
  const edits: TextEdit[] = [];
  if (own.fact.kind === 'task') {
    const tasks = tasksOf(graph, own.file, prose);
    const task = tasks.find((each) => each.item === own.item);
    const edit = task && nameInRow(prose, task, styleFor(own.file, fact.form, prose.text, tasks), fact.id);
    if (edit) edits.push(edit);
  } else {
    const trace = traceInWork(graph, own.file, prose, { item: own.item, id: own.fact.id }, fact);
    if (typeof trace !== 'string') edits.push(trace);
    const index = own.file.facts.items.findIndex(
      ({ strength }, i) => strength === 'explicit' && graph.canonicalOf(own.definition - own.index + i) === item,
    );
    const mapping = index < 0 ? null : mapRow(own.file, prose, index, own.fact.id);
    if (mapping) edits.push(mapping);
  }
  if (edits.length === 0 && own.file.facts.items.some(({ kind, parent }) => kind === 'task' && parent === own.index))
    throw new Refused(`${own.fact.id} has tasks of its own: name ${row.id} in the one that is meant.`);
  if (edits.length === 0)
    throw new Refused(`${own.fact.id} has no place for what it traces: name ${row.id} there by hand.`);
  draft.edit(work.path, edits);
}
