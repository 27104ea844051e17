import { ReferenceField } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';

/** A place that says how far an item is. */
export interface RecordPlace {
  readonly file: LinkedFile;
  readonly offset: number;
  /** The item's own definition keeps its status; the others say it again. */
  readonly isOwn: boolean;
}

/**
 * The places that say how far an item is: its definitions, the rows of tables and lists that record it, and rows that say
 * it again for it alone. Of a requirement, which several plans share, `plan` says whose share is meant; its rows in a
 * matrix are a matter of all plans and left out.
 */
export function recordPlaces(group: PlanGroup, item: number, plan: LinkedFile | null): RecordPlace[] {
  const { graph } = group;
  const found: RecordPlace[] = [];
  const add = (file: LinkedFile, offset: number, isOwn: boolean): void => {
    const line = file.facts.lines.lineAt(offset);
    const isKnown = found.some((one) => one.file === file && file.facts.lines.lineAt(one.offset) === line);
    if (!isKnown) found.push({ file, offset, isOwn });
  };
  const isMeant = (file: LinkedFile): boolean =>
    plan === null || file === plan || (file.rule?.duty === 'checklist' && file.speaksOf === plan.path);
  for (const definition of graph.definitionsOf(item)) {
    const file = graph.fileOfItem(definition);
    const { strength, start } = graph.item(definition);
    if (strength === 'explicit' && group.filesInReach.includes(file) && isMeant(file)) add(file, start, true);
  }
  for (const file of group.filesInReach) {
    if (file.rule?.duty === 'matrix' || !isMeant(file)) continue;
    for (const { symbols, start } of file.facts.repeats)
      if (symbols.length === 1 && graph.itemOfSymbol(symbols[0] ?? -1, file) === item) add(file, start, false);
    for (const { symbol, start } of file.facts.statuses)
      if (graph.itemOfSymbol(symbol, file) === item) add(file, start, false);
  }
  for (const reference of graph.referencesTo(item)) {
    const file = graph.fileOfReference(reference);
    if (file.rule?.duty !== 'checklist' || !group.files.includes(file) || !isMeant(file)) continue;
    if (leadsRow(graph, file, reference)) add(file, graph.field(reference, ReferenceField.start), false);
  }
  return found;
}

/** No other ID stands before it on its line: a row of a table that is of the item, whatever its status says. */
function leadsRow(graph: Graph, { facts }: LinkedFile, reference: number): boolean {
  const start = graph.field(reference, ReferenceField.start);
  const line = facts.lines.lineAt(start);
  const before = reference - 1;
  if (before < 0 || graph.fileOfReference(before) !== graph.fileOfReference(reference)) return true;
  return facts.lines.lineAt(graph.field(before, ReferenceField.start)) !== line;
}
