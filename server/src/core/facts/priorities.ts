import type { Row } from '../markdown/blocks';
import type { DocumentReader } from './documentReader';

const NUMBER = /^[\s*_`]*P([0-9])[\s*_`]*$/i;
const WORD = /^[\s*_`]*(critical|high|medium|low)[\s*_`]*$/i;
const LEVELS = ['critical', 'high', 'medium', 'low'];
const LONGEST = 24;

/** How urgent the item of a row is, by the column that says it. */
export function readPriority(
  { rule, text, collected }: DocumentReader,
  columns: readonly string[],
  row: Row,
  item: number,
): void {
  const named = rule?.priorityColumns;
  if (!named || item < 0) return;
  const column = columns.findIndex((words) => named.has(words));
  const [start, end] = [row.cells[column * 2], row.cells[column * 2 + 1]];
  if (column < 0 || start === undefined || end === undefined || end - start > LONGEST) return;
  const cell = text.slice(start, end);
  const number = NUMBER.exec(cell)?.[1];
  const word = WORD.exec(cell)?.[1]?.toLowerCase();
  if (number === undefined && word === undefined) return;
  const level = number !== undefined ? Number(number) : LEVELS.indexOf(word ?? '');
  collected.checked.priorities.push({ item, level, inWords: number === undefined, start, end });
}
