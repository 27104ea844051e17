import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Snapshot } from '../workspace/snapshot';
import { rangeMembers } from './card';
import { idAt, type AtOffset } from './place';

/** A place in a document that names an item. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
  /** Here it is defined; else it is only named. */
  readonly isDefinition: boolean;
}

/** All places of a document that name what stands at an offset, in their order. A range names all its members, as a whole. */
export function highlights(snapshot: Snapshot, path: string, offset: number): Highlight[] {
  const at = idAt(snapshot, path, offset);
  const { graph } = snapshot;
  const f = graph.fileIndex(path);
  const file = graph.files[f];
  if (!at || !file) return [];
  const found = new Map<string, Highlight>();
  const add = (start: number, end: number, isDefinition: boolean): void => {
    const key = `${start} ${end}`;
    if (!found.has(key)) found.set(key, { start, end, isDefinition });
  };
  const wanted = wantedAt(snapshot, path, at);
  file.facts.items.forEach((item, i) => {
    const canonical = graph.canonicalOf(graph.itemNumber(f, i));
    if (canonical >= 0 && wanted.items.has(canonical)) add(item.start, item.end, true);
  });
  const { references } = file.facts;
  for (let r = 0, o = 0; o < references.length; r++, o += referenceStride) {
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    const isMeant =
      target >= 0
        ? wanted.items.has(target)
        : references[o + ReferenceField.symbol] === wanted.symbol &&
          references[o + ReferenceField.qualifier] === wanted.qualifier;
    if (!isMeant) continue;
    const isInner = (packedField(references, o, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0;
    const start = isInner ? ReferenceField.expressionStart : ReferenceField.start;
    const end = isInner ? ReferenceField.expressionEnd : ReferenceField.end;
    add(packedField(references, o, start), packedField(references, o, end), false);
  }
  add(at.start, at.end, false);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What is looked for: items, or the same word where it leads to none. */
interface Wanted {
  readonly items: ReadonlySet<number>;
  readonly symbol: number;
  readonly qualifier: number;
}

const nothing = { symbol: -1, qualifier: -1 };

function wantedAt({ graph }: Snapshot, path: string, at: AtOffset): Wanted {
  if (at.kind === 'quoted') return { items: new Set([at.item]), ...nothing };
  if (at.kind === 'item') return { items: new Set([graph.canonicalOf(at.item)]), ...nothing };
  const isInner = (graph.field(at.reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0;
  if (isInner) return { items: new Set(rangeMembers(graph, path, at.start, at.end)), ...nothing };
  const target = graph.parts.targets[at.reference] ?? -1;
  if (target >= 0) return { items: new Set([target]), ...nothing };
  const symbol = graph.field(at.reference, ReferenceField.symbol);
  return { items: new Set(), symbol, qualifier: graph.field(at.reference, ReferenceField.qualifier) };
}
