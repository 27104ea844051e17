import { matrixGaps } from '../../graph/matrixGaps';
import type { DocumentEdit } from '../../model/edit';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { criteriaFor } from '../matrix/matrixCriteria';
import { refreshMatrix } from '../matrix/refreshMatrix';
import { snapshotText } from '../snapshotText';
import { rowsOfMatrix } from './recordRow';

/**
 * What the traceability matrices of a plan need where they said what the plan said before an edit, and would not after
 * it. One that was out of date already gets the new rows alone.
 */
export function matrixFollows(
  before: Snapshot,
  after: Snapshot,
  plan: string,
  added: readonly string[],
): DocumentEdit[] {
  const file = after.graph.file(plan);
  const group = after.graph.group(file?.plan ?? -1);
  if (!file || !group) return [];
  const stale = matricesBehind(before, plan);
  return group.files.flatMap((matrix): DocumentEdit[] => {
    const current = matrix.rule?.duty === 'matrix' ? snapshotText(after, matrix.path) : 'gone';
    if (typeof current === 'string' || !matricesBehind(after, plan).includes(matrix.path)) return [];
    const own: readonly TextEdit[] = stale.includes(matrix.path)
      ? rowsOfMatrix(after, matrix)
          .filter(({ id }) => added.includes(id))
          .slice(0, 1)
          .flatMap((row) => row.edits())
      : refreshMatrix(group, matrix, current.text, file, criteriaFor(after, matrix.path, plan)).edits;
    return own.length === 0 ? [] : [{ file: matrix.path, expectedText: current.text, edits: own }];
  });
}

/** Matrices that say something else than a plan does. */
function matricesBehind({ graph }: Snapshot, plan: string): string[] {
  const group = graph.group(graph.file(plan)?.plan ?? -1);
  return [...(group ? matrixGaps(group) : [])].flatMap((gap) => (gap.plan.path === plan ? [gap.matrix.path] : []));
}
