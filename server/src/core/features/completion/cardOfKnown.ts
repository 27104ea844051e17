import type { Snapshot } from '../../workspace/snapshot';
import { cardOf, type Card } from '../card';
import { itemKnown } from '../knownItem';
import type { KnownItem } from './model';

/** The card of an item that was proposed, in the documents as they are now; null where it is gone. */
export function cardOfKnown(snapshot: Snapshot, known: KnownItem): Card | null {
  const item = itemKnown(snapshot.graph, known);
  return item < 0 ? null : cardOf(snapshot, item, known.path);
}
