import { matrixGaps } from '../../graph/matrixGaps';
import type { Finding } from '../../model/finding';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { repairOf, type Repair } from '../repair';
import { snapshotText } from '../snapshotText';
import { criteriaFor } from './matrixCriteria';
import { refreshMatrix } from './refreshMatrix';

/** Brings the rows of a plan up to date in the matrix; none where one of those that are told of can't be. */
export function refreshRows(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const current = snapshotText(snapshot, finding.file);
  if (!group || typeof current === 'string') return [];
  for (const { matrix, plan, absent, moved, behind } of matrixGaps(group)) {
    // All findings of a matrix stand at one heading: the plan tells them apart.
    if (matrix.path !== finding.file || plan.path !== finding.related?.[0]?.file) continue;
    const criteriaOf = criteriaFor(snapshot, matrix.path, plan.path);
    const refreshed = refreshMatrix(group, matrix, current.text, plan, criteriaOf);
    const isWhole =
      absent.every((item) => refreshed.inserted.has(item)) &&
      moved.every((item) => refreshed.moved.has(item)) &&
      behind.every((item) => refreshed.advanced.has(item));
    if (!isWhole) return [];
    const title = `Bring the rows of ${fileNameOf(plan.path)} up to date`;
    return [repairOf(title, matrix.path, current.text, refreshed.edits, true)];
  }
  return [];
}
