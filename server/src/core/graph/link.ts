import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Interner } from '../facts/interner';
import { Answers } from './answers';
import { chooseDefinitions } from './definitions';
import { Graph, type GraphParts } from './graph';
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
  for (let f = 0; f < files.length; f++) {
    itemBase[f + 1] = (itemBase[f] as number) + (files[f] as LinkedFile).itemSlots.length;
  }
  const referenceBase = referenceBaseOf(files);
  const { winners, canonical, duplicates } = chooseDefinitions(files, itemBase, slots.size);
  const itemCount = itemBase[files.length] ?? 0;
  const parts: GraphParts = {
    files,
    indexes,
    slots,
    interner,
    phases,
    itemBase,
    referenceBase,
    winners,
    canonical,
    duplicates,
    targets: new Int32Array(referenceBase[files.length] ?? 0),
    covered: new Int32Array(itemCount),
    verified: new Int32Array(itemCount),
    tracesOut: new Int32Array(itemCount),
    answers: new Answers(files, indexes, slots, interner, phases, winners, itemBase),
  };
  const lettered = letteredVariants(parts);
  for (let f = 0; f < files.length; f++) {
    findTargets(parts, f);
    tally(parts, f, lettered, 1);
  }
  return new Graph(parts);
}

/**
 * Links again after edits that defined nothing and took no definition away: `changed` are the indexes of the edited
 * files, whose items have the slots that they had. Every ID then leads where it led, so only the edited files' references
 * are looked up, and only their links are counted anew. Null where a definition did change: then all is linked.
 */
export function relinkFiles(
  before: Graph,
  files: readonly LinkedFile[],
  changed: readonly number[],
  phases: readonly PhaseRelation[],
): Graph | null {
  const old = before.parts;
  if (old.files.length !== files.length) return null;
  for (const f of changed) {
    if (!sameDefinitions(old.files[f] as LinkedFile, files[f] as LinkedFile)) return null;
  }
  const referenceBase = referenceBaseOf(files);
  const parts: GraphParts = {
    ...old,
    files,
    phases,
    referenceBase,
    // Slots of IDs that were never seen before have no definition.
    winners: old.winners.length === old.slots.size ? old.winners : widened(old.winners, old.slots.size),
    targets: new Int32Array(referenceBase[files.length] ?? 0),
    covered: old.covered.slice(),
    verified: old.verified.slice(),
    tracesOut: old.tracesOut.slice(),
  };
  const lettered = letteredVariants(old);
  let from = 0;
  for (const f of [...changed, files.length]) {
    const start = old.referenceBase[from] as number;
    parts.targets.set(old.targets.subarray(start, old.referenceBase[f]), referenceBase[from]);
    from = f + 1;
  }
  for (const f of changed) tally(old, f, lettered, -1, parts);
  for (const f of changed) {
    findTargets(parts, f);
    tally(parts, f, lettered, 1);
  }
  return new Graph(parts);
}

function referenceBaseOf(files: readonly LinkedFile[]): Int32Array {
  const base = new Int32Array(files.length + 1);
  for (let f = 0; f < files.length; f++) {
    base[f + 1] = (base[f] as number) + (files[f] as LinkedFile).referenceSlots.length;
  }
  return base;
}

function widened(winners: Int32Array, size: number): Int32Array {
  const wide = new Int32Array(size).fill(-1);
  wide.set(winners);
  return wide;
}

function sameDefinitions(a: LinkedFile, b: LinkedFile): boolean {
  return (
    a.plan === b.plan &&
    a.layout === b.layout &&
    sameNumbers(a.itemSlots, b.itemSlots) &&
    sameNumbers(a.itemFlags, b.itemFlags) &&
    sameNumbers(a.itemSymbols, b.itemSymbols) &&
    sameNumbers(a.seriesSlots, b.seriesSlots) &&
    sameNumbers(a.aliasSlots, b.aliasSlots) &&
    sameNumbers(a.letteredItems, b.letteredItems) &&
    sameNumbers(a.facts.expected, b.facts.expected)
  );
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Where each reference of a file leads. */
function findTargets(parts: GraphParts, f: number): void {
  const { winners, targets, answers } = parts;
  const file = parts.files[f] as LinkedFile;
  const { referenceSlots } = file;
  const first = parts.referenceBase[f] as number;
  for (let r = 0; r < referenceSlots.length; r++) {
    const slot = referenceSlots[r] as number;
    let target = slot >= 0 ? (winners[slot] as number) : -1;
    if (target < 0) target = answers.answer(file, r * referenceStride);
    targets[first + r] = target;
  }
}

/** Counts what a file's links cover and verify, or (`step` -1) takes it out of the counts of `into` again. */
function tally(
  parts: GraphParts,
  f: number,
  lettered: ReadonlyMap<number, readonly number[]>,
  step: 1 | -1,
  into: GraphParts = parts,
): void {
  const { targets, canonical } = parts;
  const { covered, verified, tracesOut } = into;
  const file = parts.files[f] as LinkedFile;
  const { references } = file.facts;
  const { referenceRoles, referenceSlots } = file;
  const base = parts.itemBase[f] as number;
  const first = parts.referenceBase[f] as number;
  for (let r = 0; r < referenceRoles.length; r++) {
    const role = referenceRoles[r] as number;
    if (role === CountedRole.none) continue;
    const at = r * referenceStride;
    const target = targets[first + r] as number;
    const owner = references[at + ReferenceField.owner] as number;
    const ownerItem = owner < 0 ? -1 : base + owner;
    const flags = packedField(references, at, ReferenceField.flags);
    const reverse = (flags & ReferenceFlag.reverse) !== 0;
    const actor = reverse ? target : ownerItem;
    if (actor >= 0) tracesOut[actor] = (tracesOut[actor] as number) + step;
    const actedOn = reverse ? (ownerItem < 0 ? -1 : (canonical[ownerItem] as number)) : target;
    if (actedOn < 0) continue;
    // A criterion of a work package that verifies a requirement shows that the work covers it.
    const isHere = (references[at + ReferenceField.qualifier] ?? -1) < 0 || planOfItem(parts, target) === file.plan;
    if (isHere && (actor >= 0 || (flags & ReferenceFlag.alone) !== 0))
      covered[actedOn] = (covered[actedOn] as number) + step;
    if (role === CountedRole.verifies) verified[actedOn] = (verified[actedOn] as number) + step;
    if (lettered.size > 0 && !reverse && (flags & STANDS_FOR_MORE) !== 0) {
      for (const variant of lettered.get(referenceSlots[r] as number) ?? [])
        covered[variant] = (covered[variant] as number) + step;
    }
  }
}

/** The plan whose item it is: what one folder says of another's requirement (`Spec 12 FR-001`) is no work of the other. */
function planOfItem({ files, itemBase }: GraphParts, item: number): number {
  let low = 0;
  let high = files.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((itemBase[middle] as number) <= item) low = middle;
    else high = middle - 1;
  }
  return files[low]?.plan ?? -1;
}

/** Items with a suffix letter by the slot of the number without it: `T001–T004` stands for `T003a` too. */
function letteredVariants({ files, itemBase, canonical }: GraphParts): Map<number, number[]> {
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
