import { cellText } from '../../text/cellText';
import { Verifiers } from '../../views/verifiers';
import type { Snapshot } from '../../workspace/snapshot';

/** Names what verifies a requirement, as a cell of the matrix lists it; `isPhased` where the row says of which phase it is. */
export type CriteriaOf = (item: number, isPhased: boolean) => string;

const OWN = /^[^;]{0,80}, criterion \d{1,4}$/;
/** Between what a cell names. */
export const CRITERIA_SEPARATOR = '; ';

/** `WP-3, criterion 2; Verification Gate`, or `Phase 1 WP-3, criterion 2` in a row that names no phase. */
export function criteriaFor(snapshot: Snapshot, matrix: string, plan: string): CriteriaOf {
  const inMatrix = new Verifiers(snapshot, matrix);
  const inPlan = new Verifiers(snapshot, plan);
  return (item, isPhased) => {
    // What parts the labels of a cell stands in none of them.
    const labels = (isPhased ? inPlan : inMatrix).of(item).map(({ label }) => label.replace(/;/g, ','));
    return [...new Set(labels)].join(CRITERIA_SEPARATOR);
  };
}

/** Whether nobody but Plantrace wrote a cell of criteria: what a person wrote there stays. */
export function isOwnCriteria(cell: string): boolean {
  return cell.split(CRITERIA_SEPARATOR).some((part) => OWN.test(part));
}

/** What verifies a requirement now, and behind it what a person added to the cell; the cell as it is where that is the same. */
export function mergedCriteria(cell: string, said: string): string {
  const own = cellText(said);
  const labels = own === '' ? [] : own.split(CRITERIA_SEPARATOR);
  const there = cell.split(CRITERIA_SEPARATOR);
  const foreign = there.filter((part) => !OWN.test(part) && !labels.includes(part));
  const isSame = labels.every((label) => there.includes(label)) && there.length === labels.length + foreign.length;
  return isSame ? cell : [...labels, ...foreign].join(CRITERIA_SEPARATOR);
}
