/**
 * The seven kinds of HTML block of CommonMark: which line opens one, which line closes it.
 *
 * Kinds 1 to 5 run to a line that holds their end (`</pre>`, `-->`, `?>`, `>`, `]]>`), kinds 6 and 7 to a blank line.
 */
import {
  APOSTROPHE,
  BACKTICK,
  BANG,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COLON,
  DASH,
  DOT,
  EQUALS,
  GREATER,
  LESS,
  QUESTION,
  QUOTATION,
  SLASH,
  UNDERSCORE,
  isAlpha,
  isAlphanumeric,
  isBlank,
  skipBlanks,
} from './characters';

/** 0 where there is none. */
export type HtmlKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const RAW = new Set(['pre', 'script', 'style', 'textarea']);
const BLOCK = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li ' +
    'link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th ' +
    'thead title tr track ul'
  ).split(' '),
);

/** The kind of HTML block that opens with the `<` at `at`. `any` also admits kind 7, which interrupts no paragraph. */
export function htmlOpening(text: string, at: number, end: number, any: boolean): HtmlKind {
  const code = text.charCodeAt(at + 1);
  if (at + 1 >= end) return 0;
  if (code === QUESTION) return 3;
  if (code === BANG) {
    const next = text.charCodeAt(at + 2);
    if (next === DASH) return text.charCodeAt(at + 3) === DASH ? 2 : 0;
    if (next === BRACKET_OPEN) return text.startsWith('CDATA[', at + 3) ? 5 : 0;
    return isAlpha(next) ? 4 : 0;
  }
  const closing = code === SLASH;
  const nameStart = closing ? at + 2 : at + 1;
  if (!isAlpha(text.charCodeAt(nameStart))) return 0;
  let nameEnd = nameStart + 1;
  while (nameEnd < end && (isAlphanumeric(text.charCodeAt(nameEnd)) || text.charCodeAt(nameEnd) === DASH)) nameEnd++;
  const after = nameEnd < end ? text.charCodeAt(nameEnd) : GREATER;
  if (after !== SLASH && after !== GREATER && !isBlank(after)) return 0;
  // No name is longer than `blockquote` and `figcaption`; a longer one need not be copied.
  const name = nameEnd - nameStart <= 10 ? text.slice(nameStart, nameEnd).toLowerCase() : '';
  if (after !== SLASH && !closing && RAW.has(name)) return 1;
  if (BLOCK.has(name)) {
    if (after === SLASH && (nameEnd + 1 >= end || text.charCodeAt(nameEnd + 1) !== GREATER)) return 0;
    return 6;
  }
  if (!any) return 0;
  const tagEnd = closing ? closeOf(text, skipBlanks(text, nameEnd, end), end) : tagEndAfterName(text, nameEnd, end);
  return tagEnd !== -1 && skipBlanks(text, tagEnd, end) === end ? 7 : 0;
}

/** Where the search for the end of a block begins in its first line: the end may overlap the opening (`<!-->`). */
export function htmlEndSearchStart(kind: HtmlKind, at: number): number {
  if (kind === 2) return at + 2;
  if (kind === 4) return at + 3;
  return kind === 5 ? at + 9 : at + 1;
}

/** Whether the line `[from, end)` of a block of kinds 1 to 5 holds its end. */
export function htmlEnds(text: string, from: number, end: number, kind: HtmlKind): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (kind === 1 && code === LESS && endsRaw(text, at, end)) return true;
    if (kind === 2 && code === DASH && at + 2 < end && text.startsWith('-->', at)) return true;
    if (kind === 3 && code === QUESTION && at + 1 < end && text.charCodeAt(at + 1) === GREATER) return true;
    if (kind === 4 && code === GREATER) return true;
    if (kind === 5 && code === BRACKET_CLOSE && text.charCodeAt(at + 1) === BRACKET_CLOSE) {
      if (at + 2 < end && text.charCodeAt(at + 2) === GREATER) return true;
      // The parser of record does not see the end in `]]]>`: it takes brackets two by two.
      at++;
    }
  }
  return false;
}

function endsRaw(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at + 1) !== SLASH) return false;
  let nameEnd = at + 2;
  while (nameEnd < end && nameEnd < at + 11 && isAlpha(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd >= end || text.charCodeAt(nameEnd) !== GREATER) return false;
  return RAW.has(text.slice(at + 2, nameEnd).toLowerCase());
}

function closeOf(text: string, at: number, end: number): number {
  return at < end && text.charCodeAt(at) === GREATER ? at + 1 : -1;
}

/** Offset after the `>` of an opening tag whose name ends at `at`, all in one line; -1 if the tag is not complete. */
function tagEndAfterName(text: string, at: number, end: number): number {
  for (;;) {
    at = skipBlanks(text, at, end);
    const code = at < end ? text.charCodeAt(at) : -1;
    if (code === SLASH) return closeOf(text, at + 1, end);
    if (code !== COLON && code !== UNDERSCORE && !isAlpha(code)) return closeOf(text, at, end);
    at++;
    while (at < end && isAttributeName(text.charCodeAt(at))) at++;
    for (;;) {
      const equals = skipBlanks(text, at, end);
      if (equals >= end || text.charCodeAt(equals) !== EQUALS) break;
      const value = skipBlanks(text, equals + 1, end);
      const quoted = text.charCodeAt(value) === QUOTATION || text.charCodeAt(value) === APOSTROPHE;
      at = attributeValueEnd(text, value, end);
      if (at === -1) return -1;
      // The parser of record takes `a=b=c` for an attribute, though not `a="b"=c`.
      if (quoted) break;
    }
  }
}

function isAttributeName(code: number): boolean {
  return isAlphanumeric(code) || code === DASH || code === DOT || code === COLON || code === UNDERSCORE;
}

function attributeValueEnd(text: string, start: number, end: number): number {
  if (start >= end) return -1;
  const quote = text.charCodeAt(start);
  if (quote === LESS || quote === EQUALS || quote === GREATER || quote === BACKTICK) return -1;
  let at = start;
  if (quote === QUOTATION || quote === APOSTROPHE) {
    at++;
    while (at < end && text.charCodeAt(at) !== quote) at++;
    if (at + 1 >= end) return -1;
    const after = text.charCodeAt(at + 1);
    return after === SLASH || after === GREATER || isBlank(after) ? at + 1 : -1;
  }
  while (at < end && !endsUnquoted(text.charCodeAt(at))) at++;
  return at;
}

function endsUnquoted(code: number): boolean {
  return (
    isBlank(code) ||
    code === QUOTATION ||
    code === APOSTROPHE ||
    code === SLASH ||
    code === LESS ||
    code === EQUALS ||
    code === GREATER ||
    code === BACKTICK
  );
}
