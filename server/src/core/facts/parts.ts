import type { DocumentReader } from './documentReader';

/** A label that begins a part which the rule demands of the item around it: `**Complexity**: M`. */
export function readPart({ rule, context, collected }: DocumentReader, words: string, isSlot = false): void {
  for (const [part, demand] of rule?.demands.entries() ?? []) {
    if (!demand.labels.has(words)) continue;
    const owner = context.enclosing(demand.of);
    if (owner >= 0) collected.checked.parts.push({ owner, part, isSlot });
  }
}
