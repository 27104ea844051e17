import type { InlineSpan } from '../markdown/blocks';
import type { ClarificationFact } from './facts';
import { copyOf } from './interner';

const OPENING = '[NEEDS CLARIFICATION';
const LONGEST = 2000;

/**
 * `[NEEDS CLARIFICATION: which roles?]` in one run of text. The bare words without a question (*no [NEEDS CLARIFICATION]
 * markers remain*) and quotations in code spans are talk about the marker.
 */
export function readClarifications(
  text: string,
  start: number,
  end: number,
  spans: readonly InlineSpan[],
  out: ClarificationFact[],
): void {
  const run = text.slice(start, end);
  for (let found = run.indexOf(OPENING); found >= 0; found = run.indexOf(OPENING, found + 1)) {
    const at = start + found;
    const asked = at + OPENING.length;
    if (text.charCodeAt(asked) !== 58) continue;
    if (spans.some((s) => s.kind === 'code' && s.start < at && at < s.end)) continue;
    let depth = 1;
    let close = asked;
    while (close < end && close - at < LONGEST) {
      const c = text.charCodeAt(close);
      if (c === 91) depth++;
      else if (c === 93 && --depth === 0) break;
      close++;
    }
    const isClosed = close < end && depth === 0;
    out.push({
      question: copyOf(text.slice(asked + 1, close).trim()),
      isClosed,
      start: at,
      end: isClosed ? close + 1 : Math.min(close, end),
    });
  }
}
