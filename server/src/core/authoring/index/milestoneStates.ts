import { statusOfText } from '../../facts/status';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Status } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import type { ChangedDocument } from '../execution/changedDocuments';
import { doneCell } from '../execution/doneCell';
import { cellsOf } from '../tableEdit';
import type { CountedPhases } from './documentState';
import type { ToldRow } from './indexStates';

/** All that a cell says, where that is nothing but that something has not begun. */
const NOT_BEGUN =
  /^(?:open|pending|planned|to ?do|not[ -]started|upcoming|future|tbd|[-\u2013\u2014]+|\u23f3|\u2b1c)?$/iu;

/** Milestones whose rows have a status, or a box for it, get the state of the phases that they close. */
export function updateMilestones(
  { graph }: Snapshot,
  master: LinkedFile,
  document: ChangedDocument,
  phases: CountedPhases,
): { corrected: number; told: ToldRow[] } {
  const f = graph.fileIndex(master.path);
  const rules = (master.rule?.items.cell ?? []).filter(({ kind }) => kind === 'milestone');
  const told: ToldRow[] = [];
  let corrected = 0;
  master.facts.items.forEach((item, i) => {
    if (item.kind !== 'milestone' || item.strength !== 'explicit') return;
    const placed = document.rowAt(item.start);
    const status = phases.statusOfMilestone(graph.itemNumber(f, i));
    if (!placed || status === null) return;
    const { table, row } = placed;
    const column = table.columns.findIndex((words) => rules.some(({ statusColumns }) => statusColumns?.has(words)));
    if (item.status === 'done' && status !== 'done') {
      told.push({ path: item.id, start: item.start, reason: 'not reached' });
      return;
    }
    const cell = cellsOf(document.text, row)[column];
    if (cell === undefined) return;
    const others = table.rows.filter((one) => one !== row).map((one) => cellsOf(document.text, one)[column] ?? '');
    const words = wordsFor(cell, status, { title: table.columns[column] ?? '', others });
    if (words !== null && document.replaceCell(placed, column, words)) corrected++;
  });
  return { corrected, told };
}

function wordsFor(cell: string, status: Status, column: { title: string; others: readonly string[] }): string | null {
  if (status === 'done') {
    const said = doneCell(cell, column);
    return typeof said === 'string' ? null : said.words;
  }
  // A box is ticked or not, and *Done* and *Reached* are answered by yes or no.
  const takesProgress = /^(?:status|state|progress)$/.test(column.title) && NOT_BEGUN.test(cell);
  if (status !== 'in-progress' || !takesProgress) return null;
  const model = column.others.find((other) => !other.includes('[') && statusOfText(other) === 'in-progress');
  return model ?? (/^\p{Ll}/u.test(cell) ? 'in progress' : 'In progress');
}
