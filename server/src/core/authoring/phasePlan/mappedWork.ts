import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { roles } from '../../model/vocabulary';

const COVERS = roles.indexOf('covers');

/** ID of a row → the work packages that the row is mapped to, whether they are there or not. */
export function mappedWork(graph: Graph, { facts }: LinkedFile): ReadonlyMap<string, readonly string[]> {
  const { items, references } = facts;
  const mapped = new Map<string, string[]>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const row = items[references[at + ReferenceField.owner] ?? -1];
    const isReverse = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
    if (!row || !isReverse || packedField(references, at, ReferenceField.role) !== COVERS) continue;
    const work = graph.text(references[at + ReferenceField.symbol] ?? -1);
    mapped.set(row.id, [...(mapped.get(row.id) ?? []), work]);
  }
  return mapped;
}
