import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import { roles } from '../../model/vocabulary';
import type { TextEdit } from '../../text/edit';
import type { PlanProse } from '../planProse';
import { traceInWork } from '../traceInWork';
import { distribute } from './distribution';
import type { DraftedWork } from './draftedPlan';
import type { ExtractedRow } from './extractedRows';

const COVERS = roles.indexOf('covers');

export interface ExistingWork extends DraftedWork {
  /** Its place among the items of the plan. */
  readonly index: number;
  /** Those of its rows that it has still to trace. */
  readonly untraced: readonly ExtractedRow[];
}

/** The work packages that a plan has, with the rows that each is for: those that it traces, and by its words the rest. */
export function existingWork(graph: Graph, plan: LinkedFile, rows: readonly ExtractedRow[]): ExistingWork[] {
  const { items, references } = plan.facts;
  const traced = new Map<string, Set<number>>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const owner = references[at + ReferenceField.owner] ?? -1;
    const isReverse = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
    if (packedField(references, at, ReferenceField.role) !== COVERS || isReverse) continue;
    if (items[owner]?.kind !== 'work-package') continue;
    const id = graph.text(references[at + ReferenceField.symbol] ?? -1);
    traced.set(id, (traced.get(id) ?? new Set()).add(owner));
  }
  const work = items.flatMap((item, index) =>
    item.kind === 'work-package' && item.strength === 'explicit' ? [{ item, index }] : [],
  );
  const isTraced = ({ id }: ExtractedRow, index: number): boolean => traced.get(foldHyphens(id))?.has(index) ?? false;
  const rest = rows.filter((row) => !traced.has(foldHyphens(row.id)));
  const given = distribute(
    rest.map(({ id, words }) => ({ id, words, group: id.replace(/-[^-]*$/, '') })),
    work.map(({ item }) => item.title),
    false,
  );
  return work.map(({ item: { id, title }, index }, w) => {
    const untraced = (given[w] ?? []).flatMap((r) => rest[r] ?? []);
    const own = [...rows.filter((row) => isTraced(row, index)), ...untraced];
    return { id, title, description: title, cites: [], details: [], rows: own, index, untraced };
  });
}

/** The edits by which work packages trace what they have still to trace. */
export function tracesOf(
  graph: Graph,
  plan: LinkedFile,
  prose: PlanProse,
  work: readonly ExistingWork[],
  isWritten: (row: ExtractedRow) => boolean,
): TextEdit[] {
  const f = graph.fileIndex(plan.path);
  return work.flatMap(({ id, index, untraced }) => {
    const item = graph.canonicalOf(graph.itemNumber(f, index));
    const edits: TextEdit[] = [];
    for (const row of untraced.filter(isWritten)) {
      const edit = traceInWork(graph, plan, prose, { item, id }, row);
      if (typeof edit === 'string') continue;
      const [first] = edits;
      // A work package that traces nothing yet gets one field for all of its rows.
      const isField = first?.start === edit.start && /[\r\n]/.test(edit.newText) && /[\r\n]/.test(first.newText);
      edits.push(isField ? { ...edit, newText: `, ${row.label}` } : edit);
    }
    return edits;
  });
}
