import { codeKind } from '../facts/codeFacts';
import { UNSAID_REASON } from '../facts/suppressions';
import { readBlocks } from '../markdown/blockReader';
import type { Finding } from '../model/finding';
import type { WorkspaceChange } from '../model/edit';
import type { Snapshot } from '../workspace/snapshot';
import { suppressionsInCode } from './codeSuppression';
import { lineEndingAt } from './lineEnding';

/** A comment that silences a finding, or takes such a comment away again. */
export interface SuppressionFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly safe?: true;
  readonly change: WorkspaceChange;
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/**
 * Comments that silence a finding: at the end of its line, and for the whole document. The reason is left for a person
 * to write; until then the comment has no effect and says so.
 */
export function suppressionsFor(snapshot: Snapshot, finding: Finding): SuppressionFix[] {
  const text = snapshot.text(finding.file);
  const file = snapshot.graph.file(finding.file);
  if (text !== null && file?.facts.kind === codeKind) return suppressionsInCode(text, finding);
  if (text === null || !file || !MARKDOWN.test(finding.file)) return [];
  const { lines } = file.facts;
  const line = lines.lineAt(finding.start);
  const lineStart = lines.lineStart(line);
  const lineEnd = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : text.length;
  const body = text.slice(lineStart, lineEnd).replace(/[\r\n]+$/, '');
  const comment = (suffix: string): string => `<!-- plantrace-ignore${suffix} ${finding.code}: ${UNSAID_REASON} -->`;
  const fixes: SuppressionFix[] = [];
  const frontMatterEnd = endOfFrontMatter(text);
  // What stands in code is quoted there, a comment like all else.
  const isCode = readBlocks(text).some(
    ({ kind, start, end }) => kind === 'code' && start <= finding.start && finding.start < end,
  );
  if (finding.start >= frontMatterEnd && !isCode) {
    const at = lineStart + body.trimEnd().length;
    fixes.push(fix(`Ignore ${finding.code} on this line, with a reason`, at, at, ` ${comment('')}`));
  }
  const ending = lineEndingAt(text, frontMatterEnd);
  fixes.push(
    fix(
      `Ignore ${finding.code} in this document, with a reason`,
      frontMatterEnd,
      frontMatterEnd,
      `${comment('-file')}${ending}${ending}`,
    ),
  );
  return fixes;

  function fix(title: string, start: number, end: number, newText: string): SuppressionFix {
    const edits = [{ file: finding.file, expectedText: text ?? '', edits: [{ start, end, newText }] }];
    return { title, preferred: false, change: { title, creations: [], edits } };
  }
}

/** Takes away a comment that silences nothing, with the blanks before it, or with its whole line. */
export function removeSuppression(snapshot: Snapshot, finding: Finding): SuppressionFix[] {
  const text = snapshot.text(finding.file);
  if (text === null || finding.fixable !== true || !text.startsWith('<!--', finding.start)) return [];
  let start = finding.start;
  let end = finding.end;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const beginsLine = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  const ending = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end, end + 200));
  if (beginsLine && ending) end += ending[0].length;
  else if (beginsLine) start = finding.start;
  const title = 'Remove the comment';
  const edits = [{ file: finding.file, expectedText: text, edits: [{ start, end, newText: '' }] }];
  return [{ title, preferred: true, safe: true, change: { title, creations: [], edits } }];
}

const FRONT_MATTER = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)[\s\S]*?(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/;
const LONGEST_FRONT_MATTER = 20_000;

function endOfFrontMatter(text: string): number {
  return FRONT_MATTER.exec(text.slice(0, LONGEST_FRONT_MATTER))?.[0].length ?? 0;
}
