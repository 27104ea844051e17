/**
 * The fast reader of block structure: CommonMark's block phase with GFM tables and footnotes and front matter, in one
 * pass over the text, on offsets.
 *
 * Promises: every text is read, none throws, time is linear in the text's length, and nothing is searched beyond the
 * current line. The answer equals that of the parser of record (`remarkTree.ts`), quirks included, but for the list
 * in `test/property/knownDifferences.ts`; comments below name the quirks where the code would else look wrong.
 *
 * A line is read in three steps, as CommonMark describes: walk down the open containers, open new ones, then give
 * what is left to the open leaf or begin a new one. A line that continues the open leaf's text without its containers'
 * prefixes is called lazy.
 */
import type { Block, Blocks, Table } from './blocks';
import { BACKTICK, COLON, DASH, EQUALS, HASH, LESS, PIPE, TILDE, skipBlanks } from './characters';
import { Containers } from './containers';
import { readFrontMatter } from './frontMatter';
import { htmlEndSearchStart, htmlEnds, htmlOpening } from './htmlBlock';
import type { HtmlKind } from './htmlBlock';
import { closesFence, fenceLength, headingDepth, headingText, isThematicBreak, setextDepth } from './leafOpening';
import { LineCursor } from './lineCursor';
import { takeDefinitions } from './paragraph';
import { delimiterColumns, isHeaderRow, readCells } from './table';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NONE = 0;
const PARAGRAPH = 1;
const FENCE = 2;
const INDENTED = 3;
const HTML = 4;
const TABLE = 5;

/** Reads the block structure of `text`. Total and linear. */
export function readBlocks(text: string): Blocks {
  return new BlockReader(text).read();
}

class BlockReader {
  private readonly blocks: Block[] = [];
  private readonly cursor: LineCursor;
  private readonly containers: Containers;

  /** The open leaf, and what is known of it; `start`, `line` and `end` as in its block. */
  private leaf = NONE;
  private start = 0;
  private line = 0;
  private end = 0;
  /** Paragraph: its lines so far. */
  private segments: number[] = [];
  /** Whether the last of them may turn out to be the first row of a table. */
  private headerPossible = true;
  /** Fence. */
  private length = 0;
  private infoStart = 0;
  private infoEnd = 0;
  /** Fence and indented code: last line with a character other than blank. */
  private lastLine = 0;
  private html: HtmlKind = 0;
  private table: Writable<Table> | undefined;
  private tableIndex = -1;

  constructor(private readonly text: string) {
    this.cursor = new LineCursor(text);
    this.containers = new Containers(this.cursor, this.blocks);
  }

  read(): Blocks {
    const { cursor } = this;
    const front = readFrontMatter(this.text);
    if (front !== undefined) {
      this.blocks.push(front.block);
      while (cursor.line < front.lastLine) cursor.advance();
    }
    while (cursor.advance()) this.readLine();
    this.finishLeaf();
    this.containers.closeTo(0);
    return this.blocks;
  }

  private readLine(): void {
    const { cursor, containers } = this;
    const depth = containers.depth;
    const continued = depth === 0 ? 0 : containers.continueOpen();
    let opened = false;
    if (continued < depth) {
      const width = cursor.blank ? 0 : containers.furtherItem(continued);
      if (width > 0) {
        this.finishLeaf();
        containers.closeTo(continued + 1);
        containers.nextItem(width);
        opened = true;
      }
    }
    const { leaf } = this;
    if (opened || continued < depth || (leaf !== FENCE && leaf !== HTML)) {
      // What a marker must not interrupt is a paragraph or, a quirk, an indented code block; and, another, not even
      // with the second of several markers of one line.
      const interrupting = !opened && continued === depth && (leaf === PARAGRAPH || leaf === INDENTED);
      for (let width = containers.opening(interrupting); width > 0; width = containers.opening(interrupting)) {
        if (!opened) this.leave(continued);
        opened = true;
        containers.open(width);
      }
    }
    this.readLeaf(!opened && continued < depth, continued);
  }

  /** Closes the leaf and the containers that the current line does not continue. */
  private leave(continued: number): void {
    this.finishLeaf();
    this.containers.closeTo(continued);
  }

  /** Gives what is left of the line to the open leaf, or ends that and begins another. */
  private readLeaf(lazy: boolean, continued: number): void {
    const { cursor, leaf } = this;
    if (leaf === PARAGRAPH && !cursor.blank) return this.readParagraphLine(lazy, continued);
    if (!lazy && leaf !== NONE) {
      if (leaf === FENCE) return this.readFenceLine();
      if (leaf === HTML && !(cursor.blank && this.html >= 6)) return this.readHtmlLine(cursor.at);
      if (leaf === INDENTED && (cursor.blank || cursor.indent >= 4)) return this.readIndentedLine();
      if (leaf === TABLE && !cursor.blank) return this.beginLeaf(true);
    }
    if (lazy) this.leave(continued);
    else this.finishLeaf();
    // Quirk: a line that falls out of a table's containers cannot begin the next table.
    this.beginLeaf(!(lazy && leaf === TABLE));
    // Quirk: neither does indented code go on after a line that falls out of its containers.
    if (lazy && this.leaf === INDENTED) this.finishLeaf();
  }

