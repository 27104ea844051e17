import { writePlannedRows } from '../bench/plannedRows.mjs';
import { temporaryFolder } from '../support/temporaryFolder';

/** A plan of so many requirements, each traced and verified. */
export function largePlan(rows: number): string {
  const folder = temporaryFolder();
  writePlannedRows(folder, rows, 1).write(false);
  return folder;
}
