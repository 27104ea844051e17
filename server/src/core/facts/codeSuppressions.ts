import type { CodeSpan } from '../code/spans';
import type { LineIndex } from '../text/lineIndex';
import type { SuppressionFact } from './facts';
import { copyOf } from './interner';
import { UNSAID_REASON } from './suppressions';

const WORD = 'plantrace-ignore';
const COMMENT =
  /^plantrace-ignore(-file)?(?:[ \t]+([a-z]+\/[a-z-]+(?:[ \t]*,[ \t]*[a-z]+\/[a-z-]+)*))?[ \t]*(?::([^\r\n]*))?/;
const LONGEST = 1000;

/**
 * Comments of a source file that silence findings: `// [4.4-9] plantrace-ignore trace/dangling-code-reference: it is to
 * come` for their own line; on a line of their own for the next one; with `-file`, for the whole file.
 */
export function readCodeSuppressions(text: string, spans: readonly CodeSpan[], lines: LineIndex): SuppressionFact[] {
  const found: SuppressionFact[] = [];
  let s = 0;
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length)) {
    while (s < spans.length && (spans[s] as CodeSpan).end <= at) s++;
    const span = spans[s];
    if (span?.kind !== 'comment' || span.start > at) continue;
    const m = COMMENT.exec(text.slice(at, Math.min(span.end, at + LONGEST)));
    if (!m) continue;
    const reason = (m[3] ?? '').trim();
    const line = lines.lineAt(at);
    const isAlone = /^[\s/*#;%!<'"-]*$/.test(text.slice(Math.max(lines.lineStart(line), at - LONGEST), at));
    found.push({
      codes: (m[2] ?? '').split(',').flatMap((code) => (code.trim() === '' ? [] : [copyOf(code.trim())])),
      reason: reason === '' || reason === UNSAID_REASON ? null : copyOf(reason),
      line: m[1] !== undefined ? -1 : isAlone ? line + 1 : line,
      start: at,
      end: at + m[0].trimEnd().length,
    });
  }
  return found;
}
