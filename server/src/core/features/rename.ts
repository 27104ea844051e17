import { renameItem, refusalToRename } from '../authoring/renaming/rename';
import { ReferenceField, ReferenceFlag } from '../facts/facts';
import { Unresolved } from '../graph/graph';
import type { Refusal, WorkspaceChange } from '../model/edit';
import type { Snapshot } from '../workspace/snapshot';
import { derivedAt, idAt, type AtOffset } from './place';

/** An ID that can be renamed: the characters of it alone, and what a person begins to type from. */
export interface Renamable {
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

/** What stands at an offset and can be renamed, or why it cannot; null where there is no ID. */
export function renamableAt(snapshot: Snapshot, path: string, offset: number): Renamable | Refusal | null {
  const found = itemAt(snapshot, path, offset);
  if (!found || 'refused' in found) return found;
  const refusal = refusalToRename(snapshot, found.item);
  if (refusal) return refusal;
  return { start: found.start, end: found.end, id: snapshot.graph.item(found.item).id };
}

/** Gives the item at an offset another ID everywhere; null where there is no ID. */
export function rename(
  snapshot: Snapshot,
  path: string,
  offset: number,
  newId: string,
): WorkspaceChange | Refusal | null {
  const found = itemAt(snapshot, path, offset);
  if (!found || 'refused' in found) return found;
  return renameItem(snapshot, found.item, newId);
}

interface FoundItem {
  readonly item: number;
  readonly start: number;
  readonly end: number;
}

function itemAt(snapshot: Snapshot, path: string, offset: number): FoundItem | Refusal | null {
  const { graph } = snapshot;
  const at = idAt(snapshot, path, offset);
  if (!at) {
    const item = derivedAt(graph, path, offset);
    return item < 0 ? null : { item, start: offset, end: offset };
  }
  const { start, end } = at;
  switch (at.kind) {
    case 'item': {
      const canonical = graph.canonicalOf(at.item);
      return { item: canonical >= 0 ? canonical : at.item, start, end };
    }
    case 'quoted':
      return {
        refused: `Here ${at.id} is only quoted, and a rename would leave it as it is; rename it where it is defined or cited.`,
      };
    case 'reference': {
      if ((graph.field(at.reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0)
        return { refused: 'A range stands for several IDs; rename one of its ends, or an ID where it is defined.' };
      const target = graph.parts.targets[at.reference] ?? -1;
      return target >= 0 ? { item: target, start, end } : unresolved(snapshot, at, target);
    }
  }
}

function unresolved({ graph }: Snapshot, at: Extract<AtOffset, { kind: 'reference' }>, target: number): Refusal {
  const id = graph.text(graph.field(at.reference, ReferenceField.symbol));
  return target === (Unresolved.ambiguous as number)
    ? { refused: `${id} can mean more than one item here; rename it where it is defined.` }
    : { refused: `Nothing defines ${id}, so there is nothing to rename.` };
}
