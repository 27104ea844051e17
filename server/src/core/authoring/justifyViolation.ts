import { headingSays, wordsOf } from '../profile/words';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { cellText } from '../text/cellText';
import { openDocument } from './openDocument';
import { repairOf, type Repair } from './repair';
import { TableRows, tablesOf } from './tableEdit';

const LONGEST_NAME = 80;

/** A row for a failed check in the table that justifies violations, in the place of a row that says nothing. */
export function justifyViolation(snapshot: Snapshot, finding: Finding): Repair[] {
  const file = snapshot.graph.file(finding.file);
  const prose = openDocument(snapshot, finding.file);
  const rule = file?.rule?.records.find(({ kind }) => kind === 'justification');
  if (!file || !prose || !rule) return [];
  const { headings, records, rows } = file.facts;
  if (!rows.some(({ start, status }) => start === finding.start && status === 'blocked')) return [];
  if (records.some(({ kind, isFilled }) => kind === 'justification' && isFilled)) return [];
  const heading = headings.find(({ text }) => rule.under.some((title) => headingSays(wordsOf(text), title)));
  const next = headings.find(({ start, depth }) => heading && start > heading.start && depth <= heading.depth);
  const { text, blocks } = prose;
  const table = tablesOf(text, blocks).find(({ block }) => {
    const at = blocks[block]?.start ?? -1;
    return heading !== undefined && at > heading.start && at < (next?.start ?? text.length);
  });
  if (!table) return [];
  const words = text.slice(finding.start, Math.min(finding.end, finding.start + 400));
  const name = cellText(
    (words.split(/[\r\n]|:(?=[\s*_])/)[0] ?? '').replace(/[*_`]/g, '').slice(0, LONGEST_NAME).trim(),
  );
  const lines = new LineIndex(text);
  const added = new TableRows(text, lines, table).insertBelow(-1, [
    table.columns.map((_, c) => (c === 0 ? name : '…')),
  ]);
  const empty = table.rows[0];
  const isReplaced = empty !== undefined && records.some((record) => record.start >= empty.start && !record.isFilled);
  const edit: TextEdit = isReplaced ? { ...added, end: lines.lineEnd(lines.lineAt(empty.start)) } : added;
  return name === '' ? [] : [repairOf(`Insert a row for "${name}"`, finding.file, text, [edit], true)];
}
