import { cellText } from '../../text/cellText';
import { END_MARKER, START_MARKER } from './matrixMarkers';
import type { MatrixLine } from './matrixLines';

/** Columns of a matrix that is written from nothing; by these names they are found again. */
export const MATRIX_COLUMNS = ['Requirement', 'Description', 'Phase', 'Work package', 'Criteria', 'Status'] as const;

/** The cells of a row, in the order of the columns. */
export function matrixCells({ written, words, phases, work, criteria, status }: MatrixLine): string[] {
  return [written, words, phases.join(', '), work.join(', '), criteria.join('; '), status];
}

/** The rows as a table. */
export function tableLines(lines: readonly MatrixLine[]): string[] {
  const row = (cells: readonly string[]): string =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell}${cell.endsWith('\\') ? ' ' : ''} `)).join('|')}|`;
  return [
    row(MATRIX_COLUMNS),
    `|${MATRIX_COLUMNS.map((column) => '-'.repeat(column.length + 2)).join('|')}|`,
    ...lines.map((line) => row(matrixCells(line).map(cellText))),
  ];
}

/** The rows between their markers. */
export function regionLines(lines: readonly MatrixLine[]): string[] {
  return [START_MARKER, '', ...tableLines(lines), '', END_MARKER];
}

/** A matrix of its own. */
export function documentLines(title: string, lines: readonly MatrixLine[]): string[] {
  return [`# ${title}`, '', 'What each requirement and constraint is given to.', '', ...regionLines(lines)];
}
