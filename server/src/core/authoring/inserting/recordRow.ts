import type { LinkedFile } from '../../graph/linkedFile';
import { parseRemark } from '../../markdown/remarkTree';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { completeChecklist } from '../checklistCompletion';
import { readPlan } from '../checklistSource';
import { checklistTables, type ChecklistTable } from '../checklistTables';
import { idsOf } from '../executionChecklist';
import { matrixEntries, type MatrixEntry } from '../matrix/matrixEntries';
import { addedRows } from '../matrix/refreshMatrix';
import { snapshotText } from '../snapshotText';

const BLANK_LINE = /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/;

/** A row that a matrix or an execution checklist lacks. */
export interface RecordRow {
  readonly id: string;
  readonly words: string;
  readonly edits: () => readonly TextEdit[];
}

/** Rows of a plan that its matrix lacks; none for a plan that the matrix has no row of. */
export function rowsOfMatrix(snapshot: Snapshot, matrix: LinkedFile): RecordRow[] {
  const { graph } = snapshot;
  const group = graph.group(matrix.plan);
  const current = snapshotText(snapshot, matrix.path);
  if (!group || typeof current === 'string') return [];
  const { text } = current;
  const plans = group.filesInReach.filter(({ rule }) => rule?.duty === 'plan');
  return plans.flatMap((plan) => {
    const entries = matrixEntries(group, plan);
    const edits = (wanted: readonly MatrixEntry[]): readonly TextEdit[] =>
      addedRows(group, matrix, text, plan, entries, new Set(wanted));
    const cited = citedIn(snapshot, matrix);
    const lacking = entries.filter(({ item }) => !cited.has(item));
    if (edits(lacking).length === 0) return [];
    return lacking.map((entry): RecordRow => ({ id: entry.id, words: entry.words, edits: () => edits([entry]) }));
  });
}

/** The items that a document cites. */
function citedIn({ graph }: Snapshot, file: LinkedFile): Set<number> {
  const first = graph.referenceNumber(graph.fileIndex(file.path), 0);
  const next = graph.referenceNumber(graph.fileIndex(file.path) + 1, 0);
  const end = next > first ? next : graph.referenceCount;
  return new Set(graph.parts.targets.subarray(first, end));
}

/** Rows of the plan that the table of its checklist at an offset lacks. */
export function rowsOfChecklist(snapshot: Snapshot, checklist: LinkedFile, offset: number): RecordRow[] {
  const plan = snapshot.graph.file(checklist.speaksOf);
  const current = snapshotText(snapshot, checklist.path);
  const planText = plan ? snapshotText(snapshot, plan.path) : 'gone';
  if (plan?.rule?.duty !== 'plan' || typeof current === 'string' || typeof planText === 'string') return [];
  const planTree = parseRemark(planText.text);
  const tree = parseRemark(current.text);
  const ids = idsOf(snapshot, plan);
  if (planTree.type !== 'root' || tree.type !== 'root' || !ids) return [];
  const content = readPlan(snapshot.graph, plan.path, planText.text, planTree, checklist.path);
  const { start, end } = tableSpan(checklist, offset);
  const edits = (template: ChecklistTable): readonly TextEdit[] =>
    completeChecklist(current.text, tree, [template], ids)
      // Rows alone: a table or a section that lacks is what *Create Execution Checklist* writes.
      .edits.filter((edit) => edit.start >= start && edit.end <= end && !BLANK_LINE.test(edit.newText));
  return checklistTables(content)
    .filter(({ known }) => known !== 'by-nothing')
    .flatMap((template) => {
      const all = template.rows.filter((row) => row.key !== null);
      const isThere = (row: (typeof all)[number]): boolean => edits({ ...template, rows: [row] }).length === 0;
      const there = edits({ ...template, rows: all }).length === 0 ? all : all.filter(isThere);
      return all.flatMap((row): RecordRow[] => {
        if (there.includes(row)) return [];
        const rows = all.filter((other) => other === row || there.includes(other));
        const words = template.wordsColumn === template.keyColumn ? '' : (row.cells[template.wordsColumn] ?? '');
        return [{ id: row.key ?? '', words, edits: () => edits({ ...template, rows }) }];
      });
    });
}

function tableSpan({ facts }: LinkedFile, offset: number): { start: number; end: number } {
  const { headings, length } = facts;
  const at = headings.filter(({ start }) => start <= offset).length - 1;
  const own = headings[at];
  if (!own) return { start: 0, end: length };
  return { start: own.start, end: headings[at + 1]?.start ?? length };
}
