import { parseRemark } from '../markdown/remarkTree';
import type { Snapshot } from '../workspace/snapshot';
import { PlanProse } from './planProse';
import { snapshotText } from './snapshotText';

/**
 * A document with its tree, to compute edits on; null where it is too large, or is not what the facts were read from.
 * `to` is the document in which its words will be said.
 */
export function openDocument(snapshot: Snapshot, path: string, to = path): PlanProse | null {
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string') return null;
  const tree = parseRemark(current.text);
  return tree.type === 'root' ? new PlanProse(current.text, tree, path, to) : null;
}
