import type { FileFacts } from '../facts/facts';
import type { ItemKind } from '../model/vocabulary';

/** The items of a document, by what rules ask of them: indexes into its items, in their order. */
interface Listing {
  readonly byKind: ReadonlyMap<ItemKind, readonly number[]>;
  readonly done: readonly number[];
  readonly restating: readonly number[];
}

const kept = new WeakMap<FileFacts, Listing>();
const NONE: readonly number[] = [];

/** Most items of a plan are its requirements: who looks for work packages need not look at all of them. */
export function itemsOfKind(facts: FileFacts, kind: ItemKind): readonly number[] {
  return listingOf(facts).byKind.get(kind) ?? NONE;
}

/** Items that are marked done. */
export function doneItems(facts: FileFacts): readonly number[] {
  return listingOf(facts).done;
}

/** Rows that restate an item that is defined elsewhere. */
export function restatingItems(facts: FileFacts): readonly number[] {
  return listingOf(facts).restating;
}

function listingOf(facts: FileFacts): Listing {
  let listing = kept.get(facts);
  if (!listing) kept.set(facts, (listing = list(facts)));
  return listing;
}

function list({ items }: FileFacts): Listing {
  const byKind = new Map<ItemKind, number[]>();
  const done: number[] = [];
  const restating: number[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const { kind } = item;
    const list = byKind.get(kind);
    if (list) list.push(i);
    else byKind.set(kind, [i]);
    if (item.status === 'done') done.push(i);
    if (item.restates) restating.push(i);
  }
  return { byKind, done, restating };
}
