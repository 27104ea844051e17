import type { Snapshot } from '../core/workspace/snapshot';
import { Failure } from './failure';

/** Items of an ID, wherever it is defined; its brackets may be given. @throws Failure where nothing has the ID. */
export function itemsNamed(snapshot: Snapshot, given: string): number[] {
  const id = given.replace(/^\[|\]$/g, '');
  const { graph } = snapshot;
  const found = new Set<number>();
  const named = graph.files[0] ? graph.itemNamed(id, graph.files[0].path) : -1;
  if (named >= 0) found.add(named);
  graph.files.forEach((file, f) =>
    file.facts.items.forEach((item, i) => {
      const number = graph.itemNumber(f, i);
      if (item.id.toLowerCase() === id.toLowerCase() && graph.isCanonical(number)) found.add(number);
    }),
  );
  if (found.size === 0)
    throw new Failure(`Nothing here defines ${given}; "plantrace list items" shows what is defined.`);
  return [...found];
}
