import type { StatementFact } from '../facts/checkedFacts';
import type { LinkedFile } from '../graph/linkedFile';
import type { Graph } from '../graph/graph';
import { likeness, meaningOf } from '../graph/sourceMatch';
import type { DocumentEdit } from '../model/edit';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { addToList, type ListedId } from './idList';
import { orphanAt } from './orphanAt';
import type { Repair } from './repair';
import { snapshotText } from './snapshotText';

const MOST_CHOICES = 3;
const DRESSING = /["'`]/;

interface Statement {
  readonly file: LinkedFile;
  readonly fact: StatementFact;
}

/**
 * A requirement that no work names: added to what a work package says that it covers, in all places that say it (its
 * section among the tasks, the front matter of its own document), so that they go on saying the same. Packages of which a
 * person would think first come first.
 */
export function nameInPackageFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const orphan = orphanAt(graph, finding);
  if (orphan?.cause !== 'spec' || graph.item(orphan.item).kind === 'story') return [];
  const wanted = meaningOf(graph.item(orphan.item).title);
  return [...statementsOf(graph, orphan.plans)]
    .map(([work, statements]) => {
      const { title, status } = graph.item(work);
      return { work, statements, score: 2 * likeness(meaningOf(title), wanted) - (status === 'done' ? 0.3 : 0) };
    })
    .sort((a, b) => b.score - a.score)
    .flatMap(({ work, statements }): Repair[] => {
      const edits = statements.map((statement) => editOf(snapshot, statement, orphan.id));
      const made = edits.filter((edit) => edit !== null);
      if (made.length === 0 || made.length < edits.length) return [];
      const title = `Name ${orphan.id} in ${graph.item(work).id}`;
      return [{ title, preferred: false, change: { title, creations: [], edits: made } }];
    })
    .slice(0, MOST_CHOICES);
}

/** The edits that add an ID to all places that say what a work package covers; none where not all of them can be changed. */
export function statementEdits(snapshot: Snapshot, work: number, id: string): DocumentEdit[] {
  const { graph } = snapshot;
  const paths = (graph.group(graph.fileOfItem(work).plan)?.files ?? []).map(({ path }) => path);
  const edits = (statementsOf(graph, paths).get(work) ?? []).map((statement) => editOf(snapshot, statement, id));
  const made = edits.filter((edit) => edit !== null);
  return made.length < edits.length ? [] : made;
}

/** By work package: all places that say what it covers. */
function statementsOf(graph: Graph, plans: readonly string[]): Map<number, Statement[]> {
  const found = new Map<number, Statement[]>();
  for (const path of plans) {
    const file = graph.file(path);
    for (const fact of file?.facts.statements ?? []) {
      if (!file || fact.role !== 'covers' || fact.ids.length === 0) continue;
      const work = graph.canonicalOf(graph.itemNumber(graph.fileIndex(path), fact.owner));
      if (work < 0) continue;
      const list = found.get(work);
      if (list) list.push({ file, fact });
      else found.set(work, [{ file, fact }]);
    }
  }
  return found;
}

function editOf(snapshot: Snapshot, { file, fact }: Statement, id: string): DocumentEdit | null {
  const current = snapshotText(snapshot, file.path);
  if (typeof current === 'string') return null;
  const { text } = current;
  const edit = added(text, snapshot.graph, fact, id);
  return edit && { file: file.path, expectedText: text, edits: [edit] };
}

function added(text: string, graph: Graph, { ids }: StatementFact, id: string): TextEdit | null {
  const listed = ids.map(({ symbol, start, end }): ListedId => {
    const mark = text.charAt(start - 1);
    const isDressed = DRESSING.test(mark) && text.charAt(end) === mark;
    return {
      id: graph.text(symbol),
      start: isDressed ? start - 1 : start,
      end: isDressed ? end + 1 : end,
      isRange: false,
      idStart: start,
    };
  });
  const seriesOf = (one: string): string => one.replace(/\d.*$/, '');
  const alike = listed.filter((one) => seriesOf(one.id) === seriesOf(id));
  const isList = ids.every(({ start, end }, i) => end > start && (i === 0 || start >= (ids[i - 1]?.end ?? 0)));
  const last = listed[listed.length - 1];
  // Among the members of a range nothing can be put in.
  if (isList && alike.length > 0) return addToList(text, alike, id);
  if (isList && last) return behind(text, last, id);
  return last ? { start: last.end, end: last.end, newText: `, ${id}` } : null;
}

/** Behind the last ID of another series, as that is written. */
function behind(text: string, last: ListedId, id: string): TextEdit | null {
  const edit = addToList(text, [{ ...last, id: '' }], id);
  return edit && edit.start >= last.end ? edit : null;
}
