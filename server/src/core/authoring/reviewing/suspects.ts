import type { BaselineEntry } from '../../baseline/baselineText';
import { changedTargets, type ChangedTarget, type LinkToChanged } from '../../baseline/changes';
import { PlainWords } from '../../baseline/words';
import type { Graph } from '../../graph/graph';
import type { Snapshot } from '../../workspace/snapshot';

/** A changed item with the links to it that nobody has reviewed since. */
export interface Suspect {
  readonly target: ChangedTarget;
  readonly left: readonly LinkToChanged[];
}

/** Everything in the workspace that waits for a review. */
export function suspectsOf({ graph, baseline }: Snapshot): Suspect[] {
  const known = baseline?.baseline;
  if (!known) return [];
  return [...graph.groups.values()].flatMap((group) =>
    changedTargets(group, known).flatMap((target) => {
      const left = target.links.filter(({ isReviewed }) => !isReviewed);
      return left.length === 0 ? [] : [{ target, left }];
    }),
  );
}

/** The item that changed: the row, where its bullet did. */
export function changedItem(graph: Graph, { target }: Suspect): number {
  const canonical = graph.canonicalOf(target.item);
  return canonical >= 0 ? canonical : target.item;
}

/**
 * What a baseline has to hold for some links to a changed item to have been reviewed: of all that are left, what the item
 * says now; of all in a document, that document; of others, the item that has the link.
 */
export function reviewEntries(
  snapshot: Snapshot,
  target: ChangedTarget,
  reviewed: readonly LinkToChanged[],
): BaselineEntry[] {
  const left = target.links.filter(({ isReviewed }) => !isReviewed);
  if (left.every((link) => reviewed.includes(link))) return entriesOfAll(snapshot, target);
  const entries = reviewed.map(({ file, review, ownReview }) => {
    const isWhole = left.every((link) => link.file !== file || reviewed.includes(link));
    return isWhole ? review : (ownReview ?? review);
  });
  return entries.filter(
    ({ document, key }, i) => entries.findIndex((other) => other.document === document && other.key === key) === i,
  );
}

/** Of a bullet that is gone, nothing can be remembered but that its links were reviewed without it. */
function entriesOfAll(snapshot: Snapshot, { bullet, links, current }: ChangedTarget): BaselineEntry[] {
  if (bullet?.fingerprint === '') return links.map(({ review }) => review);
  const { graph } = snapshot;
  const plain = new PlainWords(graph, snapshot.text);
  return current.map((entry) => {
    const isBullet = bullet !== null && entry.document === bullet.source && entry.key === bullet.id;
    const item = isBullet ? bullet.bullet : definedIn(graph, entry);
    const words = item < 0 ? '' : plain.of(item);
    return words === '' ? entry : { ...entry, words };
  });
}

function definedIn(graph: Graph, { document, key }: BaselineEntry): number {
  const f = graph.fileIndex(document);
  const index = graph.files[f]?.facts.items.findIndex(({ id }) => id === key) ?? -1;
  return index < 0 ? -1 : graph.itemNumber(f, index);
}
