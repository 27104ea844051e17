import { ReferenceField, referenceStride } from '../facts/facts';
import { Unresolved, type Graph } from './graph';

/** A document's references that several scopes answer equally well. */
export interface AmbiguousReferences {
  readonly path: string;
  /** Numbers of the references, with the symbols of their IDs. */
  readonly references: readonly { readonly reference: number; readonly symbol: number }[];
}

/** By document, in order. One pass over the targets: asked for after every edit. */
export function ambiguousReferences(graph: Graph): AmbiguousReferences[] {
  const { targets, referenceBase, files } = graph.parts;
  const found: AmbiguousReferences[] = [];
  let next = targets.indexOf(Unresolved.ambiguous);
  for (let f = 0; f < files.length && next >= 0; f++) {
    const first = referenceBase[f] as number;
    const end = referenceBase[f + 1] as number;
    let references: { reference: number; symbol: number }[] | null = null;
    for (; next >= 0 && next < end; next = targets.indexOf(Unresolved.ambiguous, next + 1)) {
      const reference = next;
      const at = (reference - first) * referenceStride + ReferenceField.symbol;
      references ??= [];
      references.push({ reference, symbol: files[f]?.facts.references[at] ?? -1 });
    }
    if (references) found.push({ path: files[f]?.path ?? '', references });
  }
  return found;
}

const kept = new WeakMap<Int32Array, ReadonlyMap<number, readonly number[]>>();

/**
 * The definitions that count of each ID, whatever their scope, by the ID's symbol. One pass over the items, which edits
 * that define nothing have no need to repeat.
 */
export function definitionsBySymbol(graph: Graph): ReadonlyMap<number, readonly number[]> {
  const { canonical } = graph.parts;
  let definitions = kept.get(canonical);
  if (!definitions) kept.set(canonical, (definitions = collectDefinitions(graph)));
  return definitions;
}

function collectDefinitions(graph: Graph): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const { files, itemBase, canonical } = graph.parts;
  for (let f = 0; f < files.length; f++) {
    const { itemSymbols } = files[f] as { readonly itemSymbols: Int32Array };
    const base = itemBase[f] as number;
    for (let i = 0; i < itemSymbols.length; i++) {
      const symbol = itemSymbols[i] as number;
      if (symbol < 0 || canonical[base + i] !== base + i) continue;
      const list = found.get(symbol);
      if (list) list.push(base + i);
      else found.set(symbol, [base + i]);
    }
  }
  return found;
}
