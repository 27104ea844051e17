import type { FileFacts, ItemFact } from '../facts/facts';
import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import type { Interner } from '../facts/interner';
import type { Profile } from '../profile/compile';
import { itemKinds, roles } from '../model/vocabulary';
import { CountedRole, ITEM_KIND_AT, ItemFlag, type SlotArrays } from './linkedFile';
import { seriesNumber } from './sections';

/**
 * Numbers for IDs in scopes. `FR-001` of one scope and of another get two slots; whatever cites or defines the same ID
 * in the same scope gets the same one, so linking is an array look-up. Slots are only ever added.
 */
export class Slots {
  private readonly scopes = new Map<string, number>();
  /** By scope, symbol → slot: small integers, which engines look up fastest. */
  private readonly slots: Map<number, number>[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of a scope. */
  scope(name: string): number {
    let number = this.scopes.get(name);
    if (number === undefined) {
      number = this.scopes.size;
      this.scopes.set(name, number);
      this.slots.push(new Map());
    }
    return number;
  }

  slotIn(scope: number, symbol: number): number {
    const slots = this.slots[scope] as Map<number, number>;
    const known = slots.get(symbol);
    if (known !== undefined) return known;
    const made = this.count++;
    slots.set(symbol, made);
    return made;
  }

  /** The number of a scope that is there; -1 otherwise. */
  known(name: string): number {
    return this.scopes.get(name) ?? -1;
  }

  /** The slot in a scope of that number if it is there; -1 otherwise. */
  findIn(scope: number, symbol: number): number {
    return this.slots[scope]?.get(symbol) ?? -1;
  }

  /** The slot if it is there; -1 otherwise. */
  find(scope: string, symbol: number): number {
    return this.findIn(this.known(scope), symbol);
  }
}

export const planScope = (profile: string, plan: number): string => `${profile} plan ${plan}`;
export const documentScope = (path: string): string => `document ${path}`;

function rankOf(item: ItemFact): number {
  if (item.strength === 'explicit') return item.restates ? 2 : 3;
  return item.strength === 'derived' ? 1 : 0;
}

function isLettered(id: string): boolean {
  const last = id.charCodeAt(id.length - 1);
  return last >= 97 && last <= 122;
}

/** The slots of a file's items and references, given the plan it belongs to and the file it speaks of. */
export function slotsOf(
  facts: FileFacts,
  profile: Profile | null,
  path: string,
  plan: number,
  speaksOf: string,
  slots: Slots,
  interner: Interner,
  planOfQualifier: (qualifier: string) => string | null,
  /** The scope of another folder that a qualifier means, null for none. */
  scopeOfQualifier: (qualifier: string) => string | null,
): SlotArrays {
  const count = facts.references.length / referenceStride;
  const items = facts.items.length;
  // One piece of memory a file: ten thousand files have a price for each.
  const numbers = new Int32Array(3 * items + count).fill(-1);
  const itemSlots = numbers.subarray(0, items);
  const seriesSlots = numbers.subarray(items, 2 * items);
  const itemSymbols = numbers.subarray(2 * items, 3 * items);
  const referenceSlots = numbers.subarray(3 * items);
  const bytes = new Uint8Array(items + count);
  const itemFlags = bytes.subarray(0, items);
  const referenceRoles = bytes.subarray(items);
  const aliasSlots: number[] = [];
  const letteredItems: number[] = [];
  const made = {
    itemSlots,
    referenceSlots,
    seriesSlots,
    aliasSlots,
    itemFlags,
    itemSymbols,
    letteredItems,
    referenceRoles,
  };
  const qualifiedSlot = (at: number): number => {
    const scope = scopeOfQualifier(interner.text(facts.references[at + ReferenceField.qualifier] ?? 0));
    const symbol = facts.references[at + ReferenceField.symbol] ?? 0;
    return scope === null ? -1 : slots.slotIn(slots.scope(scope), symbol);
  };
  if (!profile) {
    for (let r = 0, at = 0; r < count; r++, at += referenceStride)
      if ((facts.references[at + ReferenceField.qualifier] ?? -1) >= 0) referenceSlots[r] = qualifiedSlot(at);
    return made;
  }
  const folderScope = slots.scope(planScope(profile.name, plan));
  const ownScope = slots.scope(documentScope(path));
  const spokenScope = slots.scope(documentScope(speaksOf));
  const { forms } = profile.grammar;
  facts.items.forEach((item, i) => {
    const form = forms[item.form];
    const scope = !form || form.scope === 'document' ? ownScope : folderScope;
    itemSlots[i] = slots.slotIn(scope, item.symbol);
    itemFlags[i] = rankOf(item) | (item.shared ? ItemFlag.shared : 0) | (itemKinds.indexOf(item.kind) << ITEM_KIND_AT);
    if (form && item.strength !== 'example') itemSymbols[i] = item.symbol;
    if (form && isLettered(item.id)) letteredItems.push(slots.slotIn(scope, interner.intern(item.id.slice(0, -1))), i);
    for (const alias of item.aliases ?? []) aliasSlots.push(slots.slotIn(scope, alias), itemSlots[i] ?? 0);
    if (form?.numberedByRows) {
      const series = `${seriesNumber(item.id)}-`;
      seriesSlots[i] = slots.slotIn(folderScope, interner.intern(series));
    }
  });
  for (let r = 0, at = 0; r < count; r++, at += referenceStride) {
    const role = roles[packedField(facts.references, at, ReferenceField.role)];
    if (role === 'covers') referenceRoles[r] = CountedRole.covers;
    else if (role === 'verifies') referenceRoles[r] = CountedRole.verifies;
    const form = forms[packedField(facts.references, at, ReferenceField.form)];
    const qualifier = facts.references[at + ReferenceField.qualifier] ?? -1;
    if (qualifier >= 0 && form?.scope === 'folder') {
      referenceSlots[r] = qualifiedSlot(at);
      continue;
    }
    if (qualifier >= 0) {
      const qualified = planOfQualifier(interner.text(qualifier));
      if (qualified !== null)
        referenceSlots[r] = slots.slotIn(
          slots.scope(documentScope(qualified)),
          facts.references[at + ReferenceField.symbol] ?? 0,
        );
      continue;
    }
    const scope = form?.scope === 'document' ? spokenScope : folderScope;
    referenceSlots[r] = slots.slotIn(scope, facts.references[at + ReferenceField.symbol] ?? 0);
  }
  return made;
}
