import { ReferenceField, ReferenceFlag } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { WorkspaceChange } from '../../model/edit';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { rowBeside } from '../listRow';
import { citationOut } from '../removeDependency';
import { removeRows } from '../removeRows';
import { placeOf, Refused } from '../renaming/refused';
import { traceInWork } from '../traceInWork';
import { worksFor } from '../trace';
import { citationsOf, rowLedBy } from './citedRows';
import { Draft } from './draft';
import type { Refactor, RefactoringPlace } from './refactoring';
import { openOrRefuse } from './rows';
import { findItem, type NamedItem } from './series';

const MOST_TARGETS = 5;

/** A requirement that one work package of its plan covers goes to another one: its trace, its mapping, its criteria. */
export const moveToWork: Refactor = (snapshot, place) => {
  const { graph } = snapshot;
  const { file, item, fact } = findItem(snapshot, place);
  if (file.rule?.duty !== 'plan' || (fact.kind !== 'requirement' && fact.kind !== 'constraint')) return [];
  const from = [...worksCovering(graph, item, place.path)];
  const [work, ...others] = from;
  if (work === undefined || others.length > 0) return [];
  const { id, title } = graph.item(item);
  const targets = worksFor(graph, place.path, id, title)
    .filter((target) => target.item !== work)
    .slice(0, place.most ?? MOST_TARGETS)
    .sort((a, b) => a.item - b.item);
  return targets.map((target) => {
    const name = `Move ${place.id} to ${target.id}`;
    const move: Move = { place, name, from: graph.item(work).id, to: target.id };
    return { title: name, kind: 'refactor.move', change: () => moved(snapshot, move) };
  });
};

