import type { Graph } from '../../graph/graph';
import { actingOn } from '../../graph/traces';
import { comparedItems, isSameBut, type ComparedItem } from './compared';
import { pairItems, type Pair, type Pairing } from './pairs';
import { toldOf, toldReference, type Told } from './told';
import { touchedBy, unionOf, type ToldTouched } from './touched';

/** What can have become of an item, in the order in which it is told. */
export const changeKinds = [
  'added',
  'removed',
  'renumbered',
  'reworded',
  'moved',
  'coverage-lost',
  'coverage-gained',
  'verification-lost',
  'verification-gained',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  readonly what: ChangeKind;
  /** As it was; null for what is new. */
  readonly before: Told | null;
  /** As it is; null for what is gone. */
  readonly now: Told | null;
  /** Of what is reworded: its source bullet, where the row says what it said and the bullet does not. */
  readonly source: { readonly before: string; readonly now: string } | null;
  /** Who covered or verified it, or does so now. */
  readonly by: readonly Told[];
  /** What is held to it, as things are now; what goes on from there is in the union. */
  readonly touched: readonly ToldTouched[];
}

/** How the plans of one moment differ from those of an earlier one. */
export interface Changes {
  readonly changes: readonly Change[];
  /** What all of it touches, at whatever distance, without what changed itself. */
  readonly touched: readonly ToldTouched[];
}

/** What changed between two moments of a workspace. `moved` documents alone change nothing in what they say. */
export function changesBetween(before: Graph, now: Graph): Changes {
  const pairing = pairItems(comparedItems(before), comparedItems(now));
  const comparison = new Comparison(before, now, pairing);
  const changes = comparison.changes().sort((a, b) => changeKinds.indexOf(a.what) - changeKinds.indexOf(b.what));
  return { changes, touched: comparison.union(changes) };
}

class Comparison {
  /** Of items that are there at both moments: their numbers now. */
  private readonly numbersNow: ReadonlyMap<number, number>;
  private readonly newIds: ReadonlyMap<string, string>;
  /** Numbers, now, of what changed. */
  private readonly changed = new Set<number>();
  /** Numbers, now, of what was held to something that is gone. */
  private readonly bereft = new Set<number>();

  constructor(
    private readonly before: Graph,
    private readonly now: Graph,
    private readonly pairing: Pairing,
  ) {
    this.numbersNow = new Map(pairing.pairs.map((pair) => [pair.before.item, pair.now.item]));
    const renumbered = pairing.pairs.filter(({ before: b, now: n }) => b.id !== n.id);
    this.newIds = new Map(renumbered.map(({ before: b, now: n }) => [b.id, n.id]));
  }

  changes(): Change[] {
    const { pairs, added, removed } = this.pairing;
    return [
      ...added.map((item) => this.added(item)),
      ...removed.map((item) => this.removed(item)),
      ...pairs.flatMap((pair) => [...this.ofText(pair), ...this.ofLinks(pair)]),
    ];
  }

  union(changes: readonly Change[]): ToldTouched[] {
    const bereft = [...this.bereft].filter((item) => !this.changed.has(item));
    const direct = changes.filter(({ what }) => what === 'removed').map(({ touched }) => touched);
    return unionOf([...direct, touchedBy(this.now, [...this.changed, ...bereft])], this.changed);
  }

  private added({ item }: ComparedItem): Change {
    const by = actingOn(this.now, item, 'covers').map((trace) => toldReference(this.now, trace.reference, trace.item));
    return this.change('added', { before: null, now: item, by });
  }

  private removed({ item }: ComparedItem): Change {
    return this.change('removed', { before: item, now: null });
  }

  private ofText({ before, now }: Pair): Change[] {
    const both = { before: before.item, now: now.item };
    const isSame = isSameBut(before, now, this.newIds);
    const isOther = isSame && before.source && now.source && before.source.meaning !== now.source.meaning;
    const source = isOther ? { before: before.source.title, now: now.source.title } : null;
    const renumbered = before.id === now.id ? [] : [this.change('renumbered', both)];
    const reworded = isSame && !source ? [] : [this.change('reworded', { ...both, source })];
    const isMoved = before.path !== now.path && renumbered.length + reworded.length === 0;
    return [...renumbered, ...reworded, ...(isMoved ? [this.moved(before, now)] : [])];
  }

  /** What only stands elsewhere says what it said: nobody has to look. */
  private moved(before: ComparedItem, now: ComparedItem): Change {
    return {
      what: 'moved',
      before: toldOf(this.before, before.item),
      now: toldOf(this.now, now.item),
      source: null,
      by: [],
      touched: [],
    };
  }

  private ofLinks({ before: { item: before }, now: { item: now } }: Pair): Change[] {
    return (['covers', 'verifies'] as const).flatMap((role): Change[] => {
      const count = role === 'covers' ? 'covered' : 'verified';
      const [was, is] = [this.before.parts[count][before] ?? 0, this.now.parts[count][now] ?? 0];
      if (was > 0 === is > 0) return [];
      const noun = role === 'covers' ? 'coverage' : 'verification';
      const [graph, item] = was > 0 ? [this.before, before] : [this.now, now];
      const by = actingOn(graph, item, role).map((trace) => toldReference(graph, trace.reference, trace.item));
      return [this.change(was > 0 ? `${noun}-lost` : `${noun}-gained`, { before, now, by })];
    });
  }

  private change(
    what: ChangeKind,
    parts: { before: number | null; now: number | null; by?: readonly Told[]; source?: Change['source'] },
  ): Change {
    const { before, now, by = [], source = null } = parts;
    if (now !== null) this.changed.add(now);
    const touched = now !== null ? touchedBy(this.now, [now], 1) : before !== null ? this.touchedThen(before) : [];
    return {
      what,
      before: before === null ? null : toldOf(this.before, before),
      now: now === null ? null : toldOf(this.now, now),
      source,
      by,
      touched,
    };
  }

  /** What was held to something that is gone, as far as it is still there. */
  private touchedThen(item: number): ToldTouched[] {
    return touchedBy(this.before, [item], 1).flatMap((each): ToldTouched[] => {
      if (each.item < 0) return this.now.file(each.told.file) ? [each] : [];
      const now = this.numbersNow.get(each.item);
      if (now === undefined) return [];
      if (each.part !== 'phases') this.bereft.add(now);
      // The line that named it may be gone: the item itself is what has to be looked at.
      return [{ ...each, item: now, told: toldOf(this.now, now) }];
    });
  }
}
