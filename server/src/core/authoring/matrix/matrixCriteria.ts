import { Verifiers } from '../../views/verifiers';
import type { Snapshot } from '../../workspace/snapshot';

/** Names what verifies a requirement, as a cell of the matrix lists it; `isPhased` where the row says of which phase it is. */
export type CriteriaOf = (item: number, isPhased: boolean) => string;

const OWN = /^[^;]{0,80}, criterion \d{1,4}$/;
const SEPARATOR = '; ';

/** `WP-3, criterion 2; Verification Gate`, or `Phase 1 WP-3, criterion 2` in a row that names no phase. */
export function criteriaFor(snapshot: Snapshot, matrix: string, plan: string): CriteriaOf {
  const inMatrix = new Verifiers(snapshot, matrix);
  const inPlan = new Verifiers(snapshot, plan);
  return (item, isPhased) => {
    const labels = (isPhased ? inPlan : inMatrix).of(item).map(({ label }) => label);
    return [...new Set(labels)].join(SEPARATOR);
  };
}

/** Whether nobody but Plantrace wrote a cell of criteria: what a person wrote there stays. */
export function isOwnCriteria(cell: string): boolean {
  return cell.split(SEPARATOR).some((part) => OWN.test(part));
}
