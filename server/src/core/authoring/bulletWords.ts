import { parseRemark } from '../markdown/remarkTree';
import type { Snapshot } from '../workspace/snapshot';
import { PlanProse } from './planProse';
import { snapshotText } from './snapshotText';

/** A source bullet's words as the plan may say them. The tree of the source is asked only where they have marks or links. */
export function wordsOfBullet(snapshot: Snapshot, bullet: number, plan: string): string {
  const item = snapshot.graph.item(bullet);
  const { path } = snapshot.graph.fileOfItem(bullet);
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string' || !/[[\]<*_~`|]/.test(current.text.slice(item.start, item.end))) return item.title;
  const tree = parseRemark(current.text);
  if (tree.type !== 'root') return item.title;
  const prose = new PlanProse(current.text, tree, path, plan);
  const run = prose.runAt(item.start);
  return run ? prose.say(run, item.start, item.end) : item.title;
}
