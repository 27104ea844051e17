import { ordinalOf, seriesNumber } from '../../graph/sections';
import { compareSections } from '../../ids/sections';
import type { DocumentEdit } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { Repair } from '../repair';
import { wordsInStyle, type NewRow } from '../rowStyle';
import { snapshotText } from '../snapshotText';
import { matrixEntries, type MatrixEntry } from './matrixEntries';
import { addedRows } from './refreshMatrix';

/** A row that a plan is about to get, and an item of its form: the bullet that it was extracted from. */
export interface PlannedEntry {
  readonly row: Pick<NewRow, 'id' | 'words' | 'work'>;
  readonly item: number;
}

/** The same repair, with the rows in the plan's traceability matrices too, where these have rows of the plan. */
export function withMatrixRows(
  snapshot: Snapshot,
  repair: Repair,
  planPath: string,
  added: readonly PlannedEntry[],
): Repair {
  const { graph } = snapshot;
  const plan = graph.file(planPath);
  const group = graph.group(plan?.plan ?? -1);
  if (!plan || !group) return repair;
  const edits = group.files.flatMap((matrix): DocumentEdit[] => {
    const current = matrix.rule?.duty === 'matrix' ? snapshotText(snapshot, matrix.path) : 'gone';
    if (typeof current === 'string') return [];
    const there = matrixEntries(group, plan);
    const said = there.map(({ words }) => words);
    const news = added.map(({ row, item }): MatrixEntry => {
      const words = wordsInStyle(said, { words: row.words, negative: graph.item(item).negative });
      return { item, id: row.id, words, work: [], workIds: row.work === null ? [] : [row.work], isDone: false };
    });
    const entries = inOrder(there, news);
    const rows = addedRows(group, matrix, current.text, plan, entries, new Set(news));
    return rows.length > 0 ? [{ file: matrix.path, expectedText: current.text, edits: rows }] : [];
  });
  return { ...repair, change: { ...repair.change, edits: [...repair.change.edits, ...edits] } };
}

/** Each new entry behind the last one of its section that comes before it, else before the first one that comes later. */
function inOrder(there: readonly MatrixEntry[], added: readonly MatrixEntry[]): MatrixEntry[] {
  const entries = [...there];
  for (const entry of added) {
    const order = ({ id }: MatrixEntry): number =>
      compareSections(seriesNumber(id), seriesNumber(entry.id)) || ordinalOf(id) - ordinalOf(entry.id);
    const isNumbered = ({ id }: MatrixEntry): boolean => /^\d[\d.]*-\d+$/.test(id);
    const before = entries.map((one) => isNumbered(one) && order(one) < 0).lastIndexOf(true);
    const later = entries.findIndex((one) => isNumbered(one) && order(one) > 0);
    entries.splice(before >= 0 ? before + 1 : later >= 0 ? later : entries.length, 0, entry);
  }
  return entries;
}
