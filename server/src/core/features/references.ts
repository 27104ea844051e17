import { ReferenceField } from '../facts/facts';
import type { Place } from '../model/finding';
import type { Role } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { derivedAt, targetAt } from './place';

export interface ReferencePlace extends Place {
  readonly role: Role | null;
  readonly isDefinition: boolean;
}

/** Everything that names the item at an offset, definitions first where they are asked for. */
export function references(
  snapshot: Snapshot,
  path: string,
  offset: number,
  withDefinitions: boolean,
): ReferencePlace[] {
  const { graph } = snapshot;
  let target = targetAt(snapshot, path, offset);
  if (target < 0) target = derivedAt(graph, path, offset);
  if (target < 0) return [];
  const found: ReferencePlace[] = [];
  if (withDefinitions) {
    for (const number of graph.definitionsOf(target)) {
      const item = graph.item(number);
      found.push({
        file: graph.fileOfItem(number).path,
        start: item.start,
        end: item.end,
        role: null,
        isDefinition: true,
      });
    }
  }
  for (const reference of graph.referencesTo(target)) {
    found.push({
      file: graph.fileOfReference(reference).path,
      start: graph.field(reference, ReferenceField.start),
      end: graph.field(reference, ReferenceField.end),
      role: graph.roleOf(reference),
      isDefinition: false,
    });
  }
  return found;
}
