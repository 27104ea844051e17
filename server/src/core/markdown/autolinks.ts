/** Autolinks: `<scheme:…>` and `<mail@host>` of CommonMark, and the bare ones of GFM. */
import {
  AMPERSAND,
  ASTERISK,
  AT,
  BANG,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COLON,
  COMMA,
  DASH,
  DOT,
  GREATER,
  LESS,
  LF,
  PAREN_CLOSE,
  PAREN_OPEN,
  PLUS,
  QUESTION,
  QUOTATION,
  APOSTROPHE,
  SEMICOLON,
  SLASH,
  SPACE,
  TAB,
  TILDE,
  UNDERSCORE,
  isAlpha,
  isAlphanumeric,
  isControl,
  isUnicodePunctuation,
  isUnicodeWhitespace,
} from './characters';

/** Offset after the `>` of the autolink that opens with the `<` at `at`, or -1. */
export function angleAutolinkEnd(run: string, at: number): number {
  const first = run.charCodeAt(at + 1);
  if (first === AT) return -1;
  let i = at + 1;
  if (isAlpha(first)) {
    i++;
    while (i - at <= 32 && isScheme(run.charCodeAt(i))) i++;
    if (i > at + 2 && run.charCodeAt(i) === COLON) return uriEnd(run, i + 1);
  }
  while (isMailName(run.charCodeAt(i))) i++;
  return run.charCodeAt(i) === AT ? mailHostEnd(run, i + 1) : -1;
}

function isScheme(code: number): boolean {
  return isAlphanumeric(code) || code === PLUS || code === DASH || code === DOT;
}

function uriEnd(run: string, from: number): number {
  for (let at = from; at < run.length; at++) {
    const code = run.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === SPACE || code === LESS || isControl(code)) return -1;
  }
  return -1;
}

function isMailName(code: number): boolean {
  return isAlphanumeric(code) || (code < 0x80 && ".#$%&'*+/=?^_`{|}~-".includes(String.fromCharCode(code)));
}

/** Labels of at most 63 characters, letters and digits at both ends, dots between; then `>`. */
function mailHostEnd(run: string, from: number): number {
  let at = from;
  for (;;) {
    const start = at;
    if (!isAlphanumeric(run.charCodeAt(at))) return -1;
    while (isAlphanumeric(run.charCodeAt(at)) || run.charCodeAt(at) === DASH) at++;
    if (at - start > 63 || run.charCodeAt(at - 1) === DASH) return -1;
    const code = run.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code !== DOT) return -1;
    at++;
  }
}

/** Whether a bare autolink can begin with a character. */
export function beginsBareAutolink(code: number): boolean {
  return isMailText(code);
}

/** Bare autolinks in one run of text. */
export class BareAutolinks {
  /** Trailing punctuation that begins before this offset is known not to be at the link's end. */
  private trailFails = 0;

  constructor(private readonly run: string) {}

  /** Offset after the bare autolink that begins at `at`, or -1. */
  endAt(at: number): number {
    const { run } = this;
    const code = run.charCodeAt(at);
    if (!isMailText(code)) return -1;
    const previous = at === 0 ? NaN : run.charCodeAt(at - 1);
    if (!(previous === SLASH || isMailText(previous))) {
      const mail = this.mailEnd(at);
      if (mail !== -1) return mail;
    }
    const lower = code | 0x20;
    if (lower === 0x68 && !isAlpha(previous)) return this.protocolEnd(at);
    return lower === 0x77 && (at === 0 || beforeWww(previous)) ? this.wwwEnd(at) : -1;
  }

  private mailEnd(from: number): number {
    const { run } = this;
    let at = from;
    while (isMailText(run.charCodeAt(at))) at++;
    if (run.charCodeAt(at) !== AT) return -1;
    let dotted = false;
    let named = false;
    for (at++; ; at++) {
      const code = run.charCodeAt(at);
      if (code === DOT) {
        if (!isAlphanumeric(run.charCodeAt(at + 1))) break;
        dotted = true;
      } else if (code === DASH || code === UNDERSCORE || isAlphanumeric(code)) named = true;
      else break;
    }
    return named && dotted && isAlpha(run.charCodeAt(at - 1)) ? at : -1;
  }

