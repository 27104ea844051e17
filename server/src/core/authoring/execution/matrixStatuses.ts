import { progressIn } from '../../graph/progress';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { cellsOf } from '../tableEdit';
import { matrixTables } from '../matrix/matrixTables';
import { PhaseWords } from '../matrix/phaseWords';
import { plannedRows, statusOf, type Share } from '../matrix/plannedRows';
import { advancedStatus } from '../matrix/statusCell';
import type { ChangedDocuments } from './changedDocuments';

/** Takes the statuses of requirements in the matrix forward, of which `plan` has done its share by now. */
export function advanceMatrices(
  documents: ChangedDocuments,
  group: PlanGroup,
  plan: LinkedFile,
  done: ReadonlySet<number>,
): void {
  const matrices = group.files.filter(({ rule }) => rule?.duty === 'matrix');
  if (matrices.length === 0 || done.size === 0) return;
  const progress = progressIn(group);
  const isShareDone = (share: Share, item: number): boolean =>
    share.isDone ||
    (share.plan === plan && done.has(item)) ||
    (share.work.length > 0 && share.work.every((work) => progress.statusOf(work) === 'done'));
  const all = plannedRows(group);
  const shares = new Map(
    all
      .filter(({ item }) => done.has(item))
      .map((row) => [row.item, row.shares.map((share) => ({ ...share, isDone: isShareDone(share, row.item) }))]),
  );
  for (const matrix of matrices) {
    const document = documents.document(matrix.path);
    if (!document) continue;
    const tables = matrixTables(group.graph, matrix, document.text);
    const words = new PhaseWords(group, document.text, tables, all);
    for (const { table, rows, status } of tables) {
      if (status < 0) continue;
      for (const { row, items, work } of rows) {
        const [only] = items;
        const own = items.length === 1 && only ? shares.get(only.target) : undefined;
        if (!own) continue;
        // Where a requirement has a row for each of its plans, each speaks of the work that it names.
        const isOfOne = tables.some((other) =>
          other.rows.some((r) => r.row !== row && r.items[0]?.target === only?.target),
        );
        const named = own.filter(({ plan: its }) => work.some(({ target }) => group.graph.fileOfItem(target) === its));
        const meant = isOfOne ? named : own;
        if (meant.length === 0) continue;
        const wanted = statusOf(meant);
        const cell = cellsOf(document.text, row)[status] ?? '';
        const said = advancedStatus(cell, wanted, words.status(wanted));
        if (said !== null) document.replaceCell({ table, row }, status, said);
      }
    }
  }
}