  private readParagraphLine(lazy: boolean, continued: number): void {
    const { cursor, text } = this;
    const { at, end } = cursor;
    const deep = cursor.indent >= 4;
    if (!deep) {
      const code = text.charCodeAt(at);
      if (!lazy) {
        if (code === EQUALS || code === DASH) {
          const depth = setextDepth(text, at, end);
          if (depth !== 0) return this.endHeading(depth);
        }
        if ((code === PIPE || code === DASH || code === COLON) && this.headerPossible && this.beginTable()) return;
      }
      const quirk = lazy && code === LESS && htmlOpening(text, at, end, true) === 7;
      if (quirk || interrupts(text, at, end, code)) {
        // Quirk: a complete tag interrupts a paragraph it continues lazily, and goes on in the paragraph's containers.
        if (lazy && !(quirk && !cursor.unended)) this.leave(continued);
        else this.finishLeaf();
        return this.beginLeaf(true);
      }
    }
    this.segments.push(at, cursor.trimmedEnd());
    this.headerPossible = !deep;
  }

  /** Begins the leaf that stands at the cursor; in a table, a row is what nothing else is. */
  private beginLeaf(headerPossible: boolean): void {
    const { cursor, text } = this;
    const { at, end } = cursor;
    if (cursor.blank) return;
    if (cursor.indent >= 4) {
      this.beginIndented();
      return;
    }
    const code = text.charCodeAt(at);
    if (!letterLike(code)) {
      if (code === HASH) {
        const depth = headingDepth(text, at, end);
        if (depth !== 0) return this.pushHeading(depth);
      } else if (code === BACKTICK || code === TILDE) {
        const length = fenceLength(text, at, end);
        if (length > 0) return this.beginFence(length);
      } else if (code === LESS) {
        const kind = htmlOpening(text, at, end, true);
        if (kind > 0) return this.beginHtml(kind);
      } else if (isThematicBreak(text, at, end)) return this.pushBreak();
    }
    if (this.leaf === TABLE) return this.pushRow(at, cursor.trimmedEnd(), cursor.line, false);
    this.leaf = PARAGRAPH;
    this.line = cursor.line;
    this.segments = [at, cursor.trimmedEnd()];
    this.headerPossible = headerPossible;
  }

  private pushBreak(): void {
    this.finishLeaf();
    const { cursor, containers } = this;
    const end = cursor.trimmedEnd();
    this.blocks.push({ kind: 'break', parent: containers.parent, start: cursor.at, end, line: cursor.line });
    containers.reach(end);
  }

  private pushHeading(depth: 1 | 2 | 3 | 4 | 5 | 6): void {
    this.finishLeaf();
    const { cursor, containers, text } = this;
    const { at, line } = cursor;
    const end = cursor.trimmedEnd();
    const segments = headingText(text, at, end, depth);
    const { parent } = containers;
    this.blocks.push({ kind: 'heading', parent, start: at, end, line, depth, setext: false, segments });
    containers.reach(end);
  }

  /** A setext underline: the paragraph above becomes a heading, unless it was all definitions. */
  private endHeading(depth: 1 | 2): void {
    const { cursor, containers } = this;
    const line = this.takeDefinitions();
    const { segments } = this;
    this.leaf = NONE;
    if (segments.length === 0) return this.beginLeaf(true);
    const start = segments[0];
    const end = cursor.trimmedEnd();
    const { parent } = containers;
    this.blocks.push({ kind: 'heading', parent, start, end, line, depth, setext: true, segments });
    containers.reach(end);
  }

  /** The delimiter row of a table whose first row is the paragraph's last line, if it is that. */
  private beginTable(): boolean {
    const { cursor, containers, text, segments } = this;
    const { at, end, line } = cursor;
    const columns = delimiterColumns(text, at, end);
    if (columns === 0) return false;
    const headEnd = segments[segments.length - 1];
    const headStart = segments[segments.length - 2];
    if (!isHeaderRow(text, headStart, headEnd, columns)) return false;
    segments.length -= 2;
    const fresh = segments.length === 0;
    this.finishLeaf();
    if (!fresh && text.charCodeAt(headStart) === LESS && htmlOpening(text, headStart, headEnd, true) === 7) {
      // Quirk: a table may interrupt a paragraph where a complete tag may not; but then the tag is what is found there.
      this.html = 7;
      this.leaf = HTML;
      this.start = headStart;
      this.line = line - 1;
      this.readHtmlLine(at);
      return true;
    }
    this.leaf = TABLE;
    const { parent } = containers;
    this.table = { kind: 'table', parent, start: headStart, end: headEnd, line: line - 1, columns };
    this.tableIndex = this.blocks.push(this.table) - 1;
    this.pushRow(headStart, headEnd, line - 1, true);
    this.reachTable(cursor.trimmedEnd());
    return true;
  }

