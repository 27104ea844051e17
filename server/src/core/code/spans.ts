import type { Language, Quote } from './languages';
import { isDocumentation, TestNames } from './testNames';

/** A piece of a source file that may speak of requirements: a comment, or the name of a test, without its marks. */
export interface CodeSpan {
  readonly kind: 'comment' | 'test';
  readonly start: number;
  readonly end: number;
}

type Mark =
  | { readonly kind: 'line'; readonly open: string }
  | { readonly kind: 'block'; readonly open: string; readonly close: string }
  | { readonly kind: 'quote'; readonly open: string; readonly quote: Quote };

/** The marks of a language by their first character, the longest first. */
type Marks = readonly (readonly Mark[] | undefined)[];

const marksByLanguage = new WeakMap<Language, Marks>();

function marksOf(language: Language): Marks {
  let marks = marksByLanguage.get(language);
  if (!marks) marksByLanguage.set(language, (marks = collectMarks(language)));
  return marks;
}

function collectMarks({ line, blocks, quotes }: Language): Marks {
  const marks: Mark[][] = [];
  const all: Mark[] = [
    ...line.map((open): Mark => ({ kind: 'line', open })),
    ...blocks.map(([open, close]): Mark => ({ kind: 'block', open, close })),
    ...quotes.map((quote): Mark => ({ kind: 'quote', open: quote.open, quote })),
  ];
  for (const mark of all.sort((a, b) => b.open.length - a.open.length))
    (marks[mark.open.charCodeAt(0)] ??= []).push(mark);
  return marks;
}

/**
 * The comments and test names of a source file, in order. Total and linear: what a language means by a line may be
 * misread (a quote in a regular expression), which costs a comment and nothing else.
 */
export function readCodeSpans(text: string, language: Language): CodeSpan[] {
  const spans: CodeSpan[] = [];
  const marks = marksOf(language);
  const names = new TestNames(text);
  const search = new Search(text);
  let at = 0;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    const candidates = c < 128 ? marks[c] : undefined;
    if (candidates) at = readAt(candidates);
    else {
      if (c === PARENTHESIS) names.passParenthesis(at);
      at++;
    }
  }
  return language.scenarios ? withScenarios(text, spans) : spans;

  /** Reads what the marks at this place begin, if anything; answers where reading goes on. */
  function readAt(candidates: readonly Mark[]): number {
    for (const mark of candidates) {
      if (!text.startsWith(mark.open, at)) continue;
      const inside = at + mark.open.length;
      if (mark.kind === 'line') {
        if (!beginsLineComment(text, at, language)) continue;
        const end = search.lineEnd(inside);
        spans.push({ kind: 'comment', start: inside, end });
        return end;
      }
      if (mark.kind === 'block') {
        const close = text.indexOf(mark.close, inside);
        const end = close < 0 ? text.length : close;
        spans.push({ kind: 'comment', start: inside, end });
        return close < 0 ? end : end + mark.close.length;
      }
      const { quote } = mark;
      if (quote.notBehindWord && isWord(text.charCodeAt(at - 1))) continue;
      const hashes = language.hashedQuotes ? hashesBefore(text, at) : -1;
      const close = hashes >= 0 ? search.hashed(inside, hashes) : search.closing(quote, inside);
      if (close < 0) continue;
      if (quote.documents && isDocumentation(text, at)) spans.push({ kind: 'comment', start: inside, end: close });
      else if (!quote.single && names.isNamed(at, !language.bareTestNames))
        spans.push({ kind: 'test', start: inside, end: close });
      return close + quote.close.length;
    }
    return at + 1;
  }
}

const PARENTHESIS = 40;
const BACKSLASH = 92;
const COLON = 58;

/** Looks for the ends of what was begun. Remembers what it did not find: no text is searched twice in vain. */
class Search {
  /** By what was looked for: up to where there is none. */
  private readonly missing = new Map<Quote, number>();
  private lineEndKnown = -1;
  private lineEndFrom = 0;
  private hashedMissing = false;

  constructor(private readonly text: string) {}

  lineEnd(from: number): number {
    if (this.lineEndFrom <= from && from <= this.lineEndKnown) return this.lineEndKnown;
    let at = from;
    for (let c = this.text.charCodeAt(at); at < this.text.length && c !== 10 && c !== 13;)
      c = this.text.charCodeAt(++at);
    this.lineEndFrom = from;
    this.lineEndKnown = at;
    return at;
  }

  /** Where a quote that was opened before `from` closes; -1 where it does not. */
  closing(quote: Quote, from: number): number {
    if (quote.single) return this.character(from);
    if (from < (this.missing.get(quote) ?? -1)) return -1;
    const { text } = this;
    const end = quote.lines ? text.length : this.lineEnd(from);
    const first = quote.close.charCodeAt(0);
    for (let at = from; at < end; at++) {
      const c = text.charCodeAt(at);
      if (c === BACKSLASH && quote.escapes) at++;
      else if (c === first && text.startsWith(quote.close, at)) return at;
    }
    this.missing.set(quote, end + 1);
    return -1;
  }

  /** Where a character in quotes closes: `x'`, `\n'`, `\u{1F600}'`. */
  private character(from: number): number {
    const { text } = this;
    const isEscaped = text.charCodeAt(from) === BACKSLASH;
    const last = from + (isEscaped ? LONGEST_ESCAPE : 2);
    for (let at = from + (isEscaped ? 2 : 1); at <= last && at < text.length; at++)
      if (text.charCodeAt(at) === 39) return at;
    return -1;
  }

  hashed(from: number, hashes: number): number {
    if (this.hashedMissing) return -1;
    const close = this.text.indexOf(`"${'#'.repeat(hashes)}`, from);
    this.hashedMissing = close < 0;
    return close;
  }
}

const LONGEST_ESCAPE = 10;
const MOST_HASHES = 8;

/** How many `#` stand between an `r` and the quote; -1 where it is an ordinary one. */
function hashesBefore(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < MOST_HASHES && text.charCodeAt(from - 1) === 35) from--;
  const isRaw = text.charCodeAt(from - 1) === 114 && !isWord(text.charCodeAt(from - 2));
  const isRawBytes = text.charCodeAt(from - 1) === 114 && text.charCodeAt(from - 2) === 98;
  return isRaw || isRawBytes ? at - from : -1;
}

const isWord = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c > 127;

/** Signs behind which a comment may begin without a blank. */
const BEFORE_COMMENT = ' \t\r\n;,(){}[]"\'`';

function beginsLineComment(text: string, at: number, language: Language): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  // `\//` in a regular expression, `\%` in a text, `https://`.
  if (before === BACKSLASH || (before === COLON && text.charCodeAt(at) === 47)) return false;
  return !language.roomBeforeLine || BEFORE_COMMENT.includes(text.charAt(at - 1));
}

const SCENARIO = /^[ \t]*(?:(?:Feature|Rule|Scenario|Scenario Outline|Scenario Template|Example):|@)/;
const LONGEST_LEAD = 60;

/** With the names of scenarios, and the tags above them, which stand on lines of their own. */
function withScenarios(text: string, comments: readonly CodeSpan[]): CodeSpan[] {
  const spans = [...comments];
  const search = new Search(text);
  for (let start = 0; start < text.length;) {
    const end = search.lineEnd(start);
    const lead = SCENARIO.exec(text.slice(start, Math.min(end, start + LONGEST_LEAD)));
    if (lead) spans.push({ kind: 'test', start: start + lead[0].length, end });
    start = end + 1;
  }
  return spans.sort((a, b) => a.start - b.start);
}
