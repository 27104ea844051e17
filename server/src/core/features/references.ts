import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { ownershipOf } from '../graph/ownership';
import type { Place } from '../model/finding';
import type { Role } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { sectionsCitedAt } from './coverageLine';
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
  if (target < 0) target = sectionsCitedAt(graph, path, offset)?.sections[0] ?? -1;
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
  return [...found, ...coverageLinesOf(graph, target)];
}

/** Where master plans say which phase covers a section. */
function coverageLinesOf(graph: Graph, section: number): ReferencePlace[] {
  const { kind, id } = graph.item(section);
  const source = graph.fileOfItem(section);
  const group = graph.group(source.plan);
  if (kind !== 'section' || source.rule?.duty !== 'source' || !group) return [];
  return ownershipOf(group)
    .claimsOn(source, id)
    .map(({ phase, coverage: { start, end } }) => ({
      file: phase.masterPath,
      start,
      end,
      role: 'covers',
      isDefinition: false,
    }));
}
