import type { AppliedFix } from '../fixDocuments';
import { styled, table, visible } from '../output';
import { placeOf, type Outcome } from './outcome';
import { summaryLines } from './summary';

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

/** The findings for people, file by file. */
export function stylish(outcome: Outcome): string {
  const { snapshot, findings, fixes } = outcome;
  const lines = fixes && fixes.length > 0 ? fixLines(fixes) : [];
  for (const file of new Set(findings.map((f) => f.file))) {
    lines.push(styled('underline', visible(file)));
    const own = findings.filter((f) => f.file === file);
    const rows = own.map((f) => {
      const { line, column } = placeOf(snapshot, file, f.start);
      return [`  ${line}:${column}`, f.severity, f.message, f.code];
    });
    for (const [i, row] of table(rows).split('\n').entries()) {
      const { severity, code } = own[i] ?? { severity: 'hint', code: '' };
      const dressed = row.replace(severity, styled(COLOURS[severity], severity));
      lines.push(code === '' ? dressed : dressed.slice(0, dressed.lastIndexOf(code)) + styled('dim', code));
    }
    lines.push('');
  }
  return [...lines, ...summaryLines(outcome)].join('\n');
}

function fixLines(fixes: readonly AppliedFix[]): string[] {
  const documents = new Set(fixes.map(({ file }) => file)).size;
  const count = `${fixes.length} finding${fixes.length === 1 ? '' : 's'}`;
  const rows = fixes.map(({ file, code, title }) => [`  ${file}`, code, title]);
  return [`Fixed ${count} in ${documents} document${documents === 1 ? '' : 's'}:`, ...table(rows).split('\n'), ''];
}
