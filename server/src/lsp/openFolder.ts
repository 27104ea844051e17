import type { Finding } from '../core/model/finding';
import type { Checker } from '../core/rules/check';
import type { Figures } from '../core/views/figures';
import type { TreeNode } from '../core/views/phaseTree';
import type { Snapshot } from '../core/workspace/snapshot';
import type { ViewsChangedParams } from '../protocol';
import type { Folder } from './folder';
import type { Publisher } from './publisher';

/** A folder of the session, with what is told of it. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly publisher: Publisher;
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

/** Findings of severity error and warning. */
export function gapsOf(findings: ReadonlyMap<string, readonly Finding[]>): number {
  let gaps = 0;
  for (const list of findings.values())
    for (const { severity } of list) if (severity === 'error' || severity === 'warning') gaps++;
  return gaps;
}
