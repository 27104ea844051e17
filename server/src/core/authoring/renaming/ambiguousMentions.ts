import { ReferenceField, referenceStride } from '../../facts/facts';
import { Unresolved, type Graph } from '../../graph/graph';
import { nearestItem, type PlacedItem } from '../../graph/nearest';
import type { NewIds } from './newIds';
import { placeOf, Refused } from './refused';
import { symbolFor } from './scopes';
import { foldHyphens } from '../../ids/template';

/** What cites an old ID and may mean this item or another would come to mean the other without anybody saying so. */
export function refuseLeftBehind(graph: Graph, newIds: NewIds): void {
  const others = new Map<number, PlacedItem[]>();
  for (const item of newIds.keys()) {
    const symbol = symbolFor(graph, item, foldHyphens(graph.item(item).id));
    const rest = namesakes(graph, symbol, newIds);
    if (rest.length > 0) others.set(symbol, rest);
  }
  if (others.size === 0) return;
  graph.files.forEach((file, f) => {
    const { references } = file.facts;
    for (let r = 0, at = 0; at < references.length; at += referenceStride, r++) {
      const symbol = references[at] as number;
      const rest = others.get(symbol);
      if (!rest) continue;
      if (graph.parts.targets[graph.referenceNumber(f, r)] !== (Unresolved.ambiguous as number)) continue;
      if (rest.length !== 1 && nearestItem(rest, file.path) < 0) continue;
      const place = placeOf(file, references[at + ReferenceField.start] ?? 0);
      throw new Refused(`${place} cites ${graph.text(symbol)} without saying which one; say it there first.`);
    }
  });
}

/** Items of that ID that are not given another. */
export function namesakes(graph: Graph, symbol: number, newIds: NewIds): PlacedItem[] {
  const found = new Map<number, PlacedItem>();
  for (const file of graph.files) {
    file.itemSymbols.forEach((own, i) => {
      const item = own === symbol ? (graph.parts.winners[file.itemSlots[i] ?? -1] ?? -1) : -1;
      if (item >= 0 && !newIds.has(item)) found.set(item, { item, path: graph.fileOfItem(item).path });
    });
  }
  return [...found.values()];
}
