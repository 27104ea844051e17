import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { WorkspaceChange } from '../../model/edit';
import { codeKind } from '../../facts/codeFacts';
import { ReferenceField } from '../../facts/facts';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { PlanProse } from '../planProse';
import { citationOut } from '../removeDependency';
import { removeRows } from '../removeRows';
import { renumberSeries } from '../renaming/rename';
import { placeOf, Refused } from '../renaming/refused';
import { tombstone } from '../tombstones';
import { citationsOf, rowLedBy } from './citedRows';
import { Draft } from './draft';
import type { Refactor, Refactoring, RefactoringPlace } from './refactoring';
import { openOrRefuse, quickRowAt, rowAt } from './rows';
import { after, findItem, runFrom, seriesOf, type NamedItem } from './series';

/**
 * The row at the cursor goes, and out of every list and range goes its ID. Either those that follow move up, or its number
 * stays unused: a comment says so. Where the profile wants that, nothing else is offered.
 */
export const removeAndRenumber: Refactor = (snapshot, place) => {
  const found = findItem(snapshot, place);
  const series = seriesOf(snapshot, found);
  if (!series || !quickRowAt(snapshot, place.path, found.fact.start)) return [];
  const form = found.file.profile?.grammar.forms[found.fact.form];
  const renumbered = `Remove ${place.id} and renumber`;
  const unused = `Remove ${place.id} and leave its number unused`;
  const offers: Refactoring[] = [
    { title: unused, kind: 'refactor.rewrite', change: () => remove(snapshot, place, unused, true) },
  ];
  const isFollowed = series.items.has(after(series, series.number));
  if (form?.tombstones !== true && isFollowed)
    offers.unshift({
      title: renumbered,
      kind: 'refactor.rewrite',
      change: () => remove(snapshot, place, renumbered, false),
    });
  return offers;
};

/** More than the places of one list that an ID can stand in. */
const MOST_ROUNDS = 6;

function remove(snapshot: Snapshot, place: RefactoringPlace, title: string, leavesNote: boolean): WorkspaceChange {
  const draft = new Draft(snapshot);
  const gone = leavesNote ? place : moveToEnd(draft, place);
  if (leavesNote) leaveNote(draft, place);
  takeCitationsOut(draft, gone, place.id);
  takeRowsOut(draft, gone, place.id);
  return draft.change(title);
}

/**
 * Gives the row the number of the last of those that follow, and each of them the one before its own: so ranges know what
 * they stand for until the last of them goes.
 */
function moveToEnd(draft: Draft, { path, id }: NamedItem): NamedItem {
  const { snapshot } = draft;
  const series = seriesOf(snapshot, findItem(snapshot, { path, id }));
  if (!series) throw new Refused(`${id} is not one of a series.`);
  const numbers = [series.number, ...runFrom(series, after(series, series.number))];
  const last = numbers[numbers.length - 1] ?? series.number;
  const newIds = new Map<number, string>();
  numbers.forEach((n, i) => newIds.set(series.items.get(n) ?? -1, series.idOf(numbers[i - 1] ?? last)));
  draft.make(renumberSeries(snapshot, newIds));
  return { path, id: series.idOf(last) };
}

function leaveNote(draft: Draft, named: NamedItem): void {
  const { file, fact } = findItem(draft.snapshot, named);
  const brackets = file.profile?.grammar.forms[fact.form]?.brackets ?? false;
  const prose = openOrRefuse(draft.snapshot, named.path);
  const note = tombstone(prose, fact.start, brackets ? `[${named.id}]` : named.id);
  if (note) draft.edit(named.path, [note]);
}

/**
 * Takes an ID out of all that cites it. One place of a line may change what the next one means, so that what is left is
 * looked at anew.
 *
 * @throws Refused where words speak of it.
 */
export function takeCitationsOut(draft: Draft, named: NamedItem, called: string): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { graph } = draft.snapshot;
    const citations = citationsOf(graph, findItem(draft.snapshot, named).item);
    if (citations.size === 0) return;
    for (const [file, [reference]] of citations)
      if (file.facts.kind === codeKind)
        throw new Refused(
          `${placeOf(file, graph.field(reference ?? -1, ReferenceField.start))} is for ${called}; take it out there first.`,
        );
    const edits = [...citations].map(([file, references]) => ({
      path: file.path,
      edits: fileEdits(graph, openOrRefuse(draft.snapshot, file.path), file, references, called),
    }));
    draft.makeAll(edits);
  }
  throw new Refused(`${called} is cited in too many ways.`);
}

function fileEdits(
  graph: Graph,
  prose: PlanProse,
  file: LinkedFile,
  references: readonly number[],
  id: string,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const reference of references) {
    const led = rowLedBy(graph, prose, reference);
    const rows = led ? removeRows(prose, new LineIndex(prose.text), [led.run.start]) : null;
    const out = rows ?? [citationOut(graph, prose, file.path, reference, -1)];
    const made = out.filter((edit) => edit !== null);
    if (made.length === 0)
      throw new Refused(
        `${placeOf(file, graph.field(reference, ReferenceField.start))} speaks of ${id} in words that only you can change.`,
      );
    for (const edit of made) if (!edits.some((other) => meet(other, edit))) edits.push(edit);
  }
  return edits;
}

const meet = (one: TextEdit, other: TextEdit): boolean => one.start <= other.end && other.start <= one.end;

/** All rows that define it: the plans of several phases may have the same. */
function takeRowsOut(draft: Draft, named: NamedItem, called: string): void {
  const { graph } = draft.snapshot;
  const { item } = findItem(draft.snapshot, named);
  const starts = new Map<string, number[]>();
  for (const definition of graph.definitionsOf(item)) {
    const { path } = graph.fileOfItem(definition);
    starts.set(path, [...(starts.get(path) ?? []), graph.item(definition).start]);
  }
  const all = [...starts].map(([path, own]) => {
    const prose = openOrRefuse(draft.snapshot, path);
    const lines = new LineIndex(prose.text);
    const edits = removeRows(prose, lines, own) ?? wholeItems(graph, prose, lines, path, own);
    if (edits) return { path, edits };
    throw new Refused(
      `${path} has no other row in the table of ${called}, or other items stand below it; take it out there.`,
    );
  });
  draft.makeAll(all);
}

/** What stands below a list item goes with it, as long as that is nothing of its own; null where it is. */
function wholeItems(
  graph: Graph,
  prose: PlanProse,
  lines: LineIndex,
  path: string,
  starts: readonly number[],
): TextEdit[] | null {
  const items = graph.file(path)?.facts.items ?? [];
  const edits: TextEdit[] = [];
  for (const at of starts) {
    const row = rowAt(prose, at)?.row;
    if (row?.kind !== 'item' || items.some(({ start }) => start > at && start < row.end)) return null;
    const [first, last] = [lines.lineAt(row.start), lines.lineAt(row.end)];
    const isLast = last + 1 >= lines.lineCount;
    edits.push({
      start: isLast && first > 0 ? lines.lineEnd(first - 1) : lines.lineStart(first),
      end: isLast ? prose.text.length : lines.lineStart(last + 1),
      newText: '',
    });
  }
  return edits;
}
