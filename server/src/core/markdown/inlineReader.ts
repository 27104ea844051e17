/**
 * The fast reader of inline structure: which parts of a run of text are code, links, images, autolinks, raw HTML or
 * comments. Emphasis is not read: it divides nothing that a plan names.
 *
 * Promises: never throws; text without any of the characters that begin a span costs one look at each character; time
 * is linear in the run's length, but for reference links, whose labels CommonMark bounds.
 */
import type { Block, Blocks, InlineSpan, Segments } from './blocks';
import { BareAutolinks, angleAutolinkEnd, beginsBareAutolink } from './autolinks';
import {
  AT,
  BACKSLASH,
  BACKTICK,
  BANG,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  CARET,
  COLON,
  LESS,
  PAREN_OPEN,
  QUESTION,
  SLASH,
  isAsciiPunctuation,
} from './characters';
import { HtmlText } from './htmlText';
import { LABEL_LIMIT, normaliseLabel } from './linkParts';
import { LinkTails } from './linkTail';
import { TextRun } from './textRun';

export { normaliseLabel } from './linkParts';

const NOTHING: readonly InlineSpan[] = [];

/**
 * How a footnote's label stands among the labels of link definitions: no link's label can contain the bracket.
 */
const FOOTNOTE_MARK = '[^';

/**
 * The inline spans of one run of text, in order of their start.
 *
 * Reference links and images are read only if `labels` are given: the normalised labels of the document's link
 * definitions, as `labelsOf` tells them.
 */
export function readInline(text: string, segments: Segments, labels?: ReadonlySet<string>): readonly InlineSpan[] {
  const beginning = beginnings(text, segments, labels !== undefined);
  if (beginning === 0) return NOTHING;
  return new InlineReader(new TextRun(text, segments), labels, beginning === 2).read();
}

/** The labels that references in a document can name, for `readInline`: of link definitions and of footnotes. */
export function labelsOf(text: string, blocks: Blocks): ReadonlySet<string> | undefined {
  let labels: Set<string> | undefined;
  for (const block of blocks) {
    if (block.kind !== 'definition' && block.kind !== 'footnote') continue;
    labels ??= new Set();
    const label = normaliseLabel(labelText(text, blocks, block, block.labelStart, block.labelEnd));
    labels.add(block.kind === 'footnote' ? FOOTNOTE_MARK + label : label);
  }
  return labels;
}

/** The text of a label; where it runs over several lines, without the prefixes of the quotes it stands in. */
function labelText(text: string, blocks: Blocks, block: Block, start: number, end: number): string {
  const label = text.slice(start, end);
  if (!/[\n\r]/.test(label)) return label;
  let quotes = 0;
  for (let at = block.parent; at !== -1; at = blocks[at].parent) if (blocks[at].kind === 'quote') quotes++;
  return label.replace(new RegExp(`(\\r\\n?|\\n)([ \\t]*>){0,${quotes}}`, 'g'), '\n');
}

/** 0 if there can be no span in the run, 2 if there can be a bare autolink, else 1. */
function beginnings(text: string, segments: Segments, references: boolean): 0 | 1 | 2 {
  let found: 0 | 1 = 0;
  for (let i = 0; i < segments.length; i += 2) {
    const end = segments[i + 1];
    for (let at = segments[i]; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x77 || BEGINNING[code] === 0) continue;
      if (code === BACKTICK || code === LESS) found = 1;
      else if (code === BRACKET_CLOSE) {
        // Most brackets of a plan are checkboxes and IDs.
        if (references || text.charCodeAt(at + 1) === PAREN_OPEN) found = 1;
      } else if (code === AT) return 2;
      else if (code === COLON) {
        if (text.charCodeAt(at + 1) === SLASH) return 2;
      } else if (text.charCodeAt(at + 1) === 0x2e && (text.charCodeAt(at - 1) | 0x20) === 0x77) return 2;
    }
  }
  return found;
}

const BEGINNING = new Uint8Array(0x78);
for (const character of '`]<:@wW') BEGINNING[character.charCodeAt(0)] = 1;

/** What `step` knows of apart from bare autolinks. */
const SPECIAL = new Uint8Array(BACKTICK + 1);
for (const character of '\\`<![]') SPECIAL[character.charCodeAt(0)] = 1;

/** The same, with the characters that a bare autolink can begin with. */
const BARE = new Uint8Array(0x80);
BARE.set(SPECIAL);
for (let code = 0; code < BARE.length; code++) if (beginsBareAutolink(code)) BARE[code] = 1;

/** An opening bracket that no `]` has met yet. */
interface Opening {
  readonly start: number;
  readonly textStart: number;
  readonly image: boolean;
  /** How many spans were read before it. */
  readonly spansBefore: number;
  /** A link's bracket before another link: links do not contain links. */
  inactive: boolean;
}

class InlineReader {
  private readonly spans: InlineSpan[] = [];
  private readonly openings: Opening[] = [];
  /** Openings up to here are inactive, images apart. */
  private inactive = 0;
  private readonly text: string;
  private tails: LinkTails | undefined;
  private html: HtmlText | undefined;
  private autolinks: BareAutolinks | undefined;
  /** Once a search for a closing run of back-ticks has failed: where the last run of each length stands. */
  private lastTicks: Map<number, number> | undefined;
  private sorted = true;

  constructor(
    private readonly run: TextRun,
    private readonly labels: ReadonlySet<string> | undefined,
    private readonly bare: boolean,
  ) {
    this.text = run.text;
  }

