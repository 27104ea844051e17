import { ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Interner } from '../facts/interner';
import { Answers } from './answers';
import { chooseDefinitions } from './definitions';
import { Graph } from './graph';
import { CountedRole, type LinkedFile } from './linkedFile';
import type { PhaseRelation } from './relations';
import type { Slots } from './slots';

const STANDS_FOR_MORE = ReferenceFlag.rangeStart | ReferenceFlag.rangeInner;

/**
 * Links all facts of a workspace folder. `files` are in order of their paths, `indexes` says where each stands. Reads
 * packed arrays alone: it runs after every pause in typing, over everything.
 */
export function linkFiles(
  files: readonly LinkedFile[],
  indexes: ReadonlyMap<string, number>,
  slots: Slots,
  interner: Interner,
  phases: readonly PhaseRelation[],
): Graph {
  const itemBase = new Int32Array(files.length + 1);
  const referenceBase = new Int32Array(files.length + 1);
  for (let f = 0; f < files.length; f++) {
    const file = files[f] as LinkedFile;
    itemBase[f + 1] = (itemBase[f] ?? 0) + file.itemSlots.length;
    referenceBase[f + 1] = (referenceBase[f] ?? 0) + file.referenceSlots.length;
  }
  const definitions = chooseDefinitions(files, itemBase, slots.size);
  const { winners, canonical } = definitions;
  const itemCount = itemBase[files.length] ?? 0;
  const targets = new Int32Array(referenceBase[files.length] ?? 0);
  const covered = new Int32Array(itemCount);
  const verified = new Int32Array(itemCount);
  const tracesOut = new Uint8Array(itemCount);
  const lettered = letteredVariants(files, itemBase, canonical);
  const answers = new Answers(files, indexes, slots, interner, phases, winners, itemBase);
  for (let f = 0; f < files.length; f++) {
    const file = files[f] as LinkedFile;
    const { references } = file.facts;
    const { referenceSlots, referenceRoles } = file;
    const base = itemBase[f] ?? 0;
    const firstReference = referenceBase[f] ?? 0;
    for (let r = 0, at = 0; r < referenceSlots.length; r++, at += referenceStride) {
      const slot = referenceSlots[r] as number;
      let target = slot >= 0 ? (winners[slot] as number) : -1;
      if (target < 0) target = answers.answer(file, at);
      targets[firstReference + r] = target;
      const role = referenceRoles[r] as number;
      if (role === CountedRole.none) continue;
      const owner = references[at + ReferenceField.owner] as number;
      const ownerItem = owner < 0 ? -1 : base + owner;
      const flags = references[at + ReferenceField.flags] as number;
      const reverse = (flags & ReferenceFlag.reverse) !== 0;
      const actor = reverse ? target : ownerItem;
      if (actor >= 0) tracesOut[actor] = 1;
      const actedOn = reverse ? (ownerItem < 0 ? -1 : (canonical[ownerItem] as number)) : target;
      if (actedOn < 0) continue;
      // A criterion of a work package that verifies a requirement shows that the work covers it.
      if (actor >= 0) covered[actedOn] = (covered[actedOn] as number) + 1;
      if (role === CountedRole.verifies) verified[actedOn] = (verified[actedOn] as number) + 1;
      if (lettered.size > 0 && !reverse && (flags & STANDS_FOR_MORE) !== 0) {
        for (const variant of lettered.get(slot) ?? []) covered[variant] = (covered[variant] ?? 0) + 1;
      }
    }
  }
  return new Graph({
    files,
    indexes,
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
    duplicates: definitions.duplicates,
    answers,
  });
}

/** Items with a suffix letter by the slot of the number without it: `T001–T004` stands for `T003a` too. */
function letteredVariants(
  files: readonly LinkedFile[],
  itemBase: Int32Array,
  canonical: Int32Array,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let f = 0; f < files.length; f++) {
    const { letteredItems } = files[f] as LinkedFile;
    for (let i = 0; i < letteredItems.length; i += 2) {
      const slot = letteredItems[i] ?? -1;
      const number = (itemBase[f] ?? 0) + (letteredItems[i + 1] ?? 0);
      if (canonical[number] !== number) continue;
      const list = found.get(slot);
      if (list) list.push(number);
      else found.set(slot, [number]);
    }
  }
  return found;
}
