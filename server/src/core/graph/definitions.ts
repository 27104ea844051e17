import { ItemFlag, type LinkedFile } from './linkedFile';

/** Which of all definitions of an ID counts. All by numbers: items by their number in the graph, IDs by slot. */
export interface Definitions {
  /** By slot: the definition that counts, -1 for none. */
  readonly winners: Int32Array;
  /** By item: the definition that counts for its ID; -1 for a derived one that rows replaced. */
  readonly canonical: Int32Array;
  /** By slot: explicit definitions that exclude one another, the one that counts first. */
  readonly duplicates: ReadonlyMap<number, readonly number[]>;
}

const DERIVED = 1;
const EXPLICIT = 3;

/** The strongest definition of each ID wins, among equals the first in the order of the files. */
export function chooseDefinitions(files: readonly LinkedFile[], itemBase: Int32Array, slotCount: number): Definitions {
  /** By slot: the slot of the item that it names too (`KDD-storage-2` for `KDD-data-storage-2`), -1 elsewhere. */
  const aliases = new Int32Array(slotCount).fill(-1);
  const seriesHasRows = new Uint8Array(slotCount);
  for (let f = 0; f < files.length; f++) {
    const { aliasSlots, seriesSlots, itemFlags } = files[f] as LinkedFile;
    for (let i = 0; i < aliasSlots.length; i += 2) aliases[aliasSlots[i] as number] = aliasSlots[i + 1] as number;
    for (let i = 0; i < seriesSlots.length; i++) {
      const series = seriesSlots[i] as number;
      if (series >= 0 && ((itemFlags[i] as number) & ItemFlag.rank) === EXPLICIT) seriesHasRows[series] = 1;
    }
  }
  const winners = new Int32Array(slotCount).fill(-1);
  const ranks = new Int8Array(slotCount).fill(-1);
  const winnerFile = new Int32Array(slotCount).fill(-1);
  const winnerShared = new Uint8Array(slotCount);
  const canonical = new Int32Array(itemBase[files.length] ?? 0).fill(-1);
  const duplicates = new Map<number, number[]>();
  const slotOf = new Int32Array(itemBase[files.length] ?? 0).fill(-1);
  for (let f = 0; f < files.length; f++) {
    const file = files[f] as LinkedFile;
    const { itemSlots, seriesSlots, itemFlags } = file;
    const base = itemBase[f] as number;
    for (let i = 0; i < itemSlots.length; i++) {
      const rank = (itemFlags[i] as number) & ItemFlag.rank;
      const series = seriesSlots[i] as number;
      if (rank === DERIVED && series >= 0 && seriesHasRows[series] === 1) continue;
      let slot = itemSlots[i] as number;
      const alias = aliases[slot] as number;
      if (alias >= 0) slot = alias;
      const number = base + i;
      slotOf[number] = slot;
      const best = ranks[slot] as number;
      const shared = ((itemFlags[i] as number) & ItemFlag.shared) !== 0;
      if (rank > best) {
        winners[slot] = number;
        ranks[slot] = rank;
        winnerFile[slot] = f;
        winnerShared[slot] = shared ? 1 : 0;
        duplicates.delete(slot);
      } else if (rank === best && rank === EXPLICIT) {
        const first = excludedBy(file, f, i, shared);
        if (first < 0) continue;
        const list = duplicates.get(slot);
        if (list) list.push(number);
        else duplicates.set(slot, [first, number]);
      }
    }
    /** The definition that a further explicit one stands against: in its own document, or any that is not shared. */
    function excludedBy(own: LinkedFile, at: number, i: number, shared: boolean): number {
      const slot = slotOf[base + i] as number;
      if (winnerFile[slot] === at || (!shared && winnerShared[slot] === 0)) return winners[slot] as number;
      if (!shared) return -1;
      for (let other = 0; other < i; other++) {
        if (slotOf[base + other] === slot && ((own.itemFlags[other] as number) & ItemFlag.rank) === EXPLICIT)
          return base + other;
      }
      return -1;
    }
  }
  for (let number = 0; number < slotOf.length; number++) {
    const slot = slotOf[number] as number;
    if (slot >= 0) canonical[number] = winners[slot] as number;
  }
  // Another name leads where the name does.
  for (let slot = 0; slot < slotCount; slot++) {
    const alias = aliases[slot] as number;
    if (alias >= 0) winners[slot] = winners[alias] as number;
  }
  return { winners, canonical, duplicates };
}
