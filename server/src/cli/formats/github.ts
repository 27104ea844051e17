import path from 'node:path';
import type { Finding } from '../../core/model/finding';
import type { Severity } from '../../core/model/vocabulary';
import { isWithin } from '../../host/node/documents';
import { visible } from '../output';
import { placeOf, type Outcome } from './outcome';
import { summaryLines } from './summary';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The findings as workflow commands, of which GitHub makes annotations in the files of a pull request. */
export function github(outcome: Outcome): string {
  const lines = outcome.findings.map((finding) => annotation(outcome, finding));
  for (const { file, code, title } of outcome.fixes ?? [])
    lines.push(command('notice', { file: fileOf(outcome.root, file), title: code }, `Fixed: ${title}`));
  return [...lines, ...summaryLines(outcome)].join('\n');
}

function annotation({ root, snapshot }: Outcome, { file, start, end, severity, code, message }: Finding): string {
  const from = placeOf(snapshot, file, start);
  const to = placeOf(snapshot, file, end);
  const isOneLine = from.line === to.line;
  return command(
    COMMANDS[severity],
    {
      file: fileOf(root, file),
      line: from.line,
      endLine: to.line,
      // Columns are taken for findings within one line alone.
      ...(isOneLine ? { col: from.column, endColumn: to.column } : {}),
      title: code,
    },
    message,
  );
}

/** Annotations name files from the top of the clone, which may lie above the root. */
function fileOf(root: string, file: string): string {
  const clone = process.env['GITHUB_WORKSPACE'] ?? '';
  if (clone === '' || !isWithin(root, clone)) return file;
  return path.relative(clone, path.join(root, file)).split(path.sep).join('/');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const told = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${told.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
