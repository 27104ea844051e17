import { changedTargets, type ChangedTarget } from '../baseline/changes';
import { PlainWords } from '../baseline/words';
import { wordDiff, type WordRun } from '../text/wordDiff';
import type { Snapshot } from '../workspace/snapshot';

/** What an item said when its links were reviewed last, held against what it says now. */
export interface Rewording {
  /** Of its source bullet, and not of the item itself. */
  readonly isSource: boolean;
  /** Word by word; null where the baseline does not have the words of then, or not those that differ. */
  readonly words: readonly WordRun[] | null;
  /** The text is there no more; what it said is all gone. */
  readonly isGone: boolean;
}

export interface Suspicion {
  readonly rewordings: readonly Rewording[];
  /** Links that nobody has reviewed since. */
  readonly waiting: number;
}

/** How an item changed since the baseline; null where nothing that is held to it waits for a review. */
export function suspicionOf(snapshot: Snapshot, target: number): Suspicion | null {
  const changed = changedIn(snapshot, target);
  const waiting = changed?.links.filter(({ isReviewed }) => !isReviewed).length ?? 0;
  if (!changed || waiting === 0) return null;
  const { graph, baseline } = snapshot;
  const plain = new PlainWords(graph, snapshot.text);
  const { bullet, current } = changed;
  const rewordings = current.map(({ document, key }): Rewording => {
    const isSource = bullet !== null && document === bullet.source && key === bullet.id;
    const before = baseline?.baseline?.words.get(document)?.get(key);
    const item = isSource ? bullet.bullet : numberOf(snapshot, document, key);
    const now = item < 0 ? '' : plain.of(item);
    return { isSource, words: differing(before, now), isGone: false };
  });
  if (bullet?.bullet === -1) {
    const before = baseline?.baseline?.words.get(bullet.source)?.get(bullet.id);
    rewordings.push({ isSource: true, words: differing(before, ''), isGone: true });
  }
  return { rewordings, waiting };
}

function differing(before: string | undefined, now: string): readonly WordRun[] | null {
  const runs = before === undefined ? [] : wordDiff(before, now);
  return runs.some(({ what }) => what !== 'same') ? runs : null;
}

/** What changed in the plan of an item is asked for at each hover, and stays as it is as long as the snapshot. */
const kept = new WeakMap<Snapshot, Map<number, readonly ChangedTarget[]>>();

function changedIn(snapshot: Snapshot, target: number): ChangedTarget | undefined {
  const { graph } = snapshot;
  const baseline = snapshot.baseline?.baseline;
  const { plan } = graph.fileOfItem(target);
  const group = graph.group(plan);
  if (!baseline || !group) return undefined;
  const known = kept.get(snapshot) ?? new Map<number, readonly ChangedTarget[]>();
  kept.set(snapshot, known);
  const changed = known.get(plan) ?? changedTargets(group, baseline);
  known.set(plan, changed);
  const canonical = graph.canonicalOf(target);
  return changed.find(({ item }) => item === target || (canonical >= 0 && graph.canonicalOf(item) === canonical));
}

function numberOf({ graph }: Snapshot, document: string, id: string): number {
  const f = graph.fileIndex(document);
  const index = graph.files[f]?.facts.items.findIndex((item) => item.id === id) ?? -1;
  return index < 0 ? -1 : graph.itemNumber(f, index);
}