interface Move {
  readonly place: RefactoringPlace;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** The work packages of a plan that say they cover an item, or that its row is mapped to. */
function worksCovering(graph: Graph, item: number, plan: string): Set<number> {
  const works = new Set<number>();
  const own = new Set(graph.definitionsOf(item));
  const f = graph.fileIndex(plan);
  const [first, last] = [graph.referenceNumber(f, 0), graph.referenceNumber(f + 1, 0)];
  for (let reference = first; reference < last; reference++) {
    if (graph.roleOf(reference) !== 'covers') continue;
    const owner = graph.ownerOf(reference);
    const target = graph.parts.targets[reference] ?? -1;
    if (target === item && owner >= 0) works.add(owner);
    if (own.has(owner) && target >= 0) works.add(target);
  }
  return works;
}

function moved(snapshot: Snapshot, { place, name, from, to }: Move): WorkspaceChange {
  const draft = new Draft(snapshot);
  const [work, target] = [from, to].map((id): NamedItem => ({ path: place.path, id })) as [NamedItem, NamedItem];
  const isMapped = remap(draft, place, work, to);
  takeOut(draft, place, work);
  trace(draft, place, target, isMapped);
  moveCriteria(draft, place, work, target);
  inMatrices(draft, place, work, to);
  return draft.change(name);
}

/** `→ WP-1` becomes `→ WP-2`. */
function remap(draft: Draft, place: NamedItem, work: NamedItem, to: string): boolean {
  const { graph } = draft.snapshot;
  const { definition } = findItem(draft.snapshot, place);
  const { item } = findItem(draft.snapshot, work);
  const mappings = graph.referencesTo(item).filter((reference) => graph.ownerOf(reference) === definition);
  replace(draft, place.path, mappings, to);
  return mappings.length > 0;
}

/** @throws Refused where one stands in a range. */
function replace(draft: Draft, path: string, references: readonly number[], id: string): void {
  const { graph } = draft.snapshot;
  const edits = references.map((reference): TextEdit => {
    const start = graph.field(reference, ReferenceField.start);
    if ((graph.field(reference, ReferenceField.flags) & ReferenceFlag.viaRange) !== 0)
      throw new Refused(`${placeOf(graph.fileOfReference(reference), start)} names a range of work packages.`);
    return { start, end: graph.field(reference, ReferenceField.end), newText: id };
  });
  if (edits.length > 0) draft.edit(path, edits);
}

function takeOut(draft: Draft, place: NamedItem, work: NamedItem): void {
  const { graph } = draft.snapshot;
  const { item, file } = findItem(draft.snapshot, place);
  const { definition } = findItem(draft.snapshot, work);
  const prose = openOrRefuse(draft.snapshot, place.path);
  const edits = (citationsOf(graph, item).get(file) ?? [])
    .filter((reference) => graph.roleOf(reference) === 'covers' && graph.ownerOf(reference) === definition)
    .map((reference) => {
      const edit = citationOut(graph, prose, place.path, reference, -1);
      const at = graph.field(reference, ReferenceField.start);
      if (!edit) throw new Refused(`${placeOf(file, at)} speaks of ${place.id} in words that only you can change.`);
      return edit;
    });
  if (edits.length > 0) draft.edit(place.path, edits);
}

function trace(draft: Draft, place: NamedItem, target: NamedItem, isMapped: boolean): void {
  const { graph } = draft.snapshot;
  const { file, fact } = findItem(draft.snapshot, place);
  const { item } = findItem(draft.snapshot, target);
  const prose = openOrRefuse(draft.snapshot, place.path);
  const edit = traceInWork(graph, file, prose, { item, id: target.id }, fact);
  if (typeof edit !== 'string') draft.edit(place.path, [edit]);
  else if (edit === 'none' && !isMapped) throw new Refused(`${target.id} has no place for what it traces.`);
}

/** Criteria that begin with the ID belong to what is to be done for it. Where the target has none, they stay. */
function moveCriteria(draft: Draft, place: NamedItem, work: NamedItem, target: NamedItem): void {
  const { graph } = draft.snapshot;
  const { item, file } = findItem(draft.snapshot, place);
  const from = findItem(draft.snapshot, work);
  const to = findItem(draft.snapshot, target);
  const prose = openOrRefuse(draft.snapshot, place.path);
  const { text, blocks } = prose;
  const lines = new LineIndex(text);
  const last = file.facts.rows.filter(({ kind, owner }) => kind === 'criterion' && owner === to.index).pop();
  const run = last ? prose.runAt(last.start) : null;
  const behind = run ? (blocks[run.block]?.parent ?? -1) : -1;
  if (blocks[behind]?.kind !== 'item') return;
  const rows = (citationsOf(graph, item).get(file) ?? []).flatMap((reference) => {
    if (graph.roleOf(reference) !== 'verifies' || graph.ownerOf(reference) !== from.definition) return [];
    const row = rowLedBy(graph, prose, reference);
    const gone = row?.row.kind === 'item' ? removeRows(prose, lines, [row.run.start]) : null;
    return row && gone ? [...gone, rowBeside(prose, lines, behind, text.slice(row.row.start, row.row.end), true)] : [];
  });
  if (rows.length > 0) draft.edit(place.path, rows);
}

/** Rows of traceability matrices name the work package of each requirement. */
function inMatrices(draft: Draft, place: NamedItem, work: NamedItem, to: string): void {
  const { graph } = draft.snapshot;
  const { item } = findItem(draft.snapshot, place);
  const works = graph.referencesTo(findItem(draft.snapshot, work).item);
  const found = new Map<string, number[]>();
  for (const [file, references] of citationsOf(graph, item)) {
    if (file.rule?.duty !== 'matrix') continue;
    const prose = openOrRefuse(draft.snapshot, file.path);
    const rows = references.flatMap((reference) => rowLedBy(graph, prose, reference)?.row ?? []);
    const own = works.filter((reference) => {
      const at = graph.field(reference, ReferenceField.start);
      return graph.fileOfReference(reference) === file && rows.some(({ start, end }) => start <= at && at < end);
    });
    if (own.length > 0) found.set(file.path, own);
  }
  for (const [path, references] of found) replace(draft, path, references, to);
}
