/**
 * The open containers of the block reader: quotes, list items, footnote definitions.
 *
 * A line first walks down the open containers as far as it continues them, then may open new ones. How blank lines
 * and columns count here follows CommonMark; each line costs no more than its own length, however deep the nesting.
 */
import type { Block, Footnote, Item, List, Quote } from './blocks';
import {
  ASTERISK,
  BACKSLASH,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  CARET,
  COLON,
  DASH,
  DOT,
  GREATER,
  ONE,
  PAREN_CLOSE,
  PLUS,
  SPACE,
  TAB,
  isBlank,
  isDigit,
  skipBlanks,
} from './characters';
import { LABEL_LIMIT } from './linkParts';
import { breakFailure } from './leafOpening';
import type { LineCursor } from './lineCursor';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const QUOTE = 0;
const ITEM = 1;
const FOOTNOTE = 2;

/** One open container. A list stands in the stack as its current item. */
interface Open {
  kind: typeof QUOTE | typeof ITEM | typeof FOOTNOTE;
  /** Index of the block that children name as their parent. */
  index: number;
  block: Writable<Quote> | Writable<Item> | Writable<Footnote>;
  /** Items only, as are all fields below but `run` and `footnotes`. */
  list: Writable<List> | undefined;
  listIndex: number;
  /** The last character of the marker: what a further item of the list must have, too. */
  marker: number;
  /** Columns that a line must give up to continue the item. */
  columns: number;
  /** Footnotes only: the place in the stack of the first of those that are open right inside one another. */
  run: number;
  /** How many those are, told at the first of them. */
  footnotes: number;
  /** The item's first line held nothing but its marker, and nothing has followed yet. */
  beganBlank: boolean;
  /** As before, and a blank line has followed: nothing can continue the item any more. */
  barred: boolean;
}

/** Columns of a line that belong to a footnote definition it continues. */
const FOOTNOTE_COLUMNS = 4;

export class Containers {
  private readonly stack: Open[] = [];
  /** Places of quotes in the stack: where a blank line stops. */
  private readonly quotes: number[] = [];

  /** Up to here marks of this kind are known to be no thematic break. */
  private breakFails = -1;
  private breakMark = 0;

  constructor(
    private readonly cursor: LineCursor,
    private readonly blocks: Block[],
  ) {}

  get depth(): number {
    return this.stack.length;
  }

  /** Index of the innermost open container's block, or -1. */
  get parent(): number {
    return this.stack.length === 0 ? -1 : this.stack[this.stack.length - 1].index;
  }

  /** Tells the innermost container how far its content reaches. */
  reach(end: number): void {
    if (this.stack.length > 0) this.stack[this.stack.length - 1].block.end = end;
  }

  /** Takes the prefixes of the open containers as far as the line continues them; how many it does. */
  continueOpen(): number {
    const { stack, cursor } = this;
    let quotesSeen = 0;
    for (let i = 0; i < stack.length; i++) {
      if (cursor.blank) return this.continueBlank(quotesSeen);
      const open = stack[i];
      if (open.kind === QUOTE) {
        if (cursor.indent >= 4 || cursor.text.charCodeAt(cursor.at) !== GREATER) return i;
        this.takeQuoteMarker();
        quotesSeen++;
      } else if (open.kind === ITEM) {
        const barred = open.barred;
        open.barred = false;
        open.beganBlank = false;
        if (barred || cursor.indent < open.columns) return i;
        cursor.takeColumns(open.columns);
      } else {
        if (cursor.indent >= FOOTNOTE_COLUMNS) cursor.takeColumns(FOOTNOTE_COLUMNS);
        // Quirk: the indent that continues a footnote continues those right inside it, too, if no blank follows it.
        else if (cursor.indent === 0 && open.run < i) i = open.run + stack[open.run].footnotes - 1;
        else return i;
      }
    }
    return stack.length;
  }

