import type { InlineSpan } from '../markdown/blocks';
import type { Citations } from './reader';

const WORDS = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;
const LONGEST = 80;

/** True for words in lower case that hyphens join: `open-valve`. */
export function isCodeWord(word: string): boolean {
  return word.length <= LONGEST && WORDS.test(word);
}

/**
 * Reads the IDs that are words (`{kebab}`): code spans of `text[start, end)` that hold one and nothing else. Only the
 * spans are looked at, so that prose costs nothing. What is found joins `out` in the order of the places.
 */
export function readCodeWords(
  text: string,
  start: number,
  end: number,
  spans: readonly InlineSpan[],
  form: number,
  out: Citations,
): void {
  const before = out.ids.length;
  for (const span of spans) {
    if (span.kind !== 'code' || span.start < start || span.end > end) continue;
    if (span.textEnd - span.textStart > LONGEST + 2) continue;
    const id = text.slice(span.textStart, span.textEnd).trim();
    if (!isCodeWord(id)) continue;
    const from = text.indexOf(id, span.textStart);
    const place = { start: from, end: from + id.length, expressionStart: from, expressionEnd: from + id.length };
    out.ids.push({ form, id, series: '', number: 0, ...place, via: null, place: 'single', qualifier: null });
  }
  if (before > 0 && out.ids.length > before) out.ids.sort((a, b) => a.start - b.start);
}
