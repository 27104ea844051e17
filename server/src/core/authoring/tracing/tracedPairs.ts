import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { PlanGroup } from '../../graph/planGroup';
import { roles } from '../../model/vocabulary';

const COVERS = roles.indexOf('covers');

/** One place that says that work covers something; items by the numbers that count. */
export interface TracedPair {
  readonly work: number;
  readonly item: number;
  readonly reference: number;
  /** The row names the work, and not the work the row. */
  readonly isMapping: boolean;
}

/** What a piece of work, or a part of it, says that it covers of one item, and what the item's row says of that. */
export function pairsBetween(group: PlanGroup, work: number, item: number): TracedPair[] {
  return tracedPairs(group).filter((pair) => pair.item === item && isPartOf(group.graph, pair.work, work));
}

/** The work itself, or what stands in it: a task's parts. */
export function isPartOf(graph: Graph, part: number, work: number): boolean {
  if (part === work) return true;
  const file = graph.fileOfItem(part);
  const first = graph.itemNumber(graph.fileIndex(file.path), 0);
  for (let at = file.facts.items[part - first]?.parent ?? -1; at >= 0; at = file.facts.items[at]?.parent ?? -1)
    if (graph.canonicalOf(first + at) === work) return true;
  return false;
}

/** Everything that the documents of a plan say of what covers what. */
export function tracedPairs(group: PlanGroup): TracedPair[] {
  const { graph } = group;
  const found: TracedPair[] = [];
  for (const { file, fileIndex, first, count } of group.references()) {
    const { references } = file.facts;
    for (let r = 0, at = 0; r < count; r++, at += referenceStride) {
      const target = graph.parts.targets[first + r] ?? -1;
      const owner = references[at + ReferenceField.owner] ?? -1;
      if (packedField(references, at, ReferenceField.role) !== COVERS || target < 0 || owner < 0) continue;
      const own = graph.canonicalOf(graph.itemNumber(fileIndex, owner));
      const isMapping = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
      found.push({ work: isMapping ? target : own, item: isMapping ? own : target, reference: first + r, isMapping });
    }
  }
  return found;
}
