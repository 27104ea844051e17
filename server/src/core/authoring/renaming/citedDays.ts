import { ReferenceField, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { timeSpanOf } from '../../ids/timeSpan';
import type { NewIds } from './newIds';
import { placeOf, Refused } from './refused';
import { scopeOf, symbolFor } from './scopes';

/** A block of several days answers to each of them (`Day 4` is `Day 3-4`): who cites one would mean another block. */
export function refuseCitedDays(graph: Graph, newIds: NewIds): void {
  for (const [item, newId] of newIds) {
    const unit = graph.fileOfItem(item).profile?.grammar.forms[graph.item(item).form]?.unit ?? null;
    if (unit === null) continue;
    const days = new Map<number, string>();
    for (const id of [graph.item(item).id, newId]) {
      for (const day of daysOf(id)) {
        const symbol = symbolFor(graph, item, day);
        const slot = symbol < 0 ? -1 : graph.parts.slots.findIn(scopeOf(graph, item), symbol);
        const winner = slot < 0 ? -1 : (graph.parts.winners[slot] ?? -1);
        if (slot >= 0 && (winner < 0 || graph.item(winner).id !== day)) days.set(slot, day);
      }
    }
    if (days.size > 0) refuseCited(graph, newId, days);
  }
}

function* daysOf(id: string): Generator<string> {
  const span = timeSpanOf(id);
  if (!span || span.first === span.last) return;
  const head = id.slice(0, id.lastIndexOf(' ') + 1);
  for (let n = span.first; n <= span.last; n++) yield `${head}${n}`;
}

function refuseCited(graph: Graph, newId: string, days: ReadonlyMap<number, string>): void {
  for (const file of graph.files) {
    file.referenceSlots.forEach((slot, r) => {
      const day = days.get(slot);
      if (day === undefined) return;
      const start = file.facts.references[r * referenceStride + ReferenceField.start] ?? 0;
      throw new Refused(`${placeOf(file, start)} cites ${day}, which ${newId} would change the meaning of.`);
    });
  }
}
