/** A sentence inside a text: `[start, end)` without the blanks around it. */
export interface SentenceRange {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|excl|max|min|sec|no|fig|resp|ca|[A-Z])\.$/i;

/**
 * Cuts a text into sentences: a full stop, question or exclamation mark ends one when blanks and the beginning of
 * another follow, outside parentheses and not after an abbreviation.
 */
export function sentencesOf(text: string): SentenceRange[] {
  const found: SentenceRange[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 40) depth++;
    else if (c === 41 && depth > 0) depth--;
    if ((c !== 46 && c !== 33 && c !== 63) || depth > 0) continue;
    let after = i + 1;
    while (after < text.length && CLOSING.has(text.charCodeAt(after))) after++;
    let next = after;
    while (next < text.length && isSpace(text.charCodeAt(next))) next++;
    if (next === after || next >= text.length) continue;
    if (!BEGINNING.test(text.charAt(next))) continue;
    if (c === 46 && ABBREVIATION.test(text.slice(Math.max(start, i - 12), i + 1))) continue;
    push(start, after);
    start = next;
    i = next - 1;
  }
  push(start, text.length);
  return found;

  function push(from: number, to: number): void {
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (to > from) found.push({ start: from, end: to });
  }
}

const CLOSING = new Set([41, 93, 34, 39, 96, 42, 95, 0x201d, 0x2019]);
const BEGINNING = /[\p{Lu}\p{N}[`*_"“(]/u;
const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13 || c === 0xa0;

const CONSTRAINT = /\b(?:must|shall|only|never|no|not|cannot|at most|at least)\b|n['’]t\b/i;
const NEGATIVE = /\b(?:cannot|can not|does not|do not|must not|shall not|may not|never|not|no)\b|n['’]t\b/i;

/** True when a later sentence of a bullet introduces a constraint of its own. */
export function statesConstraint(sentence: string): boolean {
  return CONSTRAINT.test(sentence);
}

/** True when a requirement prohibits something. */
export function isNegative(text: string): boolean {
  return NEGATIVE.test(text);
}
