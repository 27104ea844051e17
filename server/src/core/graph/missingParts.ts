import { packedField, ReferenceField, referenceStride, type ItemFact } from '../facts/facts';
import { roles, type ItemKind } from '../model/vocabulary';
import type { DemandRule } from '../profile/demands';
import type { LinkedFile } from './linkedFile';

/** Fewer are no habit. */
const LEAST_OTHERS = 2;

/** An item without parts that others of its document have. */
export interface Incomplete {
  readonly item: ItemFact;
  readonly missing: readonly DemandRule[];
}

/**
 * Items of a kind that lack a part which most others of the document have: what a document rarely states is not its way.
 * An item without any part is still to be written.
 */
export function* incompleteItems(file: LinkedFile, isMeant: (kind: ItemKind) => boolean): Generator<Incomplete> {
  const { facts, rule } = file;
  const demands = rule?.demands ?? [];
  if (!demands.some(({ of }) => isMeant(of))) return;
  const had = new Map<number, Set<number>>();
  for (const { owner, part } of facts.parts) {
    const parts = had.get(owner) ?? new Set();
    had.set(owner, parts.add(part));
  }
  const isUsual = (part: number, kind: ItemKind): boolean => {
    const others = [...had].filter(([owner]) => facts.items[owner]?.kind === kind);
    const having = others.filter(([, parts]) => parts.has(part)).length;
    return having >= LEAST_OTHERS && having * 2 >= others.length - 1;
  };
  for (const [i, own] of [...had].sort(([a], [b]) => a - b)) {
    const item = facts.items[i];
    if (!item || item.restates || item.strength !== 'explicit' || !isMeant(item.kind)) continue;
    if (item.status === 'deferred' || item.status === 'optional') continue;
    const missing = demands.filter(
      (demand, part) =>
        demand.of === item.kind && !own.has(part) && isUsual(part, item.kind) && !isToldElsewhere(file, item, demand),
    );
    if (missing.length > 0) yield { item, missing };
  }
}

/** Work that nothing is mapped to and that traces nothing is orphan work. */
function isToldElsewhere({ facts, rule }: LinkedFile, { symbol, kind }: ItemFact, { labels }: DemandRule): boolean {
  if (kind !== 'work-package') return false;
  const traces = rule?.links.some(
    ({ role, place }) => role === 'covers' && [...labels].some((label) => place.labels?.has(label)),
  );
  if (!traces) return false;
  for (let at = 0; at < facts.references.length; at += referenceStride) {
    if (facts.references[at] !== symbol) continue;
    if (roles[packedField(facts.references, at, ReferenceField.role)] === 'covers') return false;
  }
  return true;
}