  /** What is left of the line is blank: it continues items and footnotes, up to the next quote. */
  private continueBlank(quotesSeen: number): number {
    const { stack, quotes } = this;
    if (quotesSeen < quotes.length) return quotes[quotesSeen];
    // Only the innermost container can have begun blank: whatever stands in an item has ended that.
    const last = stack[stack.length - 1];
    if (last.beganBlank) last.barred = true;
    return stack.length;
  }

  /** Whether the line goes on the list of the container at `place` with a further item: the marker's width, or 0. */
  furtherItem(place: number): number {
    const open = this.stack[place];
    const { cursor } = this;
    if (open.kind !== ITEM || cursor.indent >= 4) return 0;
    const width = this.itemMarker(false);
    return width > 0 && cursor.text.charCodeAt(cursor.at + width - 1) === open.marker ? width : 0;
  }

  /** Replaces the current item of the innermost container's list by the next one. */
  nextItem(width: number): void {
    const open = this.stack[this.stack.length - 1];
    if (open.list !== undefined) open.list.end = open.block.end;
    const item = this.itemAtCursor(open.listIndex, width);
    open.index = this.blocks.push(item) - 1;
    open.block = item;
    this.takeItemMarker(open, width);
  }

  /** Width of the marker of the container that begins at the cursor, 0 if none. `interrupting`: see `markerWidth`. */
  opening(interrupting: boolean): number {
    const { at, end, text } = this.cursor;
    if (at >= end || this.cursor.indent >= 4) return 0;
    const code = text.charCodeAt(at);
    if (code === GREATER) return 1;
    if (code !== BRACKET_OPEN) return this.itemMarker(interrupting);
    const labelEnd = footnoteLabelEnd(text, at, end);
    return labelEnd === -1 ? 0 : labelEnd + 2 - at;
  }

  /** Width of the list marker at the cursor, 0 if there is none or it begins a thematic break. */
  private itemMarker(interrupting: boolean): number {
    const { at, end, text } = this.cursor;
    const width = markerWidth(text, at, end, interrupting);
    if (width !== 1 || text.charCodeAt(at) === PLUS) return width;
    // Of `- - - - x` every mark would else be followed to the `x`. One line of them may be very long.
    if (at < this.breakFails && text.charCodeAt(at) === this.breakMark) return width;
    this.breakMark = text.charCodeAt(at);
    this.breakFails = breakFailure(text, at, end);
    return this.breakFails === -1 ? 0 : width;
  }

  /** Opens the container whose marker, of this width, begins at the cursor. */
  open(width: number): void {
    const code = this.cursor.text.charCodeAt(this.cursor.at);
    if (code === GREATER) this.openQuote();
    else if (code === BRACKET_OPEN) this.openFootnote(width);
    else this.openList(width);
  }

  /** Closes containers until `depth` are left. */
  closeTo(depth: number): void {
    const { stack, quotes } = this;
    for (let place = stack.length - 1; place >= depth; place--) {
      const open = stack[place];
      stack.length = place;
      if (open.kind === QUOTE) quotes.pop();
      if (open.run < place) stack[open.run].footnotes--;
      if (open.list !== undefined) open.list.end = open.block.end;
      this.reach(open.block.end);
    }
  }

  private takeQuoteMarker(): void {
    this.cursor.takeMarker(1);
    this.cursor.takeColumns(1);
  }

  private openQuote(): void {
    const { cursor, blocks, parent } = this;
    const block: Writable<Quote> = { kind: 'quote', parent, start: cursor.at, end: cursor.at + 1, line: cursor.line };
    this.quotes.push(this.stack.length);
    this.push(QUOTE, blocks.push(block) - 1, block);
    this.takeQuoteMarker();
  }

  private openFootnote(width: number): void {
    const { cursor, blocks, parent } = this;
    const start = cursor.at;
    const block: Writable<Footnote> = {
      kind: 'footnote',
      parent,
      start,
      end: start + width,
      line: cursor.line,
      labelStart: start + 2,
      labelEnd: start + width - 2,
    };
    const around = this.stack[this.stack.length - 1];
    const open = this.push(FOOTNOTE, blocks.push(block) - 1, block);
    if (around?.kind === FOOTNOTE) {
      open.run = around.run;
      this.stack[open.run].footnotes++;
    }
    cursor.takeMarker(width);
    cursor.takeColumns(cursor.indent);
  }

