import { ReferenceField, ReferenceFlag, referenceStride, type ItemFact } from '../facts/facts';
import type { Interner } from '../facts/interner';
import { roles, type Role } from '../model/vocabulary';
import { Answers } from './answers';
import { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import type { PhaseRelation } from './relations';
import type { Slots } from './slots';

/** Explicit above restating above derived above example. */
function rankOf(item: ItemFact): number {
  if (item.strength === 'explicit') return item.restates ? 2 : 3;
  return item.strength === 'derived' ? 1 : 0;
}

const COVERS = roles.indexOf('covers');
const VERIFIES = roles.indexOf('verifies');

/** Links all facts of a workspace folder. `files` are in order of their paths. */
export function linkFiles(
  files: readonly LinkedFile[],
  slots: Slots,
  interner: Interner,
  phases: readonly PhaseRelation[],
): Graph {
  const itemBase = new Int32Array(files.length + 1);
  const referenceBase = new Int32Array(files.length + 1);
  files.forEach((file, i) => {
    itemBase[i + 1] = (itemBase[i] ?? 0) + file.facts.items.length;
    referenceBase[i + 1] = (referenceBase[i] ?? 0) + file.facts.references.length / referenceStride;
  });
  const itemCount = itemBase[files.length] ?? 0;
  const aliases = new Int32Array(slots.size).fill(-1);
  const seriesHasRows = new Uint8Array(slots.size);
  for (const { aliasSlots, seriesSlots, facts } of files) {
    for (let i = 0; i < aliasSlots.length; i += 2) aliases[aliasSlots[i] ?? 0] = aliasSlots[i + 1] ?? -1;
    for (let i = 0; i < seriesSlots.length; i++) {
      const series = seriesSlots[i] ?? -1;
      if (series >= 0 && facts.items[i]?.strength === 'explicit') seriesHasRows[series] = 1;
    }
  }
  const { winners, canonical, duplicates } = chooseDefinitions(files, itemBase, itemCount, aliases, seriesHasRows);

  const targets = new Int32Array(referenceBase[files.length] ?? 0);
  const covered = new Int32Array(itemCount);
  const verified = new Int32Array(itemCount);
  const tracesOut = new Uint8Array(itemCount);
  const links = new Map<Role, number[]>();
  const linksByRole: (number[] | null)[] = roles.map((role, i) => {
    if (i === COVERS || i === VERIFIES) return null;
    const list: number[] = [];
    links.set(role, list);
    return list;
  });
  const lettered = letteredVariants(files, itemBase, canonical, slots, interner);
  const answers = new Answers(files, slots, interner, phases, winners);
  for (let f = 0; f < files.length; f++) {
    const file = files[f] as LinkedFile;
    const { references } = file.facts;
    const { referenceSlots } = file;
    const base = itemBase[f] ?? 0;
    const firstReference = referenceBase[f] ?? 0;
    for (let r = 0, at = 0; at < references.length; r++, at += referenceStride) {
      let slot = referenceSlots[r] ?? -1;
      let target = -1;
      if (slot >= 0) {
        const alias = aliases[slot] ?? -1;
        if (alias >= 0) slot = alias;
        target = winners[slot] ?? -1;
      }
      if (target < 0) target = answers.answer(file, at);
      targets[firstReference + r] = target;
      const role = references[at + ReferenceField.role] ?? -1;
      if (role < 0) continue;
      const owner = references[at + ReferenceField.owner] ?? -1;
      const ownerItem = owner < 0 ? -1 : base + owner;
      const reverse = ((references[at + ReferenceField.flags] ?? 0) & ReferenceFlag.reverse) !== 0;
      const actor = reverse ? target : ownerItem;
      const actedOn = reverse ? (ownerItem < 0 ? -1 : (canonical[ownerItem] ?? -1)) : target;
      if (role === COVERS || role === VERIFIES) {
        if (actor >= 0) tracesOut[actor] = 1;
        if (actedOn < 0) continue;
        if (role === COVERS ? actor >= 0 : ownerItem >= 0) covered[actedOn] = (covered[actedOn] ?? 0) + 1;
        if (role === VERIFIES) verified[actedOn] = (verified[actedOn] ?? 0) + 1;
        if (
          !reverse &&
          lettered.size > 0 &&
          ((references[at + ReferenceField.flags] ?? 0) & (ReferenceFlag.rangeStart | ReferenceFlag.rangeInner)) !== 0
        ) {
          for (const variant of lettered.get(slot) ?? []) covered[variant] = (covered[variant] ?? 0) + 1;
        }
      } else if (target >= 0) linksByRole[role]?.push(actor, actedOn, firstReference + r);
    }
  }
  return new Graph({
    files,
    slots,
    interner,
    phases,
    itemBase,
    referenceBase,
    winners,
    canonical,
    targets,
    covered,
    verified,
    tracesOut,
    links,
    duplicates,
    answers,
  });
}

function chooseDefinitions(
  files: readonly LinkedFile[],
  itemBase: Int32Array,
  itemCount: number,
  aliases: Int32Array,
  seriesHasRows: Uint8Array,
): { winners: Int32Array; canonical: Int32Array; duplicates: Map<number, number[]> } {
  const winners = new Int32Array(aliases.length).fill(-1);
  const ranks = new Int8Array(aliases.length).fill(-1);
  const winnerFile = new Int32Array(aliases.length).fill(-1);
  const winnerShared = new Uint8Array(aliases.length);
  const canonical = new Int32Array(itemCount).fill(-1);
  const duplicates = new Map<number, number[]>();
  const canonicalSlot = (slot: number): number => {
    const alias = aliases[slot] ?? -1;
    return alias >= 0 ? alias : slot;
  };
  const isReplaced = (file: LinkedFile, i: number, item: ItemFact): boolean =>
    item.strength === 'derived' && (file.seriesSlots[i] ?? -1) >= 0 && seriesHasRows[file.seriesSlots[i] ?? 0] === 1;
  for (let f = 0; f < files.length; f++) {
    const file = files[f] as LinkedFile;
    const { items } = file.facts;
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as ItemFact;
      if (isReplaced(file, i, item)) continue;
      const slot = canonicalSlot(file.itemSlots[i] ?? 0);
      const rank = rankOf(item);
      const best = ranks[slot] ?? -1;
      const number = (itemBase[f] ?? 0) + i;
      if (rank > best) {
        winners[slot] = number;
        ranks[slot] = rank;
        winnerFile[slot] = f;
        winnerShared[slot] = item.shared ? 1 : 0;
        duplicates.delete(slot);
      } else if (
        rank === best &&
        rank === 3 &&
        (winnerFile[slot] === f || (!item.shared && winnerShared[slot] === 0))
      ) {
        const list = duplicates.get(slot);
        if (list) list.push(number);
        else duplicates.set(slot, [winners[slot] ?? number, number]);
      } else if (rank === best && rank === 3 && item.shared && rowTwiceInFile(files[f] as LinkedFile, i)) {
        const list = duplicates.get(slot) ?? [];
        list.push(firstInFile(file, i) + (itemBase[f] ?? 0), number);
        duplicates.set(slot, list);
      }
    }
  }
  for (let f = 0; f < files.length; f++) {
    const file = files[f] as LinkedFile;
    const { items } = file.facts;
    for (let i = 0; i < items.length; i++) {
      if (isReplaced(file, i, items[i] as ItemFact)) continue;
      canonical[(itemBase[f] ?? 0) + i] = winners[canonicalSlot(file.itemSlots[i] ?? 0)] ?? -1;
    }
  }
  return { winners, canonical, duplicates };
}

