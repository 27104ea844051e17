import type { Finding } from '../core/model/finding';
import { treeReadiness } from '../core/features/ready/treeReadiness';
import type { Checker } from '../core/rules/check';
import type { Figures } from '../core/views/figures';
import { planNodes, type TreeNode } from '../core/views/phaseTree';
import type { Snapshot } from '../core/workspace/snapshot';
import type { ViewsChangedParams } from '../protocol';
import type { FileReports } from './fileReports';
import type { Folder } from './folder';
import { inSlices } from './slices';

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

/** Runs the rules over a folder as it is now; null where a newer change overtakes that. */
export async function checkFolder(opened: OpenFolder, isOvertaken: () => boolean): Promise<Snapshot | null> {
  const snapshot = opened.folder.snapshot();
  const found = await inSlices(opened.checker.steps(snapshot), isOvertaken);
  if (!found) return null;
  opened.folder.findings = found;
  opened.checked = snapshot;
  return snapshot;
}

/** The plans of a folder with their trees, made once after each check. */
export function plansIn(opened: OpenFolder): readonly TreeNode[] {
  if (!opened.tree) {
    const snapshot = opened.folder.snapshot();
    opened.tree = planNodes(snapshot, opened.folder.findings, treeReadiness(snapshot));
  }
  return opened.tree;
}

/** Findings of severity error and warning. */
export function gapsOf(findings: ReadonlyMap<string, readonly Finding[]>): number {
  let gaps = 0;
  for (const list of findings.values()) gaps += gapsIn(list);
  return gaps;
}

export function gapsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
}

/** What trees and figures show of all folders together. */
export function viewsOf(folders: readonly OpenFolder[], isStarted: boolean): ViewsChangedParams {
  return {
    hasPlans: folders.some((f) => f.shown.hasPlans),
    requirements: folders.reduce((sum, f) => sum + f.shown.requirements, 0),
    covered: folders.reduce((sum, f) => sum + f.shown.covered, 0),
    findings: folders.reduce((sum, f) => sum + f.shown.findings, 0),
    indexing: !isStarted || folders.some((f) => !f.folder.isIndexed),
  };
}