  private openList(width: number): void {
    const { cursor, blocks, parent } = this;
    const { at, line } = cursor;
    const ordered = isDigit(cursor.text.charCodeAt(at));
    const list: Writable<List> = { kind: 'list', parent, start: at, end: at + width, line, ordered };
    const listIndex = blocks.push(list) - 1;
    const item = this.itemAtCursor(listIndex, width);
    const open = this.push(ITEM, blocks.push(item) - 1, item);
    open.list = list;
    open.listIndex = listIndex;
    open.marker = cursor.text.charCodeAt(at + width - 1);
    this.takeItemMarker(open, width);
  }

  private itemAtCursor(parent: number, width: number): Writable<Item> {
    const { at, line, text } = this.cursor;
    return {
      kind: 'item',
      parent,
      start: at,
      end: at + width,
      line,
      marker: text.charAt(at + width - 1),
      ordinal: width > 1 ? ordinalOf(text, at, at + width - 1) : -1,
      markerEnd: at + width,
    };
  }

  private takeItemMarker(open: Open, width: number): void {
    const { cursor } = this;
    const before = cursor.indent + width;
    cursor.takeMarker(width);
    open.beganBlank = cursor.blank;
    open.barred = false;
    // Five columns or more are one column and an indented code block.
    const after = cursor.blank || cursor.indent > 4 ? 1 : cursor.indent;
    open.columns = before + after;
    if (!cursor.blank) cursor.takeColumns(after);
  }

  private push(kind: Open['kind'], index: number, block: Open['block']): Open {
    const open: Open = {
      kind,
      index,
      block,
      list: undefined,
      listIndex: -1,
      marker: 0,
      columns: 0,
      run: this.stack.length,
      footnotes: 1,
      beganBlank: false,
      barred: false,
    };
    this.stack.push(open);
    return open;
  }
}

/**
 * Width of the list marker at `at`, or 0; it may be a thematic break instead. A list that interrupts a paragraph must not begin with an empty item, and
 * if it is ordered must begin with `1`.
 */
export function markerWidth(text: string, at: number, end: number, interrupting: boolean): number {
  const code = text.charCodeAt(at);
  let after = at + 1;
  if (code === DASH || code === ASTERISK || code === PLUS) {
    const next = after < end ? text.charCodeAt(after) : SPACE;
    if (next !== SPACE && next !== TAB) return 0;
  } else if (isDigit(code)) {
    while (after < end && isDigit(text.charCodeAt(after))) after++;
    if (after - at > 9 || after >= end) return 0;
    if (interrupting && (after - at > 1 || code !== ONE)) return 0;
    const delimiter = text.charCodeAt(after);
    if (delimiter !== DOT && delimiter !== PAREN_CLOSE) return 0;
    after++;
    if (after < end && !isBlank(text.charCodeAt(after))) return 0;
  } else return 0;
  return interrupting && skipBlanks(text, after, end) === end ? 0 : after - at;
}

function ordinalOf(text: string, start: number, end: number): number {
  let ordinal = 0;
  for (let at = start; at < end; at++) ordinal = ordinal * 10 + text.charCodeAt(at) - 0x30;
  return ordinal;
}

/** Offset of the `]` of the footnote label that opens at `at` and is followed by a colon, or -1. */
export function footnoteLabelEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at + 1) !== CARET) return -1;
  const start = at + 2;
  const limit = Math.min(end, start + LABEL_LIMIT + 2);
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === BRACKET_CLOSE) {
      return i > start && i - start <= LABEL_LIMIT && text.charCodeAt(i + 1) === COLON ? i : -1;
    }
    if (code === BRACKET_OPEN || isBlank(code)) return -1;
    if (code === BACKSLASH && i + 1 < end) {
      const next = text.charCodeAt(i + 1);
      if (next === BACKSLASH || next === BRACKET_OPEN || next === BRACKET_CLOSE) i++;
    }
  }
  return -1;
}
