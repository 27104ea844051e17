import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import type { Graph, Unresolved } from './graph';
import type { LinkedFile } from './linkedFile';

/** A reference within a stretch of a document leads nowhere, for a certain reason. */
export function hasUnresolvedIn(graph: Graph, file: LinkedFile, start: number, end: number, why: Unresolved): boolean {
  const { references } = file.facts;
  const first = graph.referenceNumber(graph.fileIndex(file.path), 0);
  for (let i = 0; i * referenceStride < references.length; i++) {
    if (graph.parts.targets[first + i] !== why) continue;
    const at = i * referenceStride;
    if (
      packedField(references, at, ReferenceField.start) >= start &&
      packedField(references, at, ReferenceField.end) <= end
    )
      return true;
  }
  return false;
}
