import type { Graph } from '../graph/graph';
import type { DriftedRow } from '../graph/textDrift';
import type { Baseline } from './baseline';
import type { BaselineEntry } from './baselineText';
import { fingerprintOf } from './fingerprint';
import { reviewKey } from './watched';

/** What a baseline holds where somebody decided that a row may say otherwise than its bullet: what both said then. */
export function driftReview(graph: Graph, { row, bullet }: DriftedRow): BaselineEntry {
  const { id, title } = graph.item(row);
  return {
    part: 'reviewed',
    document: graph.fileOfItem(row).path,
    key: reviewKey(graph.fileOfItem(bullet).path, id),
    value: `${fingerprintOf(title)}+${fingerprintOf(graph.item(bullet).title)}`,
  };
}

export function isReviewedDrift(graph: Graph, drifted: DriftedRow, baseline: Baseline | null): boolean {
  if (baseline === null || baseline.reviewed.size === 0) return false;
  const { document, key, value } = driftReview(graph, drifted);
  return baseline.reviewed.get(document)?.get(key) === value;
}
