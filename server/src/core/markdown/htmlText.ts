/** Raw HTML within text: tags, comments, processing instructions, declarations, CDATA. */
import {
  APOSTROPHE,
  BACKTICK,
  BANG,
  BRACKET_OPEN,
  COLON,
  DASH,
  DOT,
  EQUALS,
  GREATER,
  LESS,
  LF,
  QUESTION,
  QUOTATION,
  SLASH,
  UNDERSCORE,
  isAlpha,
  isAlphanumeric,
  isBlank,
} from './characters';
import { skipWhitespace } from './linkParts';

/**
 * Reads raw HTML in one run of text. Remembers which ends the rest of the run lacks, so that many openings without
 * an end are not each searched to the end of the run.
 */
export class HtmlText {
  private lacking: Set<string> | undefined;

  constructor(private readonly run: string) {}

  /** Offset after the tag or the like that opens with the `<` at `at`, or -1. */
  endAt(at: number): number {
    const { run } = this;
    const code = run.charCodeAt(at + 1);
    if (code === QUESTION) return this.after('?>', at + 2);
    if (code === SLASH) return closingTagEnd(run, at + 2);
    if (code !== BANG) return isAlpha(code) ? openingTagEnd(run, at + 2) : -1;
    const next = run.charCodeAt(at + 2);
    if (next === DASH) return run.charCodeAt(at + 3) === DASH ? this.after('-->', at + 2) : -1;
    if (next === BRACKET_OPEN) return run.startsWith('CDATA[', at + 3) ? this.after(']]>', at + 9) : -1;
    return isAlpha(next) ? this.after('>', at + 3) : -1;
  }

  private after(ending: string, from: number): number {
    if (this.lacking?.has(ending) === true) return -1;
    const found = this.run.indexOf(ending, from);
    if (found !== -1) return found + ending.length;
    (this.lacking ??= new Set()).add(ending);
    return -1;
  }
}

function closingTagEnd(run: string, from: number): number {
  if (!isAlpha(run.charCodeAt(from))) return -1;
  const at = skipWhitespace(run, nameEnd(run, from + 1));
  return run.charCodeAt(at) === GREATER ? at + 1 : -1;
}

function nameEnd(run: string, from: number): number {
  let at = from;
  while (isAlphanumeric(run.charCodeAt(at)) || run.charCodeAt(at) === DASH) at++;
  return at;
}

function openingTagEnd(run: string, from: number): number {
  let at = nameEnd(run, from);
  if (!endsName(run.charCodeAt(at))) return -1;
  for (;;) {
    at = skipWhitespace(run, at);
    const code = run.charCodeAt(at);
    if (code === SLASH) return run.charCodeAt(at + 1) === GREATER ? at + 2 : -1;
    if (code === GREATER) return at + 1;
    if (code !== COLON && code !== UNDERSCORE && !isAlpha(code)) return -1;
    at++;
    while (isAttributeName(run.charCodeAt(at))) at++;
    const equals = skipWhitespace(run, at);
    if (run.charCodeAt(equals) !== EQUALS) continue;
    at = valueEnd(run, skipWhitespace(run, equals + 1));
    if (at === -1) return -1;
  }
}

function isAttributeName(code: number): boolean {
  return isAlphanumeric(code) || code === DASH || code === DOT || code === COLON || code === UNDERSCORE;
}

function endsName(code: number): boolean {
  return code === SLASH || code === GREATER || isBlank(code) || code === LF;
}

function valueEnd(run: string, from: number): number {
  if (from >= run.length) return -1;
  const quote = run.charCodeAt(from);
  if (quote === LESS || quote === EQUALS || quote === GREATER || quote === BACKTICK) return -1;
  if (quote === QUOTATION || quote === APOSTROPHE) {
    let at = from + 1;
    while (at < run.length && run.charCodeAt(at) !== quote) at++;
    return endsName(run.charCodeAt(at + 1)) ? at + 1 : -1;
  }
  let at = from + 1;
  for (; at < run.length; at++) {
    const code = run.charCodeAt(at);
    if (endsName(code)) return at;
    if (code === QUOTATION || code === APOSTROPHE || code === LESS || code === EQUALS || code === BACKTICK) return -1;
  }
  return -1;
}
