import { isReviewedDrift } from '../baseline/driftReview';
import { driftsOf, type DriftedRow } from '../graph/textDrift';
import { parseRemark } from '../markdown/remarkTree';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { cellText } from '../text/cellText';
import { wordsOfBullet } from './bulletWords';
import { readPlanChecklist, type PlanChecklist, type PlannedRow } from './planChecklist';
import { PlanProse } from './planProse';
import { repairOf, type Repair } from './repair';
import { mappingColumnsOf } from './rowPlacing';
import { wordsColumnOf, wordsInStyle } from './rowStyle';
import { snapshotText } from './snapshotText';
import { cellsOf } from './tableEdit';

/** *Take the text of the source*: the words of a row, and nothing else of it, become those of its bullet. */
export function takeSourceTextFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const drifted = driftedRowAt(snapshot, finding);
  const current = snapshotText(snapshot, finding.file);
  if (!drifted || !file?.profile || typeof current === 'string') return [];
  const tree = parseRemark(current.text);
  if (tree.type !== 'root') return [];
  const prose = new PlanProse(current.text, tree, finding.file, finding.file);
  const item = graph.item(drifted.row);
  const checklist = readPlanChecklist(prose, file.facts, item.form);
  const row = checklist?.rows.find((one) => one.item.start === item.start);
  if (!checklist || !row) return [];
  const source = graph.item(drifted.bullet);
  const words = wordsOfBullet(snapshot, drifted.bullet, finding.file);
  const negative = source.negative && row.parts.note === '';
  const edit = wordsEdit(prose, checklist, row, { words, negative }, mappingColumnsOf(file.profile));
  return edit ? [repairOf(`Take the text of the source for ${item.id}`, finding.file, current.text, [edit], true)] : [];
}

/** The row that a finding is about, as it is now; undefined where it agrees, or nobody minds that it does not. */
export function driftedRowAt({ graph, baseline }: Snapshot, { file, start }: Finding): DriftedRow | undefined {
  const group = graph.group(graph.file(file)?.plan ?? -1);
  const drifted = (group ? driftsOf(group) : []).find(
    ({ row }) => graph.item(row).start === start && graph.fileOfItem(row).path === file,
  );
  return drifted && isReviewedDrift(graph, drifted, baseline?.baseline ?? null) ? undefined : drifted;
}

function wordsEdit(
  prose: PlanProse,
  { rows }: PlanChecklist,
  row: PlannedRow,
  source: { readonly words: string; readonly negative: boolean },
  mappingColumns: ReadonlySet<string>,
): TextEdit | null {
  const { text } = prose;
  const { parts, table } = row;
  // The row itself says too whether prohibitions are marked.
  const all = rows.filter((one) => one.table === table);
  const said = all.map(({ parts: their, run }) => prose.say(run, their.wordsStart, their.wordsEnd) + their.note);
  const inRow = parts.wordsEnd > parts.wordsStart;
  if (!table) {
    const newText = wordsInStyle(said, source);
    return inRow ? { start: parts.wordsStart, end: parts.wordsEnd, newText } : null;
  }
  if (inRow) return { start: parts.wordsStart, end: parts.wordsEnd, newText: cellText(wordsInStyle(said, source)) };
  const cells = table.rows[row.tableRow].cells;
  const idColumn = cells.findIndex((at, c) => c % 2 === 0 && at === row.run.start) / 2;
  const work = table.columns.findIndex((column, c) => c !== idColumn && mappingColumns.has(column));
  const column = wordsColumnOf(table, idColumn, work);
  const [start, end] = [cells[2 * column], cells[2 * column + 1]];
  if (column < 0 || start === undefined || end === undefined) return null;
  const inColumn = table.rows.map((r) => cellsOf(text, r)[column] ?? '');
  return { start, end, newText: cellText(wordsInStyle(inColumn, source)) };
}
