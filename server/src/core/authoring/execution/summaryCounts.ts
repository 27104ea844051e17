import { readLabel } from '../../facts/labels';
import { statusOfText } from '../../facts/status';
import { readBlocks } from '../../markdown/blockReader';
import { applyEdits } from '../../text/edit';
import { cellsOf, isRest, tablesOf } from '../tableEdit';
import type { ChangedDocument } from './changedDocuments';

/** A count of a summary, by the words of its label, and the columns that make a row of a table count. */
interface Counted {
  readonly label: RegExp;
  readonly columns: readonly RegExp[];
}

const counts: readonly Counted[] = [
  { label: /^requirements verified$/, columns: [/^implemented$/, /^tested$/] },
  { label: /^(?:design )?constraints verified$/, columns: [/^respected$/] },
  {
    label: /^(?:wps|work packages) (?:complete|completed|done)$/,
    columns: [/^(?:wp|work packages?|package)$/, /^(?:status|state)$/],
  },
];

/**
 * Counts of a checklist's summary (`Requirements verified: 3/24`) brought up to what its rows say once the edits are made;
 * only where they said before what the rows said before: a count of another kind is a person's.
 */
export function updateSummary(document: ChangedDocument): void {
  if (document.edits.length === 0) return;
  const { text } = document;
  const after = applyEdits(text, document.edits);
  for (const run of document.prose.runsIn(0, text.length)) {
    const label = readLabel(text, run.start, run.end, () => true);
    const counted = label && counts.find(({ label: words }) => words.test(label.words));
    if (!label || !counted) continue;
    const value = /^(\d{1,6})\s*\/\s*(\d{1,6})/.exec(text.slice(label.valueStart, label.valueStart + 16));
    const [was, is] = [countOf(text, counted), countOf(after, counted)];
    if (!value || Number(value[1]) !== was.done || Number(value[2]) !== was.total || was.done === is.done) continue;
    const end = label.valueStart + (value[1]?.length ?? 0);
    document.add({ start: label.valueStart, end, newText: String(is.done) });
  }
}

function countOf(text: string, { columns }: Counted): { done: number; total: number } {
  let [done, total] = [0, 0];
  for (const table of tablesOf(text, readBlocks(text))) {
    const own = columns.map((column) => table.columns.findIndex((words) => column.test(words)));
    if (own.some((column) => column < 0)) continue;
    // The column of the work package names the rows and says nothing of how far they are.
    const stated = own.filter((column) => !/^(?:wp|work packages?|package)$/.test(table.columns[column] ?? ''));
    for (const row of table.rows) {
      if (isRest(text, row)) continue;
      total++;
      const cells = cellsOf(text, row);
      if (stated.every((column) => statusOfText(cells[column] ?? '') === 'done')) done++;
    }
  }
  return { done, total };
}
