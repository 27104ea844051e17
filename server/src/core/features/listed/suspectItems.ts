import { changedItem, suspectsOf } from '../../authoring/reviewing/suspects';
import type { Snapshot } from '../../workspace/snapshot';

const kept = new WeakMap<Snapshot, ReadonlySet<number>>();

/** Items whose texts changed, with links that nobody has reviewed since. */
export function suspectItems(snapshot: Snapshot): ReadonlySet<number> {
  let suspects = kept.get(snapshot);
  if (!suspects)
    kept.set(snapshot, (suspects = new Set(suspectsOf(snapshot).map((one) => changedItem(snapshot.graph, one)))));
  return suspects;
}
