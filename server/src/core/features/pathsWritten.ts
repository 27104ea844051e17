import { readBlocks } from '../markdown/blockReader';

/** A place in a document, as a text names it: it stays the same place when lines come and go above it. */
export type NamedPlace =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'section'; readonly number: string }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'item'; readonly id: string };

/** A path of a markdown document that stands in a text, and is no link of markdown. */
export interface WrittenPath {
  readonly path: string;
  readonly place: NamedPlace | null;
  readonly start: number;
  readonly end: number;
}

const ENDING = /\.(?:md|markdown)(?![A-Za-z0-9])/g;
const LONGEST = 200;
const PLACE = /^(?:#L(\d{1,6})|:(\d{1,6})(?![\d.])|#([\p{L}\p{N}_-]{1,120}))/u;
const LONGEST_COMMENT = 400;
/** Behind the text of a link, or before the destination of its definition. */
const IS_LINK_TEXT = /^[`*_]{0,3}\](?:\(|\[|:)/;
const IS_DEFINITION = /\]:\s{0,3}<?$/;

/** Paths in a document's text, code blocks and comments left out. */
export function pathsWritten(text: string): WrittenPath[] {
  const found: WrittenPath[] = [];
  let skipped: readonly { readonly start: number; readonly end: number }[] | null = null;
  let s = 0;
  ENDING.lastIndex = 0;
  for (let m = ENDING.exec(text); m; m = ENDING.exec(text)) {
    const end = m.index + m[0].length;
    const start = startOfPath(text, m.index);
    if (start === m.index || isElsewhere(text, start, end)) continue;
    skipped ??= readBlocks(text).filter(({ kind }) => kind === 'code' || kind === 'html');
    while ((skipped[s]?.end ?? Infinity) <= start) s++;
    if ((skipped[s]?.start ?? Infinity) <= start) continue;
    const [all = '', hash, colon, anchor] = PLACE.exec(text.slice(end, end + LONGEST)) ?? [];
    const line = hash ?? colon;
    const place: NamedPlace | null =
      line !== undefined
        ? { kind: 'line', line: Number(line) }
        : anchor !== undefined
          ? { kind: 'anchor', anchor }
          : null;
    found.push({ path: text.slice(start, end), place, start, end: end + all.length });
  }
  return found;
}

/** Paths have no blanks: in prose it would not be plain where one begins. */
function startOfPath(text: string, ending: number): number {
  let start = ending;
  const least = Math.max(0, ending - LONGEST);
  while (start > least && /[A-Za-z0-9_./\\-]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** An address of the web, a link of markdown, or the tail of something longer. */
function isElsewhere(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const near = text.slice(Math.max(0, start - LONGEST_COMMENT), start);
  if (near.lastIndexOf('<!--') > near.lastIndexOf('-->')) return true;
  const isGlob = before.endsWith('*') && text.charAt(end) !== '*';
  return (
    isGlob ||
    /[\p{L}\p{N}:@%~?{}<>$]$/u.test(before) ||
    text.startsWith('//', start) ||
    IS_DEFINITION.test(before) ||
    IS_LINK_TEXT.test(text.slice(end, end + 8))
  );
}
