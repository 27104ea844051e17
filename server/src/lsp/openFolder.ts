import type { Finding } from '../core/model/finding';
import type { Checker } from '../core/rules/check';
import type { Figures } from '../core/views/figures';
import type { TreeNode } from '../core/views/phaseTree';
import type { Snapshot } from '../core/workspace/snapshot';
import type { ViewsChangedParams } from '../protocol';
import type { FileReports } from './fileReports';
import { nextTurn, type Folder } from './folder';

/** A folder of the session, with what is told of it. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly reports: FileReports;
  readonly abort: AbortController;
  readonly isLoose: boolean;
  checker: Checker;
  readonly figures: Figures;
  /** What was found at the last check. */
  shown: Omit<ViewsChangedParams, 'indexing'>;
  tree: readonly TreeNode[] | null;
  /** What the folder's findings are of. */
  checked: Snapshot | null;
}

/** How long one step of a check may take, in ms: what a request may have to wait. */
const SLICE = 8;

/** Runs the rules over a folder as it is now; null where a newer change overtakes that. */
export async function checkFolder(opened: OpenFolder, isOvertaken: () => boolean): Promise<Snapshot | null> {
  const { folder } = opened;
  const snapshot = folder.snapshot();
  const steps = opened.checker.steps(snapshot);
  let sliceEnd = performance.now() + SLICE;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      folder.findings = step.value;
      opened.checked = snapshot;
      return snapshot;
    }
    if (performance.now() < sliceEnd) continue;
    await nextTurn();
    if (isOvertaken()) return null;
    sliceEnd = performance.now() + SLICE;
  }
}

/** Findings of severity error and warning. */
export function gapsOf(findings: ReadonlyMap<string, readonly Finding[]>): number {
  let gaps = 0;
  for (const list of findings.values())
    for (const { severity } of list) if (severity === 'error' || severity === 'warning') gaps++;
  return gaps;
}
