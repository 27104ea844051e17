import type { Blocks } from '../markdown/blocks';
import type { LineIndex } from '../text/lineIndex';
import type { SuppressionFact } from './facts';
import { copyOf } from './interner';

const KEYWORD = 'plantrace-ignore';
const OPENING = /<!--\s*$/;
const LONGEST_OPENING = 20;
const LONGEST = 1000;
/** What a quick fix writes where a person has still to say why. */
export const UNSAID_REASON = '(say why)';

/**
 * The comments of a document that silence findings: `<!-- plantrace-ignore trace/orphan-requirement: deferred to v2 -->`
 * at the end of a line, or on a line of its own before the one that it is about; with `-file`, for the whole document.
 * What stands in code quotes them.
 */
export function readSuppressions(text: string, blocks: Blocks, lines: LineIndex): SuppressionFact[] {
  const found: SuppressionFact[] = [];
  for (let at = text.indexOf(KEYWORD); at >= 0; at = text.indexOf(KEYWORD, at + KEYWORD.length)) {
    const opening = OPENING.exec(text.slice(Math.max(0, at - LONGEST_OPENING), at))?.[0];
    const close = text.slice(at, at + LONGEST).indexOf('-->');
    if (opening === undefined || close < 0) continue;
    const start = at - opening.length;
    const said = readIgnored(text.slice(at + KEYWORD.length, at + close));
    if (!said || isCode(text, start, blocks)) continue;
    const end = at + close + 3;
    const { codes, reason, isForFile } = said;
    found.push({ codes, reason, line: isForFile ? -1 : lineOf(text, start, end, lines), start, end });
  }
  return found;
}

type Ignored = Pick<SuppressionFact, 'codes' | 'reason'> & { readonly isForFile: boolean };

/**
 * What stands behind the keyword. Whoever began such a comment wants something ignored, so that codes which are none, and
 * a reason that no colon leads to, are there to be told, and not passed over.
 */
function readIgnored(words: string): Ignored | null {
  const isForFile = words.startsWith('-file');
  const rest = isForFile ? words.slice('-file'.length) : words;
  if (/^[\w-]/.test(rest)) return null;
  const colon = rest.indexOf(':');
  const named = colon < 0 ? rest : rest.slice(0, colon);
  const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
  const codes = named.split(/[\s,]+/).filter((word) => word.includes('/'));
  return {
    codes: codes.map((code) => copyOf(code)),
    reason: reason === '' || reason === UNSAID_REASON ? null : copyOf(reason),
    isForFile,
  };
}

/**
 * The text with blanks in the place of comments that stand at the end of a line: what the line says is read as if they
 * were not there, so that a date stays a date and a closing box the end of its row. Places stay where they are.
 */
export function withoutComments(text: string, comments: readonly SuppressionFact[], lines: LineIndex): string {
  let read = text;
  for (const { start, end } of comments) {
    const lineStart = lines.lineStart(lines.lineAt(start));
    const isBehind = text.slice(lineStart, start).trim() !== '' && lines.lineAt(start) === lines.lineAt(end);
    if (isBehind) read = read.slice(0, start) + ' '.repeat(end - start) + read.slice(end);
  }
  return read;
}

function isCode(text: string, at: number, blocks: Blocks): boolean {
  if (text.charCodeAt(at - 1) === 96) return true;
  return blocks.some((block) => block.kind === 'code' && block.start <= at && at < block.end);
}

/** The line that a comment is about: its own where something stands there besides, else the next one with text. */
function lineOf(text: string, start: number, end: number, lines: LineIndex): number {
  const own = lines.lineAt(start);
  const lineStart = lines.lineStart(own);
  const last = lines.lineAt(end);
  const lineEnd = last + 1 < lines.lineCount ? lines.lineStart(last + 1) : text.length;
  const isAlone = /^[\s>]*$/.test(text.slice(lineStart, start)) && text.slice(end, lineEnd).trim() === '';
  if (!isAlone) return own;
  for (let line = last + 1; line < lines.lineCount; line++) {
    const to = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : text.length;
    if (text.slice(lines.lineStart(line), to).trim() !== '') return line;
  }
  return last;
}
