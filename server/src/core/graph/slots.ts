import type { FileFacts } from '../facts/facts';
import { ReferenceField, referenceStride } from '../facts/facts';
import type { Interner } from '../facts/interner';
import type { Profile } from '../profile/compile';

const SYMBOLS = 2 ** 26;

/**
 * Numbers for IDs in scopes. `FR-001` of one scope and of another get two slots; whatever cites or defines the same ID
 * in the same scope gets the same one, so linking is an array look-up. Slots are only ever added.
 */
export class Slots {
  private readonly scopes = new Map<string, number>();
  private readonly slots = new Map<number, number>();
  private readonly symbols: number[] = [];
  private readonly scopeNames: string[] = [];
  private readonly scopeOfSlot: number[] = [];

  get size(): number {
    return this.symbols.length;
  }

  slot(scope: string, symbol: number): number {
    let scopeNumber = this.scopes.get(scope);
    if (scopeNumber === undefined) {
      scopeNumber = this.scopeNames.length;
      this.scopes.set(scope, scopeNumber);
      this.scopeNames.push(scope);
    }
    const key = scopeNumber * SYMBOLS + symbol;
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    const made = this.symbols.length;
    this.slots.set(key, made);
    this.symbols.push(symbol);
    this.scopeOfSlot.push(scopeNumber);
    return made;
  }

  /** The slot if it is there; -1 otherwise. */
  find(scope: string, symbol: number): number {
    const scopeNumber = this.scopes.get(scope);
    return scopeNumber === undefined ? -1 : (this.slots.get(scopeNumber * SYMBOLS + symbol) ?? -1);
  }

  /** The slot of another ID in the scope of a slot; -1 where there is none. */
  siblingOf(slot: number, symbol: number): number {
    const scope = this.scopeOfSlot[slot];
    return scope === undefined ? -1 : (this.slots.get(scope * SYMBOLS + symbol) ?? -1);
  }

  symbolOf(slot: number): number {
    return this.symbols[slot] ?? -1;
  }
}

export const planScope = (profile: string, plan: number): string => `${profile} plan ${plan}`;
export const documentScope = (path: string): string => `document ${path}`;

export interface SlotArrays {
  readonly itemSlots: Int32Array;
  readonly referenceSlots: Int32Array;
  readonly seriesSlots: Int32Array;
  readonly aliasSlots: readonly number[];
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
): SlotArrays {
  const count = facts.references.length / referenceStride;
  const itemSlots = new Int32Array(facts.items.length);
  const seriesSlots = new Int32Array(facts.items.length).fill(-1);
  const referenceSlots = new Int32Array(count).fill(-1);
  const aliasSlots: number[] = [];
  if (!profile) return { itemSlots, referenceSlots, seriesSlots, aliasSlots };
  const folderScope = planScope(profile.name, plan);
  const ownScope = documentScope(path);
  const spokenScope = documentScope(speaksOf);
  const { forms } = profile.grammar;
  facts.items.forEach((item, i) => {
    const form = forms[item.form];
    itemSlots[i] = slots.slot(!form || form.scope === 'document' ? ownScope : folderScope, item.symbol);
    for (const alias of item.aliases ?? []) aliasSlots.push(slots.slot(folderScope, alias), itemSlots[i] ?? 0);
    if (form?.numberedByRows) {
      const series = item.id.slice(0, item.id.lastIndexOf('-') + 1);
      seriesSlots[i] = slots.slot(folderScope, interner.intern(series));
    }
  });
  for (let r = 0, at = 0; r < count; r++, at += referenceStride) {
    if ((facts.references[at + ReferenceField.qualifier] ?? -1) >= 0) continue;
    const form = forms[facts.references[at + ReferenceField.form] ?? -1];
    const scope = form?.scope === 'document' ? spokenScope : folderScope;
    referenceSlots[r] = slots.slot(scope, facts.references[at + ReferenceField.symbol] ?? 0);
  }
  return { itemSlots, referenceSlots, seriesSlots, aliasSlots };
}