  private pushRow(start: number, end: number, line: number, header: boolean): void {
    const cells = readCells(this.text, start, end);
    this.blocks.push({ kind: 'row', parent: this.tableIndex, start, end, line, header, cells });
    this.reachTable(end);
  }

  private reachTable(end: number): void {
    if (this.table !== undefined) this.table.end = end;
    this.containers.reach(end);
  }

  private begin(leaf: number, end: number): void {
    this.finishLeaf();
    this.leaf = leaf;
    this.start = this.cursor.at;
    this.line = this.cursor.line;
    this.lastLine = this.line;
    this.end = end;
  }

  private beginFence(length: number): void {
    const { cursor, text } = this;
    const end = cursor.trimmedEnd();
    this.begin(FENCE, end);
    this.length = length;
    this.infoStart = skipBlanks(text, cursor.at + length, end);
    this.infoEnd = end;
  }

  private readFenceLine(): void {
    const { cursor, text, start } = this;
    if (cursor.blank) return;
    this.end = cursor.trimmedEnd();
    if (cursor.indent < 4 && closesFence(text, cursor.at, cursor.end, text.charCodeAt(start), this.length)) {
      this.lastLine = cursor.line - 1;
      this.pushCode(true, true);
    } else this.lastLine = cursor.line;
  }

  private beginIndented(): void {
    this.begin(INDENTED, this.cursor.trimmedEnd());
  }

  private readIndentedLine(): void {
    const { cursor } = this;
    if (cursor.blank) return;
    this.end = cursor.trimmedEnd();
    this.lastLine = cursor.line;
  }

  private pushCode(fenced: boolean, closed: boolean): void {
    const { start, end, line, lastLine, containers, text } = this;
    this.leaf = NONE;
    this.blocks.push({
      kind: 'code',
      parent: containers.parent,
      start,
      end,
      line,
      fenced,
      infoStart: fenced ? this.infoStart : start,
      infoEnd: fenced ? this.infoEnd : start,
      fence: fenced ? text.charAt(start) : '',
      fenceLength: fenced ? this.length : 0,
      closed,
      firstLine: fenced ? line + 1 : line,
      lastLine,
    });
    containers.reach(end);
  }

  private beginHtml(kind: HtmlKind): void {
    this.begin(HTML, this.cursor.trimmedEnd());
    this.html = kind;
    this.readHtmlLine(htmlEndSearchStart(kind, this.cursor.at));
  }

  private readHtmlLine(from: number): void {
    const { cursor, html, text } = this;
    if (!cursor.blank) this.end = cursor.trimmedEnd();
    if (html < 6 && htmlEnds(text, from, cursor.end, html)) this.finishLeaf();
  }

  /** Pushes the definitions before the open paragraph and leaves its other lines; the line of the first of those. */
  private takeDefinitions(): number {
    const { segments, containers, blocks, line } = this;
    const before = blocks.length;
    const taken = takeDefinitions(this.text, segments, line, containers.parent, blocks);
    if (taken > 0) {
      this.segments = segments.slice(taken * 2);
      if (blocks.length > before) containers.reach(blocks[blocks.length - 1].end);
    }
    return line + taken;
  }

  private finishLeaf(): void {
    const { leaf, containers } = this;
    if (leaf === NONE) return;
    this.leaf = NONE;
    if (leaf === FENCE) this.pushCode(true, false);
    else if (leaf === INDENTED) this.pushCode(false, true);
    else if (leaf === HTML) {
      const { start, end, line } = this;
      this.blocks.push({ kind: 'html', parent: containers.parent, start, end, line });
      containers.reach(end);
    } else if (leaf === PARAGRAPH && this.segments.length > 0) this.pushParagraph();
  }

  private pushParagraph(): void {
    const line = this.takeDefinitions();
    const { segments, containers } = this;
    if (segments.length === 0) return;
    const end = segments[segments.length - 1];
    this.blocks.push({ kind: 'paragraph', parent: containers.parent, start: segments[0], end, line, segments });
    containers.reach(end);
  }
}

/** Whether a line ends the paragraph it follows, by being the beginning of another leaf. */
function interrupts(text: string, at: number, end: number, code: number): boolean {
  if (letterLike(code)) return false;
  if (code === HASH) return headingDepth(text, at, end) > 0;
  if (code === BACKTICK || code === TILDE) return fenceLength(text, at, end) > 0;
  if (code === LESS) return htmlOpening(text, at, end, false) > 0;
  return isThematicBreak(text, at, end);
}

/** Letters, and all that is no ASCII punctuation but `_`: what no leaf but a paragraph or a row begins with. */
function letterLike(code: number): boolean {
  return (code > BACKTICK && code !== TILDE) || (code > LESS && code < 0x5f);
}
