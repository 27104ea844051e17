import { ReferenceField } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { foldHyphens } from '../../ids/template';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { baselineEdits } from './baselineEdits';
import type { Carried } from './carried';
import { carry, filesOf, orRefusal } from './carry';
import { newIdsOf, type NewIds } from './newIds';
import { placeOf, Refused } from './refused';
import { freeSlots } from './taken';

/**
 * Gives an item another ID, everywhere: where it is defined, in all that cites it, in ranges and short lists, and in the
 * links to its heading. `item`: the number of any of its definitions in the snapshot's graph.
 */
export function renameItem(snapshot: Snapshot, item: number, newId: string): WorkspaceChange | Refusal {
  const { graph } = snapshot;
  return orRefusal(() => {
    if (item < 0 || item >= graph.itemCount) throw new Refused('Nothing defines what is to be renamed.');
    const newIds = newIdsOf(graph, new Map([[item, newId]]));
    const [shown = newId.trim()] = newIds.values();
    return carryAll(snapshot, `Rename ${graph.item(item).id} to ${shown}`, newIds);
  });
}

/**
 * Gives several items new IDs at once: what one gives up, another may get. References and ranges follow; a range whose
 * members are in a row again stays one. `newIds`: by the number of any definition in the snapshot's graph.
 */
export function renumberSeries(
  snapshot: Snapshot,
  newIds: ReadonlyMap<number, string>,
  title = 'Renumber',
): WorkspaceChange | Refusal {
  return orRefusal(() => carryAll(snapshot, title, newIdsOf(snapshot.graph, newIds)));
}

/**
 * Lets what cites items that are counted by their places follow these to the numbers that they are about to get. Where
 * the items stand is for whoever asks to change.
 */
export function followCounted(
  snapshot: Snapshot,
  newIds: ReadonlyMap<number, string>,
  title: string,
): WorkspaceChange | Refusal {
  return orRefusal(() => carryAll(snapshot, title, newIds));
}

/**
 * Gives one of several definitions of an ID another one, and only the given references with it: the others mean another
 * definition.
 */
export function renameAlone(
  snapshot: Snapshot,
  definition: number,
  newId: string,
  references: ReadonlySet<number>,
  title: string,
): WorkspaceChange | Refusal {
  const { graph } = snapshot;
  return orRefusal(() => {
    const id = foldHyphens(newId);
    const arriving = freeSlots(graph, new Map([[definition, id]]));
    return carry(snapshot, title, {
      ofItem: (item) => (item === definition ? id : null),
      ofReference: (reference) => (references.has(reference) ? id : null),
      files: filesOf(graph, [definition], references),
      arriving,
    });
  });
}

/** Why an item cannot be renamed, whatever its new ID; null where it can. */
export function refusalToRename(snapshot: Snapshot, item: number): Refusal | null {
  const { graph } = snapshot;
  if (item < 0 || item >= graph.itemCount) return { refused: 'Nothing defines what is to be renamed.' };
  const change = orRefusal(() => {
    newIdsOf(graph, new Map([[item, graph.item(item).id]]));
    return { title: '', creations: [], edits: [] };
  });
  return 'refused' in change ? change : null;
}

function carryAll(snapshot: Snapshot, title: string, newIds: NewIds): WorkspaceChange {
  const { graph } = snapshot;
  const arriving = freeSlots(graph, newIds);
  const items = [...newIds.keys()];
  const definitions = items.flatMap((item) => graph.definitionsOf(item));
  const references = items.flatMap((item) => graph.referencesTo(item));
  refuseAliases(graph, newIds);
  const files = filesOf(graph, definitions, references);
  addEntered(graph, arriving, files);
  const { targets } = graph.parts;
  const carried: Carried = {
    ofItem: (item) => newIds.get(graph.canonicalOf(item)) ?? null,
    ofReference: (reference) => newIds.get(targets[reference] ?? -1) ?? null,
    files,
    arriving,
  };
  const change = carry(snapshot, title, carried);
  return { ...change, edits: [...change.edits, ...baselineEdits(snapshot, newIds)] };
}

/** `Day 3` for the block of `Day 3-4`: nobody can say which day of the new one is meant. */
function refuseAliases(graph: Graph, newIds: NewIds): void {
  for (const item of newIds.keys()) {
    const { id } = graph.item(item);
    const own = foldHyphens(id);
    for (const reference of graph.referencesTo(item)) {
      const cited = graph.text(graph.field(reference, ReferenceField.symbol));
      if (cited === own) continue;
      const place = placeOf(graph.fileOfReference(reference), graph.field(reference, ReferenceField.start));
      throw new Refused(`${place} cites ${id} as ${cited}; change that first.`);
    }
  }
}

/** Files with ranges that something is renamed into. */
function addEntered(graph: Graph, arriving: ReadonlySet<number>, files: Map<number, readonly number[]>): void {
  if (arriving.size === 0) return;
  graph.files.forEach((file, f) => {
    if (!files.has(f) && file.referenceSlots.some((slot) => arriving.has(slot))) files.set(f, []);
  });
}