  read(): readonly InlineSpan[] {
    const { text } = this;
    const special = this.bare ? BARE : SPECIAL;
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      at = code >= special.length || special[code] === 0 ? at + 1 : this.step(at, code);
    }
    if (!this.sorted) this.spans.sort((a, b) => a.start - b.start);
    return this.spans;
  }

  /** Reads what begins at `at`; the offset after it. */
  private step(at: number, code: number): number {
    switch (code) {
      case BACKSLASH:
        return isAsciiPunctuation(this.text.charCodeAt(at + 1)) ? at + 2 : at + 1;
      case BACKTICK:
        return this.code(at);
      case LESS:
        return this.angle(at);
      case BANG:
        if (this.text.charCodeAt(at + 1) !== BRACKET_OPEN) return at + 1;
        return this.pushOpening(at, true);
      case BRACKET_OPEN:
        return this.open(at);
      case BRACKET_CLOSE:
        return this.close(at);
      default:
        return this.plain(at);
    }
  }

  private plain(at: number): number {
    // Quirk: there is no bare autolink after a bracket that is still open, whether or not a link comes of it.
    if (this.openings.length > 0) return at + 1;
    const end = (this.autolinks ??= new BareAutolinks(this.text)).endAt(at);
    if (end === -1) return at + 1;
    this.push('autolink', at, end, at, end);
    return end;
  }

  private code(at: number): number {
    const { text } = this;
    let from = at + 1;
    while (text.charCodeAt(from) === BACKTICK) from++;
    const length = from - at;
    const close = this.closingTicks(from, length);
    if (close === -1) return from;
    this.push('code', at, close + length, from, close);
    return close + length;
  }

  /** Where the run of exactly `length` back-ticks stands that comes first from `from` on, or -1. */
  private closingTicks(from: number, length: number): number {
    const { text, lastTicks } = this;
    if (lastTicks !== undefined && (lastTicks.get(length) ?? -1) < from) return -1;
    const seen = new Map<number, number>();
    for (let at = text.indexOf('`', from); at !== -1; at = text.indexOf('`', at)) {
      const start = at;
      while (text.charCodeAt(at) === BACKTICK) at++;
      if (at - start === length) return start;
      seen.set(at - start, start);
    }
    this.lastTicks = seen;
    return -1;
  }

  private angle(at: number): number {
    const { text } = this;
    const link = angleAutolinkEnd(text, at);
    if (link !== -1) {
      this.push('autolink', at, link, at, link);
      return link;
    }
    const end = (this.html ??= new HtmlText(text)).endAt(at);
    if (end === -1) return at + 1;
    const next = text.charCodeAt(at + 1);
    this.push(next === BANG || next === QUESTION ? 'comment' : 'html', at, end, at, end);
    return end;
  }

  private open(at: number): number {
    const footnote = this.text.charCodeAt(at + 1) === CARET ? this.footnoteEnd(at + 2) : -1;
    if (footnote !== -1) return footnote;
    return this.pushOpening(at, false);
  }

  private pushOpening(start: number, image: boolean): number {
    const textStart = image ? start + 2 : start + 1;
    this.openings.push({ start, textStart, image, spansBefore: this.spans.length, inactive: false });
    return textStart;
  }

  /** Offset after the footnote call whose label begins at `from`, if there is such a footnote; else -1. */
  private footnoteEnd(from: number): number {
    const { text, labels } = this;
    if (labels === undefined) return -1;
    for (let at = from; at < text.length && at - from <= LABEL_LIMIT; at++) {
      const code = text.charCodeAt(at);
      if (code === BRACKET_CLOSE) {
        return at > from && labels.has(FOOTNOTE_MARK + normaliseLabel(text.slice(from, at))) ? at + 1 : -1;
      }
      if (code === BRACKET_OPEN || code === 0x20 || code === 0x09 || code === 0x0a) return -1;
      if (code === BACKSLASH) {
        const next = text.charCodeAt(at + 1);
        if (next === BACKSLASH || next === BRACKET_OPEN || next === BRACKET_CLOSE) at++;
      }
    }
    return -1;
  }

  private close(at: number): number {
    const { openings } = this;
    const opening = openings.pop();
    if (opening === undefined) return at + 1;
    this.inactive = Math.min(this.inactive, openings.length);
    if (opening.inactive) return at + 1;
    const tail = (this.tails ??= new LinkTails(this.text, this.labels)).read(opening.textStart, at);
    if (tail === undefined) return at + 1;
    const { run } = this;
    const inline = tail.destinationStart !== -1;
    this.sorted = false;
    // Of an image's text only its letters count: it is an attribute.
    if (opening.image) this.spans.length = opening.spansBefore;
    this.spans.push({
      kind: opening.image ? 'image' : 'link',
      start: run.toSource(opening.start),
      end: run.toSource(tail.end - 1) + 1,
      textStart: run.toSource(opening.textStart),
      textEnd: run.toSource(at),
      destinationStart: inline ? run.toSource(tail.destinationStart) : 0,
      destinationEnd: inline ? run.toSource(tail.destinationEnd) : 0,
    });
    if (!opening.image) {
      for (let i = this.inactive; i < openings.length; i++) if (!openings[i].image) openings[i].inactive = true;
      this.inactive = openings.length;
    }
    return tail.end;
  }

  private push(
    kind: 'code' | 'autolink' | 'html' | 'comment',
    start: number,
    end: number,
    from: number,
    to: number,
  ): void {
    const { run } = this;
    const spanStart = run.toSource(start);
    const spanEnd = run.toSource(end - 1) + 1;
    const isCode = kind === 'code';
    this.spans.push({
      kind,
      start: spanStart,
      end: spanEnd,
      textStart: isCode ? run.toSource(from) : spanStart,
      textEnd: isCode ? run.toSource(to) : spanEnd,
      destinationStart: 0,
      destinationEnd: 0,
    });
  }
}
