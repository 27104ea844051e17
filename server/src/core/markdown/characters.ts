/** Character codes and classes of CommonMark. Codes are UTF-16 units; `NaN` (past the end) belongs to no class. */

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const QUOTATION = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const PAREN_OPEN = 0x28;
export const PAREN_CLOSE = 0x29;
export const ASTERISK = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const ONE = 0x31;
export const NINE = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const BRACKET_OPEN = 0x5b;
export const BACKSLASH = 0x5c;
export const BRACKET_CLOSE = 0x5d;
export const CARET = 0x5e;
export const UNDERSCORE = 0x5f;
export const BACKTICK = 0x60;
export const PIPE = 0x7c;
export const TILDE = 0x7e;
export const BYTE_ORDER_MARK = 0xfeff;

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

export function isAlpha(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a && code >= 0x41;
}

export function isAlphanumeric(code: number): boolean {
  return isAlpha(code) || isDigit(code);
}

/** ASCII control characters. NUL is none: CommonMark reads U+FFFD in its place. */
export function isControl(code: number): boolean {
  return (code < SPACE && code > 0) || code === 0x7f;
}

export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

/** Whitespace as JavaScript's `\s` knows it. */
export function isUnicodeWhitespace(code: number): boolean {
  if (code < 0x80) return code === SPACE || (code >= TAB && code <= CR);
  return /\s/.test(String.fromCharCode(code));
}

/** Punctuation and symbols of Unicode, told unit by unit (half a surrogate pair is none); NUL counts as U+FFFD. */
export function isUnicodePunctuation(code: number): boolean {
  if (code === 0) return true;
  if (code < 0x80) return isAsciiPunctuation(code);
  return /[\p{P}\p{S}]/u.test(String.fromCharCode(code));
}

/** The end of `[start, end)` without the blanks at its end. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The first offset in `[start, end)` that holds no blank, else `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}
