import type { MatrixLine } from './matrixLines';
import { MATRIX_COLUMNS, matrixCells, tableLines } from './matrixText';

export const matrixFormatNames = ['md', 'csv', 'html', 'json'] as const;
export type MatrixFormat = (typeof matrixFormatNames)[number];

/** A matrix as a text that ends with a line ending. */
export const matrixFormats: Readonly<Record<MatrixFormat, (lines: readonly MatrixLine[]) => string>> = {
  md: (lines) => `${tableLines(lines).join('\n')}\n`,
  csv: (lines) => `${[CSV_HEADER, ...lines.map((line) => csvRow(plainCells(line)))].join('\n')}\n`,
  html: htmlOf,
  json: (lines) => `${JSON.stringify({ version: 1, matrix: lines.map(jsonRow) }, null, 2)}\n`,
};

/** Whether a text is what a format gave once, so that nothing of a person is lost when it is written anew. */
export function isOwnTable(format: MatrixFormat, text: string): boolean {
  if (format === 'csv') return text.startsWith(`${CSV_HEADER}\n`);
  if (format === 'html') return text.startsWith(HTML_HEAD);
  return format === 'json' && text.startsWith('{\n  "version": 1,\n  "matrix": [');
}

const CSV_HEADER = MATRIX_COLUMNS.join(',');

/** IDs without brackets, which belong to the texts of plans. */
function plainCells(line: MatrixLine): string[] {
  return matrixCells({ ...line, written: line.id });
}

function csvRow(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function jsonRow({ id, kind, words, phases, work, criteria, status }: MatrixLine): unknown {
  return { id, kind, title: words, phases, workPackages: work, criteria, status };
}

const HTML_HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Plantrace">
<title>Traceability matrix</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8888; padding: 0.3em 0.6em; text-align: left; vertical-align: top; }
</style>
</head>
<body>
`;

function htmlOf(lines: readonly MatrixLine[]): string {
  const row = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  return [
    `${HTML_HEAD}<table>`,
    '<caption>Traceability matrix</caption>',
    `<thead><tr>${MATRIX_COLUMNS.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...lines.map((line) => row(plainCells(line))),
    '</tbody>',
    '</table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