  private wwwEnd(at: number): number {
    const { run } = this;
    if (run.slice(at, at + 4).toLowerCase() !== 'www.' || at + 4 >= run.length) return -1;
    const domain = this.domainEnd(at);
    return domain === -1 ? -1 : this.pathEnd(domain);
  }

  private protocolEnd(at: number): number {
    const { run } = this;
    const head = run.slice(at, at + 8).toLowerCase();
    if (!head.startsWith('http://') && head !== 'https://') return -1;
    const from = head === 'https://' ? at + 8 : at + 7;
    const code = run.charCodeAt(from);
    if (from >= run.length || isControl(code) || isUnicodeWhitespace(code) || isUnicodePunctuation(code)) return -1;
    const domain = this.domainEnd(from);
    return domain === -1 ? -1 : this.pathEnd(domain);
  }

  private domainEnd(from: number): number {
    const { run } = this;
    let underscore = false;
    let underscoreBefore = false;
    let seen = false;
    let at = from;
    for (; at < run.length; at++) {
      const code = run.charCodeAt(at);
      if (code === DOT || code === UNDERSCORE) {
        if (this.isTrail(at)) break;
        if (code === UNDERSCORE) underscore = true;
        else {
          underscoreBefore = underscore;
          underscore = false;
        }
        continue;
      }
      if (isUnicodeWhitespace(code) || (code !== DASH && isUnicodePunctuation(code))) break;
      seen = true;
    }
    return underscore || underscoreBefore || !seen ? -1 : at;
  }

  private pathEnd(from: number): number {
    const { run } = this;
    let opened = 0;
    let closed = 0;
    let at = from;
    for (; at < run.length; at++) {
      const code = run.charCodeAt(at);
      if (code === PAREN_OPEN) opened++;
      else if (code === LESS || beginsTrail(code)) {
        if (!(code === PAREN_CLOSE && closed < opened) && this.isTrail(at)) break;
        if (code === PAREN_CLOSE) closed++;
      } else if (isUnicodeWhitespace(code)) break;
    }
    return at;
  }

  /** Whether what stands at `at` is punctuation up to the next blank, `<` or end: it is no part of the link then. */
  private isTrail(at: number): boolean {
    if (at < this.trailFails) return false;
    const { run } = this;
    let i = at;
    for (;;) {
      const code = run.charCodeAt(i);
      if (i >= run.length || code === LESS || isUnicodeWhitespace(code)) return true;
      if (!beginsTrail(code)) break;
      i++;
      if (code === AMPERSAND) {
        const name = i;
        while (isAlpha(run.charCodeAt(i))) i++;
        if (i === name || run.charCodeAt(i) !== SEMICOLON) break;
        i++;
      } else if (code === BRACKET_CLOSE) {
        const next = run.charCodeAt(i);
        if (i >= run.length || next === PAREN_OPEN || next === BRACKET_OPEN || isUnicodeWhitespace(next)) return true;
      }
    }
    this.trailFails = i;
    return false;
  }
}

function isMailText(code: number): boolean {
  return isAlphanumeric(code) || code === PLUS || code === DASH || code === DOT || code === UNDERSCORE;
}

function beforeWww(code: number): boolean {
  return (
    code === SPACE ||
    code === TAB ||
    code === LF ||
    code === PAREN_OPEN ||
    code === ASTERISK ||
    code === UNDERSCORE ||
    code === BRACKET_OPEN ||
    code === BRACKET_CLOSE ||
    code === TILDE
  );
}

function beginsTrail(code: number): boolean {
  switch (code) {
    case BANG:
    case QUOTATION:
    case AMPERSAND:
    case APOSTROPHE:
    case PAREN_CLOSE:
    case ASTERISK:
    case COMMA:
    case DOT:
    case COLON:
    case SEMICOLON:
    case QUESTION:
    case BRACKET_CLOSE:
    case UNDERSCORE:
    case TILDE:
      return true;
    default:
      return false;
  }
}
