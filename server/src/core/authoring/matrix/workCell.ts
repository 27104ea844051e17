import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { TextEdit } from '../../text/edit';
import type { TableRows } from '../tableEdit';
import type { CitedInRow, MatrixRow, MatrixTable } from './matrixTables';

/** What a cell has to say of the work of one plan. */
export interface WorkOfPlan {
  readonly plan: LinkedFile;
  readonly work: readonly number[];
  /** As IDs of the plan, and as the column lists them. */
  readonly ids: readonly string[];
  readonly said: string;
  /** Names of phases that may stand before IDs. */
  readonly names: readonly string[];
}

/** Other work of the plan in the place of that which a row names; work of other plans stays, and so do words around it. */
export function replacedWork(
  graph: Graph,
  text: string,
  table: MatrixTable,
  writer: TableRows | undefined,
  { row, work }: MatrixRow,
  wanted: WorkOfPlan,
): TextEdit | null {
  const own = work.filter(({ target }) => graph.fileOfItem(target) === wanted.plan);
  const [first] = own;
  const last = own[own.length - 1];
  if (wanted.work.length === 0 || own.some(({ target }) => wanted.work.includes(target))) return null;
  if (!first || !last) return null;
  if (work.some((one) => one.start > first.start && one.end < last.end && !own.includes(one))) return null;
  // What a person said between the IDs would get lost.
  const between = own.slice(1).map(({ start }, i) => text.slice(own[i]?.end ?? start, start));
  if (between.some((words) => hasWords(words, wanted.names))) return null;
  if (own.length === work.length && isList(text, row, table.work, own))
    return writer?.replaceCell(row, table.work, wanted.said) ?? null;
  const holdsOthers = work.some(
    (one) => !own.includes(one) && one.start >= first.expressionStart && one.end <= last.expressionEnd,
  );
  const start = holdsOthers ? first.start : first.expressionStart;
  const end = holdsOthers ? last.end : last.expressionEnd;
  return { start, end, newText: wanted.ids.join(', ') };
}

/** Nothing but the IDs, the given names before them, and what separates and dresses them stands in the cell. */
export function isList(
  text: string,
  row: MatrixRow['row'],
  column: number,
  cited: readonly CitedInRow[],
  names: readonly string[] = [],
): boolean {
  let at = row.cells[column * 2] ?? 0;
  let rest = '';
  for (const { start, end } of [...cited].sort((a, b) => a.start - b.start)) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  rest += text.slice(at, row.cells[column * 2 + 1] ?? at);
  return !hasWords(rest, names);
}

function hasWords(text: string, names: readonly string[]): boolean {
  let rest = text;
  // The longest first: `Phase 1` begins `Phase 10`.
  for (const name of [...names].sort((a, b) => b.length - a.length)) if (name !== '') rest = rest.replaceAll(name, '');
  return /[\p{L}\p{N}]/u.test(rest.replace(/\band\b/g, ''));
}