function firstInFile(file: LinkedFile, i: number): number {
  return file.itemSlots.indexOf(file.itemSlots[i] ?? -1);
}

/** A shared row that stands a second time in its own document; rows of other documents are the same item. */
function rowTwiceInFile(file: LinkedFile, i: number): boolean {
  const first = firstInFile(file, i);
  return (
    first >= 0 && first < i && file.facts.items[first]?.strength === 'explicit' && !file.facts.items[first]?.restates
  );
}

/** Items with a suffix letter by the slot of the number without it: `T001–T004` stands for `T003a` too. */
function letteredVariants(
  files: readonly LinkedFile[],
  itemBase: Int32Array,
  canonical: Int32Array,
  slots: Slots,
  interner: Interner,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  files.forEach((file, f) => {
    file.facts.items.forEach((item, i) => {
      const last = item.id.charCodeAt(item.id.length - 1);
      const number = (itemBase[f] ?? 0) + i;
      if (last < 97 || last > 122 || item.form < 0 || canonical[number] !== number) return;
      const symbol = interner.find(item.id.slice(0, -1));
      const form = file.profile?.grammar.forms[item.form];
      if (symbol < 0 || !form || !file.profile) return;
      const slot = slots.siblingOf(file.itemSlots[i] ?? -1, symbol);
      if (slot < 0) return;
      const list = found.get(slot);
      if (list) list.push(number);
      else found.set(slot, [number]);
    });
  });
  return found;
}
