import { wordsOf } from '../profile/words';
import { cellText } from '../text/cellText';
import type { PlannedRow } from './planChecklist';
import type { PlanProse } from './planProse';
import { cellsOf, WORDS_COLUMN, type TableInText } from './tableEdit';

/** What a new row of a checklist says. */
export interface NewRow {
  readonly id: string;
  readonly words: string;
  readonly negative: boolean;
  /** The work package that it is mapped to; null where nobody can tell. */
  readonly work: string | null;
  /** Nothing else ties it to the work package. */
  readonly mustMap: boolean;
}

/** The row as an item of a list, from its bullet on, in the style of a neighbour and of the rows of the checklist. */
export function listRowText(
  prose: PlanProse,
  model: PlannedRow | undefined,
  rows: readonly PlannedRow[],
  row: NewRow,
): string {
  const said = rows.map(({ parts, run }) => prose.say(run, parts.wordsStart, parts.wordsEnd) + parts.note);
  const words = wordsInStyle(said, row);
  if (!model) return `- [ ] [${row.id}] ${words}${row.work === null ? '' : ` → ${row.work}`}`;
  const { text, blocks } = prose;
  const { parts, item } = model;
  const bullet = text.slice(blocks[model.block].start, model.run.start);
  const box = model.hasBox ? `[ ]${text.slice(model.run.start, model.textStart).replace(/^.*\]/, '')}` : '';
  const isLinked = text.slice(item.end, parts.dressedEnd).includes('](');
  const isWhole = parts.open === '' && parts.wordsStart > parts.dressedEnd && !isLinked;
  const before = isWhole
    ? text.slice(model.textStart, item.start)
    : isLinked
      ? '['
      : text.slice(parts.start, item.start);
  const behind = isWhole
    ? text.slice(item.end, parts.wordsStart)
    : `${isLinked ? ']' : text.slice(item.end, parts.dressedEnd)} `;
  return `${bullet}${box}${before}${row.id}${behind}${words}${mappingInStyle(prose, model, rows, row)}`;
}

function mappingInStyle(prose: PlanProse, model: PlannedRow, rows: readonly PlannedRow[], row: NewRow): string {
  const { text } = prose;
  if (row.work === null) return '';
  for (const { mapping, parts, run } of [model, ...rows]) {
    if (!mapping || mapping.start < parts.wordsEnd) continue;
    const before = text.slice(parts.wordsEnd, mapping.start);
    const behind = /^[\])}*_`~]*/.exec(text.slice(mapping.end, run.end))?.[0] ?? '';
    return before + row.work + behind;
  }
  return row.mustMap ? ` → ${row.work}` : '';
}

/** The words with a full stop and the mark of prohibitions where the other rows have them. */
export function wordsInStyle(said: readonly string[], row: Pick<NewRow, 'words' | 'negative'>): string {
  const stops = said.some((words) => words.endsWith('.'));
  const marks = said.some((words) => /\(negative\)/i.test(words));
  const words = stops || !row.words.endsWith('.') ? row.words : row.words.slice(0, -1);
  return row.negative && marks && !/\(negative\)/i.test(words) ? `${words} (negative)` : words;
}

/**
 * The row as cells of a table, in the style of a neighbour; null where the table has no place for the mapping although
 * nothing else ties the row to the work package.
 */
export function tableRowCells(
  prose: PlanProse,
  table: TableInText,
  model: PlannedRow,
  row: NewRow,
  mappingColumns: ReadonlySet<string>,
): string[] | null {
  const { text } = prose;
  const source = table.rows[model.tableRow];
  const idColumn = source.cells.findIndex((at, c) => c % 2 === 0 && at === model.run.start) / 2;
  const work = table.columns.findIndex((column, c) => c !== idColumn && mappingColumns.has(column));
  if (work < 0 && row.mustMap) return null;
  const { parts, item } = model;
  const isLinked = text.slice(item.end, parts.dressedEnd).includes('](');
  const id = isLinked
    ? `[${row.id}]`
    : text.slice(parts.start, item.start) + row.id + text.slice(item.end, parts.dressedEnd);
  const holdsWords = parts.wordsEnd > parts.wordsStart;
  const wordsColumn = wordsColumnOf(table, idColumn, work);
  const column = (c: number): string[] => table.rows.map((r) => cellsOf(text, r)[c] ?? '');
  const words = cellText(wordsInStyle(column(holdsWords ? idColumn : wordsColumn), row));
  return table.columns.map((_, c) => {
    if (c === idColumn) return holdsWords ? `${id} ${words}` : id;
    if (c === work) return row.work ?? '';
    if (c === wordsColumn && !holdsWords) return words;
    const there = column(c).filter((cell) => cell !== '');
    return there.length > 0 && there.every((cell) => /^\[.\]$/.test(cell)) ? '[ ]' : '';
  });
}

/** The column that says what the rows of a table are about, -1 for none. */
export function wordsColumnOf(table: TableInText, idColumn: number, workColumn: number): number {
  const others = table.columns.map((column, c) => (c === idColumn || c === workColumn ? '' : wordsOf(column)));
  const named = others.findIndex((column) => WORDS_COLUMN.test(column));
  return named >= 0 ? named : others.findIndex((column, c) => c > idColumn && column !== '');
}
