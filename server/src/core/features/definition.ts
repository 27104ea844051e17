import type { Place } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { ReferenceField, ReferenceFlag } from '../facts/facts';
import { rangeMembers } from './card';
import { idAt } from './place';

export interface DefinitionTarget extends Place {
  /** The whole row, bullet or heading line. */
  readonly blockStart: number;
  readonly blockEnd: number;
}

/** Where the ID at an offset is defined, with the characters that lead there. */
export interface Definitions {
  readonly start: number;
  readonly end: number;
  readonly targets: readonly DefinitionTarget[];
}

/** The definition that a reader would go to from here; on a range, all its members. */
export function definition(snapshot: Snapshot, path: string, offset: number): Definitions | null {
  const at = idAt(snapshot, path, offset);
  if (!at) return null;
  const { graph } = snapshot;
  let items: number[];
  if (at.kind === 'quoted') items = [at.item];
  else if (at.kind === 'item') items = [at.item];
  else if ((graph.field(at.reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0)
    items = rangeMembers(graph, path, at.start, at.end);
  else {
    const target = graph.parts.targets[at.reference] ?? -1;
    items = target >= 0 ? [graph.definitionFor(target, path)] : [];
  }
  const targets = items.map((number) => {
    const item = graph.item(number);
    return {
      file: graph.fileOfItem(number).path,
      start: item.start,
      end: item.end,
      blockStart: item.blockStart,
      blockEnd: item.blockEnd,
    };
  });
  return targets.length === 0 ? null : { start: at.start, end: at.end, targets };
}
