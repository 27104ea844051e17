import { ReferenceField } from '../../facts/facts';
import { readCheckbox } from '../../facts/status';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanProse } from '../planProse';
import { rowAt, type OpenRow } from './rows';

/** The citations of an item, by document, what its own rows say of it aside. */
export function citationsOf(graph: Graph, item: number): Map<LinkedFile, number[]> {
  const own = graph.definitionsOf(item).map((definition) => ({
    file: graph.fileOfItem(definition),
    start: graph.item(definition).blockStart,
    end: graph.item(definition).blockEnd,
  }));
  const found = new Map<LinkedFile, number[]>();
  for (const reference of graph.referencesTo(item)) {
    const file = graph.fileOfReference(reference);
    const at = graph.field(reference, ReferenceField.start);
    if (own.some((row) => row.file === file && row.start <= at && at < row.end)) continue;
    found.set(file, [...(found.get(file) ?? []), reference]);
  }
  return found;
}

const MARKS_BEFORE = /^[[(`*_~]*$/;
const ENDS_THERE = /^[\])`*_~]*(?:\]\([^()\s]{0,300}\))?(?!\s*(?:[,;/+&\u2013\u2026]|\.\.|and\b|to\b|through\b))/;

/** The row that a citation begins: it is about that item, and about nothing else. */
export function rowLedBy(graph: Graph, prose: PlanProse, reference: number): OpenRow | null {
  const start = graph.field(reference, ReferenceField.start);
  const row = rowAt(prose, start);
  if (!row) return null;
  const { text } = prose;
  const box = readCheckbox(text, row.run.start);
  const isFirst = row.row.kind === 'row' ? row.row.cells[0] === row.run.start : true;
  const before = text.slice(box?.end ?? row.run.start, start);
  const behind = text.slice(graph.field(reference, ReferenceField.end), row.run.end);
  return isFirst && MARKS_BEFORE.test(before.trim()) && ENDS_THERE.test(behind) ? row : null;
}
