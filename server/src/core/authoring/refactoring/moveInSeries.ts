import type { WorkspaceChange } from '../../model/edit';
import type { Block } from '../../markdown/blocks';
import type { Graph } from '../../graph/graph';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { PlanProse } from '../planProse';
import { renumberSeries } from '../renaming/rename';
import { Refused } from '../renaming/refused';
import { Draft } from './draft';
import type { Refactor, RefactoringPlace } from './refactoring';
import { neighbour, openOrRefuse, quickRowAt, rowAt } from './rows';
import { findItem, seriesOf, type FoundItem } from './series';

/** The row at the cursor and the one above or below change their places and their numbers; what cites them follows. */
export const moveInSeries: Refactor = (snapshot, place) => {
  const found = findItem(snapshot, place);
  const series = seriesOf(snapshot, found);
  const row = series && quickRowAt(snapshot, place.path, found.fact.start);
  if (!row) return [];
  return [false, true].flatMap((below) => {
    const other = neighbour(row.blocks, row.index, below);
    const index = other ? itemIn(found, other) : -1;
    if (index < 0 || ![...series.items.values()].includes(canonicalIn(snapshot.graph, found, index))) return [];
    const otherId = found.file.facts.items[index]?.id ?? '';
    // Two of one ID are a defect of their own.
    if (otherId === place.id) return [];
    const title = `Move ${place.id} ${below ? 'down below' : 'up above'} ${otherId} and renumber`;
    return [{ title, kind: 'refactor.move' as const, change: () => swap(snapshot, place, otherId, title) }];
  });
};

function itemIn({ file, fact }: FoundItem, { start, end }: Block): number {
  return file.facts.items.findIndex(
    (item) => item.form === fact.form && item.strength === 'explicit' && item.start >= start && item.end <= end,
  );
}

function canonicalIn(graph: Graph, { file }: FoundItem, index: number): number {
  return graph.canonicalOf(graph.itemNumber(graph.fileIndex(file.path), index));
}

function swap(snapshot: Snapshot, place: RefactoringPlace, otherId: string, title: string): WorkspaceChange {
  const draft = new Draft(snapshot);
  const [one, other] = [findItem(snapshot, place), findItem(snapshot, { path: place.path, id: otherId })];
  const { graph } = snapshot;
  const [id, idOfOther] = [graph.item(one.item).id, graph.item(other.item).id];
  const paths = graph.definitionsOf(one.item).map((definition) => graph.fileOfItem(definition).path);
  draft.make(
    renumberSeries(
      snapshot,
      new Map([
        [one.item, idOfOther],
        [other.item, id],
      ]),
    ),
  );
  // The same rows may stand in the plans of several phases.
  for (const path of new Set(paths)) {
    const edits = exchanged(draft.snapshot, path, id, idOfOther);
    if (edits) draft.edit(path, edits);
    else if (path === place.path) throw new Refused(`${place.id} and ${otherId} are not rows of one list or table.`);
  }
  return draft.change(title);
}

/** Exchanges two rows that follow one another; null where they do not. */
function exchanged(snapshot: Snapshot, path: string, one: string, other: string): TextEdit[] | null {
  const prose = openOrRefuse(snapshot, path);
  const items = snapshot.graph.file(path)?.facts.items ?? [];
  const starts = [one, other].map(
    (id) => items.find((item) => item.id === id && item.strength === 'explicit')?.start ?? -1,
  );
  const [first, second] = starts.sort((a, b) => a - b).map((start) => (start < 0 ? null : rowAt(prose, start)));
  if (!first || !second || neighbour(prose.blocks, first.index, true) !== second.row) return null;
  const spans = [spanOf(first.row, prose), spanOf(second.row, prose)] as const;
  return spans.map(({ start, end }, i) => {
    const { start: from, end: to } = spans[1 - i] ?? spans[0];
    return { start, end, newText: prose.text.slice(from, to) };
  });
}

/** A numbered list keeps its numbers where they are. */
function spanOf(row: Block, { text }: PlanProse): { start: number; end: number } {
  if (row.kind !== 'item') return row;
  const blank = /^[ \t]*/.exec(text.slice(row.markerEnd, row.end))?.[0].length ?? 0;
  return { start: row.markerEnd + blank, end: row.end };
}
