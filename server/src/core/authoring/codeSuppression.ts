import { languageOf, type Language } from '../code/languages';
import { readCodeSpans, type CodeSpan } from '../code/spans';
import { UNSAID_REASON } from '../facts/suppressions';
import type { Finding } from '../model/finding';
import type { SuppressionFix } from './suppression';

/**
 * A comment that silences a finding of a source file, in its line: in the comment that holds it, so that nothing is
 * opened or closed; for the name of a test, behind the line. Nothing where the language leaves no room for one there.
 */
export function suppressionsInCode(text: string, finding: Finding): SuppressionFix[] {
  const language = languageOf(finding.file);
  if (!language) return [];
  const spans = readCodeSpans(text, language);
  const at = placeFor(text, finding, language, spans);
  if (at === null) return [];
  const title = `Ignore ${finding.code} on this line, with a reason`;
  const newText = `${at.opening}plantrace-ignore ${finding.code}: ${UNSAID_REASON}`;
  const edits = [{ file: finding.file, expectedText: text, edits: [{ start: at.offset, end: at.offset, newText }] }];
  return [{ title, preferred: false, change: { title, creations: [], edits } }];
}

function placeFor(
  text: string,
  { start }: Finding,
  language: Language,
  spans: readonly CodeSpan[],
): { offset: number; opening: string } | null {
  const isIn = (span: CodeSpan, offset: number): boolean => span.start <= offset && offset <= span.end;
  const holder = spans.find((span) => isIn(span, start));
  if (!holder) return null;
  if (holder.kind === 'comment') return { offset: behindText(text, start, holder.end), opening: ' ' };
  const end = behindText(text, start, text.length);
  const last = spans.find((span) => span.kind === 'comment' && span.start > start && isIn(span, end));
  if (last) return { offset: end, opening: ' ' };
  // A line that goes on in a text, or is a name to its end, has no room for a comment.
  const isOpen = language.scenarios === true || text.charAt(end - 1) === '\\' || holder.end >= end;
  const [mark] = language.line;
  return isOpen || mark === undefined ? null : { offset: end, opening: ` ${mark} ` };
}

/** The end of what stands on the line of an offset, before a given one. */
function behindText(text: string, from: number, before: number): number {
  let end = from;
  while (end < before && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end++;
  while (end > from && /[ \t]/.test(text.charAt(end - 1))) end--;
  return end;
}
