/**
 * The parts that links and link reference definitions are made of. All work on a run of text whose only line ending
 * is `\n` (see `TextRun`), from an offset, and answer -1 where the part is not there.
 */
import {
  APOSTROPHE,
  BACKSLASH,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  GREATER,
  LESS,
  LF,
  PAREN_CLOSE,
  PAREN_OPEN,
  QUOTATION,
  SPACE,
  TAB,
  isBlank,
  isControl,
} from './characters';

/** Longest label that a definition or a reference may have. */
export const LABEL_LIMIT = 999;

/** What a link and its definition must agree on: case folded, runs of whitespace as one blank, none at the ends. */
export function normaliseLabel(label: string): string {
  return label
    .replace(/\0/g, '\uFFFD')
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/** Offset of the `]` of the label whose text begins at `from`. */
export function labelEnd(run: string, from: number): number {
  let size = 0;
  let seen = false;
  for (let at = from; at < run.length; at++) {
    const code = run.charCodeAt(at);
    if (code === BRACKET_CLOSE) return seen && size <= LABEL_LIMIT ? at : -1;
    if (code === BRACKET_OPEN) return -1;
    if (code === LF) continue;
    if (++size > LABEL_LIMIT) return -1;
    if (!isBlank(code)) seen = true;
    if (code === BACKSLASH) {
      const next = run.charCodeAt(at + 1);
      if (next === BACKSLASH || next === BRACKET_OPEN || next === BRACKET_CLOSE) {
        at++;
        size++;
      }
    }
  }
  return -1;
}

/** Where a destination stands, without its `<>`, and the offset after it. */
export interface Destination {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/** The destination at `from`, with at most `limit` parentheses open at once. */
export function readDestination(run: string, from: number, limit: number): Destination | undefined {
  const first = run.charCodeAt(from);
  if (first === LESS) {
    for (let at = from + 1; at < run.length; at++) {
      const code = run.charCodeAt(at);
      if (code === GREATER) return { start: from + 1, end: at, after: at + 1 };
      if (code === LESS || code === LF) return undefined;
      if (code === BACKSLASH) {
        const next = run.charCodeAt(at + 1);
        if (next === LESS || next === GREATER || next === BACKSLASH) at++;
      }
    }
    return undefined;
  }
  if (from >= run.length || first === SPACE || first === PAREN_CLOSE || isControl(first)) return undefined;
  let open = 0;
  let at = from;
  for (; at < run.length; at++) {
    const code = run.charCodeAt(at);
    if (open === 0 && (code === PAREN_CLOSE || code === SPACE || code === TAB || code === LF)) break;
    if (code === PAREN_OPEN) {
      if (open >= limit) return undefined;
      open++;
    } else if (code === PAREN_CLOSE) open--;
    else if (code === SPACE || isControl(code)) return undefined;
    else if (code === BACKSLASH) {
      const next = run.charCodeAt(at + 1);
      if (next === PAREN_OPEN || next === PAREN_CLOSE || next === BACKSLASH) at++;
    }
  }
  return open === 0 ? { start: from, end: at, after: at } : undefined;
}

/** The closing mark of a title that opens with the character at `from`; `NaN` if that opens none. */
export function titleMark(run: string, from: number): number {
  const code = run.charCodeAt(from);
  if (code === PAREN_OPEN) return PAREN_CLOSE;
  return code === QUOTATION || code === APOSTROPHE ? code : NaN;
}

/** Offset after the title whose text begins at `from` and which `mark` closes. */
export function titleEnd(run: string, from: number, mark: number): number {
  for (let at = from; at < run.length; at++) {
    const code = run.charCodeAt(at);
    if (code === mark) return at + 1;
    if (code === BACKSLASH) {
      const next = run.charCodeAt(at + 1);
      if (next === mark || next === BACKSLASH) at++;
    }
  }
  return -1;
}

/** The first offset from `from` on that holds neither blank nor line ending. */
export function skipWhitespace(run: string, from: number): number {
  let at = from;
  while (at < run.length && (isBlank(run.charCodeAt(at)) || run.charCodeAt(at) === LF)) at++;
  return at;
}

/** The first offset from `from` on that holds no blank. */
export function skipRunBlanks(run: string, from: number): number {
  let at = from;
  while (at < run.length && isBlank(run.charCodeAt(at))) at++;
  return at;
}
