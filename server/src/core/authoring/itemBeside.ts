import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import { readCheckbox } from '../facts/status';
import type { Row } from '../markdown/blocks';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import { headedBeside } from './headedItem';
import { CLOSING_MARK, rowParts } from './leadOfRow';
import { lineEndingAt } from './lineEnding';
import { nextBullet, rowBeside } from './listRow';
import type { PlanProse, Run } from './planProse';
import { wordsColumnOf } from './rowStyle';
import { cellsOf, TableRows, tablesOf } from './tableEdit';

/**
 * A new item below or above another one, defined as that one is: a row of its list or table, a paragraph, a heading with
 * its section. Null where the other one's form can't be taken apart.
 */
export function itemBeside(
  file: LinkedFile,
  prose: PlanProse,
  beside: ItemFact,
  below: boolean,
  id: string,
  words: string,
): TextEdit | null {
  const { text, blocks } = prose;
  const run = prose.runAt(beside.start);
  const holder = run ? blocks[run.block] : undefined;
  if (!run || !holder || text.slice(beside.start, beside.end) !== beside.id) return null;
  if (holder.kind === 'heading') return headedBeside(file, prose, beside, below, { id, title: words });
  if (holder.kind === 'row') return cellsBeside(prose, run, holder, beside, below, id, words);
  const lines = new LineIndex(text);
  const item = blocks[holder.parent];
  const lead = leadLike(prose, run, beside, id);
  if (lead === null) return null;
  if (item?.kind === 'item') {
    if (run.start !== textOfItem(prose, holder.parent)) return null;
    const bullet = text.slice(item.start, run.start);
    return rowBeside(prose, lines, holder.parent, `${below ? nextBullet(bullet) : bullet}${lead}${words}`, below);
  }
  if (holder.kind !== 'paragraph') return null;
  const at = below ? holder.end : holder.start;
  const eol = lineEndingAt(text, at);
  const prefix = text.slice(lines.lineStart(lines.lineAt(holder.start)), holder.start);
  const gap = eol + prefix.trimEnd() + eol + prefix;
  return { start: at, end: at, newText: below ? `${gap}${lead}${words}` : `${lead}${words}${gap}` };
}

/** Where the first thing in a list item begins: what stands further below in it defines nothing. */
function textOfItem({ blocks }: PlanProse, item: number): number {
  const first = blocks.find((block) => block.parent === item);
  return first?.start ?? -1;
}

/** Box, marks, ID and separator as another row has them: `[ ] **T004**: `. */
export function leadLike(prose: PlanProse, run: Run, beside: ItemFact, id: string): string | null {
  const { text } = prose;
  const box = readCheckbox(text, run.start);
  const from = box?.end ?? run.start;
  const before = text.slice(from, beside.start);
  if (/[^\s*_[`]/.test(before)) return null;
  const parts = rowParts(prose, run, from, beside.start, beside.end, null);
  // That the other one may be left out is not said of this one.
  const mark = box ? `[ ]${text.slice(box.start, box.end).replace(/^.*\]\*?/, '')}` : '';
  const closing = text.slice(beside.end, parts.dressedEnd);
  if (closing.includes('](')) return `${mark}[${id}] `;
  if (parts.open === '') {
    const behind = parts.wordsStart > beside.end ? text.slice(beside.end, parts.wordsStart) : ' ';
    return `${mark}${before}${id}${/\s$/.test(behind) ? behind : `${behind} `}`;
  }
  // `**FR-012 — Title**: words`: the marks close behind the title.
  const marks = [...parts.open].reverse().map((sign) => CLOSING_MARK[sign] ?? '');
  return `${mark}${before}${id}${marks.join('')}: `;
}

function cellsBeside(
  prose: PlanProse,
  run: Run,
  row: Row,
  beside: ItemFact,
  below: boolean,
  id: string,
  words: string,
): TextEdit | null {
  const { text, blocks } = prose;
  const table = tablesOf(text, blocks).find(({ block }) => block === row.parent);
  const at = table?.rows.indexOf(row) ?? -1;
  if (!table || at < 0) return null;
  const parts = rowParts(prose, run, run.start, beside.start, beside.end, null);
  const idColumn = row.cells.findIndex((cell, c) => c % 2 === 0 && cell === run.start) / 2;
  const before = text.slice(run.start, beside.start);
  if (idColumn < 0 || /[^\s*_[`]/.test(before)) return null;
  const closing = text.slice(beside.end, parts.dressedEnd);
  const dressed = closing.includes('](') || parts.open !== '' ? id : before + id + closing;
  const wordsColumn = parts.wordsEnd > parts.wordsStart ? idColumn : wordsColumnOf(table, idColumn, -1);
  const isPlain = dressed !== id || closing === '';
  const gap = (isPlain && text.slice(parts.dressedEnd, parts.wordsStart)) || ' ';
  const column = (c: number): string[] =>
    table.rows.map((r) => cellsOf(text, r)[c] ?? '').filter((cell) => cell !== '');
  const cells = table.columns.map((_, c) => {
    if (c === idColumn) return c === wordsColumn ? dressed + gap + words : dressed;
    if (c === wordsColumn) return words;
    const there = column(c);
    return there.length > 0 && there.every((cell) => /^\[.\]$/.test(cell)) ? '[ ]' : '';
  });
  return new TableRows(text, new LineIndex(text), table).insertBelow(below ? at : at - 1, [cells]);
}
