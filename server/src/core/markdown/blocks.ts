/**
 * The shape that both readers of markdown produce: the block reader (`blockReader.ts`, fast, for the index and live
 * typing) and the remark tree (`remarkTree.ts`, the parser of record). Facts are read from this shape alone, which is
 * what makes the two comparable: same text, same blocks, same facts.
 *
 * All offsets are 0-based UTF-16 offsets into the exact text received (BOM, CR, NUL included), ranges are half open.
 * All lines are 0-based; a line ends at `\n`, `\r\n` or a lone `\r`.
 */

/**
 * The source ranges of one run of inline text, one `[start, end)` pair a line, flattened: `[s0, e0, s1, e1, …]`.
 * A pair leaves out container prefixes (`> `, list indent), leading and trailing blanks (space, tab) and the line
 * ending; a heading's leaves out the `#` marks (closing ones too). Pairs are in order and never overlap.
 */
export type Segments = readonly number[];

interface BlockBase {
  /** Index in the block list of the container this block stands in, or -1 at the top level. Always smaller than its own index. */
  readonly parent: number;
  /** Offset of the first character that belongs to the block: its marker where it has one, else its first text. */
  readonly start: number;
  /** Offset after the last character of the block's last line that holds one, blanks and line endings aside. For containers: the end of their last child, or of their marker where there is none. */
  readonly end: number;
  /** Line of `start`. */
  readonly line: number;
}

/** `---` YAML or `+++` TOML at the very start of the text (after a BOM). Content is what stands between the fences, its last line ending left out. */
export interface FrontMatter extends BlockBase {
  readonly kind: 'frontMatter';
  readonly format: 'yaml' | 'toml';
  readonly contentStart: number;
  readonly contentEnd: number;
}

export interface Heading extends BlockBase {
  readonly kind: 'heading';
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly setext: boolean;
  /** Empty for an empty heading. */
  readonly segments: Segments;
}

export interface Paragraph extends BlockBase {
  readonly kind: 'paragraph';
  readonly segments: Segments;
}

export interface List extends BlockBase {
  readonly kind: 'list';
  readonly ordered: boolean;
}

/** A list item. A checkbox (`[x] `) is not read here: it is the beginning of the first paragraph's text, in both readers. */
export interface Item extends BlockBase {
  readonly kind: 'item';
  /** `-`, `*`, `+`, `.` or `)`. */
  readonly marker: string;
  /** The number of an ordered item, -1 for a bullet. */
  readonly ordinal: number;
  /** Offset after the marker (`-`, `12.`). */
  readonly markerEnd: number;
}

export interface Quote extends BlockBase {
  readonly kind: 'quote';
}

/** A GFM table; its rows follow as `row` blocks (the delimiter row is none). */
export interface Table extends BlockBase {
  readonly kind: 'table';
  readonly columns: number;
}

export interface Row extends BlockBase {
  readonly kind: 'row';
  readonly header: boolean;
  /**
   * The source range of each cell's text, trimmed of blanks, flattened: `[s0, e0, s1, e1, …]`; an empty cell has
   * `s === e`, at the pipe that closes it. As many cells as the source row has, which may be fewer or more than the table has columns.
   */
  readonly cells: readonly number[];
}

export interface Code extends BlockBase {
  readonly kind: 'code';
  readonly fenced: boolean;
  /** Info string of a fence (trimmed, raw), empty range elsewhere. */
  readonly infoStart: number;
  readonly infoEnd: number;
  /** Fence character and length (`` ` ``/`~`, 3…); `''` and 0 for indented code. */
  readonly fence: string;
  readonly fenceLength: number;
  /** False for a fence that runs to the end of its container without a closing fence. True for indented code. */
  readonly closed: boolean;
  /** First and last line of the content (inclusive), blank lines at the end of an unclosed fence left out; `lastLine < firstLine` when there is none. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** An HTML block, comments included. `start`…`end` is its source as it stands, from its `<` to its last line with a character. */
export interface Html extends BlockBase {
  readonly kind: 'html';
}

/** A link reference definition, `[label]: destination "title"`. */
export interface Definition extends BlockBase {
  readonly kind: 'definition';
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly destinationStart: number;
  readonly destinationEnd: number;
}

/** A GFM footnote definition, `[^label]: …`; a container. */
export interface Footnote extends BlockBase {
  readonly kind: 'footnote';
  readonly labelStart: number;
  readonly labelEnd: number;
}

export interface Break extends BlockBase {
  readonly kind: 'break';
}

export type Block =
  FrontMatter | Heading | Paragraph | List | Item | Quote | Table | Row | Code | Html | Definition | Footnote | Break;

/** A document as blocks, in document order (a container before its children). */
export type Blocks = readonly Block[];

/**
 * Inline structure inside one run of text. Spans are in order of `start`; code, html, comment and autolink never
 * contain others, nor does an image (its text is an attribute); a link may contain spans in its text.
 */
export interface InlineSpan {
  /** `link` and `image` are the inline and the resolved reference forms; `autolink` is `<https://…>` and GFM's bare `https://…`, `www.…` and mail addresses. `html` is a tag, `comment` an HTML comment (also processing instructions, declarations and CDATA). */
  readonly kind: 'code' | 'link' | 'image' | 'autolink' | 'html' | 'comment';
  readonly start: number;
  readonly end: number;
  /** `code`: what stands between the back-ticks; `link`/`image`: the text between the brackets; else equal to `start`/`end`. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Inline links and images: the destination as written, without `<>`; empty (`0, 0`) elsewhere. */
  readonly destinationStart: number;
  readonly destinationEnd: number;
}
