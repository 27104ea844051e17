/** Blocks, in the shape that the block reader gives, from remark's tree. */
import type {
  BlockContent,
  Code,
  Definition,
  DefinitionContent,
  FootnoteDefinition,
  FrontmatterContent,
  Heading,
  List,
  ListItem,
  Node,
  Paragraph,
  Root,
  RootContent,
  Table,
} from 'mdast';
import type { Block, Blocks } from './blocks';
import { BACKSLASH, BACKTICK, PIPE, TILDE, skipBlanks, trimEnd } from './characters';
import { footnoteLabelEnd, markerWidth } from './containers';
import { readDefinition } from './linkDefinition';
import { closesFence, headingText } from './leafOpening';
import { Prefixes } from './prefixes';
import type { Container } from './prefixes';
import { TextRun } from './textRun';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Front matter of TOML is not in mdast's own types. */
interface Toml extends Node {
  readonly type: 'toml';
  readonly value: string;
}

type TreeBlock = BlockContent | DefinitionContent | FrontmatterContent | Toml;

const BLOCK_TYPES = new Set(
  'paragraph heading thematicBreak blockquote list table html code definition footnoteDefinition yaml toml'.split(' '),
);

/** The blocks of a tree that `parseRemark` gave for `text`. What the tree does not tell is read from the text. */
export function blocksOfTree(tree: Root, text: string): Blocks {
  return new TreeBlocks(text).read(tree);
}

export function startOf(node: Node): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Node): number {
  return node.position?.end.offset ?? 0;
}

class TreeBlocks {
  private readonly blocks: Block[] = [];
  private readonly prefixes: Prefixes;
  /** Where the checkbox stands with which a paragraph begins. */
  private readonly boxes = new Map<Paragraph, number>();
  /** The open containers around the current node. */
  private readonly containers: Container[] = [];

  constructor(private readonly text: string) {
    this.prefixes = new Prefixes(text);
  }

  read(tree: Root): Blocks {
    this.children(tree.children, -1);
    return this.blocks;
  }

  /** Pushes the blocks among `nodes`; the end of the last, or 0. */
  private children(nodes: readonly RootContent[], parent: number): number {
    let end = 0;
    let previous: TreeBlock | undefined;
    for (const node of nodes) {
      if (!isBlock(node)) continue;
      this.block(node, parent, previous);
      end = this.lastEnd;
      previous = node;
    }
    return end;
  }

  /** End of the block pushed last that was completed. */
  private lastEnd = 0;

  private push(block: Block): number {
    this.lastEnd = block.end;
    return this.blocks.push(block) - 1;
  }

  private block(node: TreeBlock, parent: number, previous: TreeBlock | undefined): void {
    const start = startOf(node);
    const line = this.prefixes.lineAt(start);
    switch (node.type) {
      case 'yaml':
      case 'toml':
        return this.frontMatter(node, parent);
      case 'heading':
        return this.heading(node, parent, previous);
      case 'paragraph':
        return this.paragraph(node, parent, start);
      case 'thematicBreak':
        this.push({ kind: 'break', parent, start, end: this.trimmed(start, endOf(node)), line });
        return;
      case 'html': {
        const first = skipBlanks(this.text, start, this.text.length);
        const end = this.prefixes.contentEnd(first, endOf(node), this.containers);
        this.push({ kind: 'html', parent, start: first, end, line: this.prefixes.lineAt(first) });
        return;
      }
      case 'code':
        return this.code(node, parent);
      case 'definition':
        return this.definition(node, parent);
      case 'table':
        return this.table(node, parent);
      case 'blockquote':
        return this.containerOf('quote', { kind: 'quote', parent, start, end: start + 1, line }, node.children);
      case 'footnoteDefinition':
        return this.footnote(node, parent);
      case 'list':
        return this.list(node, parent);
    }
  }

  private containerOf(kind: Container['kind'], block: Writable<Block>, nodes: readonly RootContent[]): void {
    const index = this.push(block);
    this.containers.push(this.prefixes.container(kind, block.start, this.containers));
    const end = this.children(nodes, index);
    this.containers.pop();
    block.end = Math.max(block.end, end);
    this.lastEnd = block.end;
  }

  private list(node: List, parent: number): void {
    const start = startOf(node);
    const line = this.prefixes.lineAt(start);
    const block: Writable<Block> = { kind: 'list', parent, start, end: start, line, ordered: node.ordered === true };
    const index = this.push(block);
    for (const item of node.children) this.item(item, index);
    block.end = this.lastEnd;
  }

  private item(node: ListItem, parent: number): void {
    const { text } = this;
    const start = startOf(node);
    const line = this.prefixes.lineAt(start);
    const markerEnd = start + markerWidth(text, start, this.prefixes.lineEnd(line), false);
    const first = node.children.find((child) => child.type === 'paragraph');
    if (first !== undefined && typeof node.checked === 'boolean') this.boxes.set(first, boxedStart(text, first));
    this.containerOf(
      'item',
      {
        kind: 'item',
        parent,
        start,
        end: markerEnd,
        line,
        marker: text.charAt(markerEnd - 1),
        ordinal: markerEnd - start > 1 ? Number.parseInt(text.slice(start, markerEnd - 1), 10) : -1,
        markerEnd,
      },
      node.children,
    );
  }

  private footnote(node: FootnoteDefinition, parent: number): void {
    const start = startOf(node);
    const line = this.prefixes.lineAt(start);
    const labelEnd = footnoteLabelEnd(this.text, start, this.prefixes.lineEnd(line));
    this.containerOf(
      'footnote',
      { kind: 'footnote', parent, start, end: labelEnd + 2, line, labelStart: start + 2, labelEnd },
      node.children,
    );
  }

  private frontMatter(node: FrontmatterContent | Toml, parent: number): void {
    const { text, prefixes } = this;
    const start = startOf(node);
    const end = this.trimmed(start, endOf(node));
    const line = prefixes.lineAt(start);
    const lastLine = prefixes.lineAt(end);
    const contentStart = lineStartAfter(text, prefixes.lineEnd(line));
    const contentEnd = lastLine === line + 1 ? contentStart : prefixes.lineEnd(lastLine - 1);
    this.push({ kind: 'frontMatter', parent, start, end, line, format: node.type, contentStart, contentEnd });
  }

  private heading(node: Heading, parent: number, previous: TreeBlock | undefined): void {
    const { text, prefixes } = this;
    let start = startOf(node);
    const end = this.trimmed(start, endOf(node));
    let line = prefixes.lineAt(start);
    const lastLine = prefixes.lineAt(end);
    const setext = lastLine > line;
    const { depth } = node;
    if (!setext) {
      const segments = headingSegments(text, node, start, end);
      this.push({ kind: 'heading', parent, start, end, line, depth, setext, segments });
      return;
    }
    if (previous?.type === 'definition' && endOf(previous) > start) {
      // The tree lets a setext heading begin with the definitions before it.
      line = prefixes.lineAt(endOf(previous)) + 1;
      start = prefixes.contentStart(line, this.containers);
    }
    const segments = prefixes.segments(start, prefixes.lineEnd(lastLine - 1), this.containers);
    this.push({ kind: 'heading', parent, start, end, line, depth, setext, segments });
  }

  private paragraph(node: Paragraph, parent: number, position: number): void {
    const start = this.boxes.get(node) ?? position;
    const segments = this.prefixes.segments(start, endOf(node), this.containers);
    const end = segments[segments.length - 1] ?? start;
    this.push({ kind: 'paragraph', parent, start, end, line: this.prefixes.lineAt(start), segments });
  }

  private code(node: Code, parent: number): void {
    const { text, prefixes, containers } = this;
    const start = skipBlanks(text, startOf(node), text.length);
    const line = prefixes.lineAt(start);
    const end = prefixes.contentEnd(start, endOf(node), containers);
    const lastLine = prefixes.lineAt(end);
    const marker = text.charCodeAt(start);
    const fenced = start === startOf(node) && (marker === BACKTICK || marker === TILDE);
    if (!fenced) {
      const rest = { fenced, infoStart: start, infoEnd: start, fence: '', fenceLength: 0, closed: true };
      this.push({ kind: 'code', parent, start, end, line, ...rest, firstLine: line, lastLine });
      return;
    }
    let open = start;
    while (text.charCodeAt(open) === marker) open++;
    const infoEnd = trimEnd(text, open, prefixes.lineEnd(line));
    const infoStart = skipBlanks(text, open, infoEnd);
    const last = prefixes.contentStart(lastLine, containers);
    // Whether that last line is the closing fence or content that looks like one is told by how many lines are content.
    const lines = node.value === '' ? 0 : (node.value.match(/\r\n?|\n/g)?.length ?? 0) + 1;
    const closed =
      lastLine > line && closesFence(text, last, end, marker, open - start) && (lines === 0 || lines < lastLine - line);
    const rest = { fenced, infoStart, infoEnd, fence: text.charAt(start), fenceLength: open - start, closed };
    const lastContent = closed ? lastLine - 1 : lastLine;
    this.push({ kind: 'code', parent, start, end, line, ...rest, firstLine: line + 1, lastLine: lastContent });
  }

  private definition(node: Definition, parent: number): void {
    const start = startOf(node);
    const segments = this.prefixes.segments(start, endOf(node), this.containers);
    const run = new TextRun(this.text, segments);
    const parts = readDefinition(run.text, 0);
    const source = (at: number | undefined): number => (at === undefined ? start : run.toSource(at));
    this.push({
      kind: 'definition',
      parent,
      start,
      end: segments[segments.length - 1] ?? start,
      line: this.prefixes.lineAt(start),
      labelStart: source(parts?.labelStart),
      labelEnd: source(parts?.labelEnd),
      destinationStart: source(parts?.destination.start),
      destinationEnd: source(parts?.destination.end),
    });
  }

  private table(node: Table, parent: number): void {
    const { text, prefixes } = this;
    const start = startOf(node);
    const end = this.trimmed(start, endOf(node));
    const columns = node.align?.length ?? 0;
    const index = this.push({ kind: 'table', parent, start, end, line: prefixes.lineAt(start), columns });
    node.children.forEach((row, place) => {
      const rowStart = startOf(row);
      const rowEnd = this.trimmed(rowStart, endOf(row));
      const cells = row.children.flatMap((cell) => cellRange(text, startOf(cell), Math.min(endOf(cell), rowEnd)));
      const line = prefixes.lineAt(rowStart);
      this.push({ kind: 'row', parent: index, start: rowStart, end: rowEnd, line, header: place === 0, cells });
    });
    this.lastEnd = end;
  }

  private trimmed(start: number, end: number): number {
    return trimEnd(this.text, start, end);
  }
}

function isBlock(node: RootContent): node is TreeBlock & RootContent {
  return BLOCK_TYPES.has(node.type);
}

/** Where the checkbox of an item's first paragraph stands: the tree lets the paragraph begin behind it, as a rule. */
function boxedStart(text: string, paragraph: Paragraph): number {
  const start = startOf(paragraph);
  const first = paragraph.children[0];
  if (text[start] !== '[') return text.lastIndexOf('[', start - 1);
  // At the box itself, or at another bracket behind it? Nodes that a transform has made have no position to tell.
  const behind = first?.position === undefined ? followsBox(text, start) : startOf(first) === start;
  return behind ? text.lastIndexOf('[', start - 1) : start;
}

function followsBox(text: string, start: number): boolean {
  const close = text.lastIndexOf(']', start - 1);
  return close >= 2 && text[close - 2] === '[' && /^\s+$/.test(text.slice(close + 1, start));
}

function lineStartAfter(text: string, lineEnd: number): number {
  return text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : lineEnd + 1;
}

function headingSegments(text: string, node: Heading, start: number, end: number): number[] {
  const first = node.children[0];
  const last = node.children[node.children.length - 1];
  if (first === undefined || last === undefined) return [];
  // Nodes that a transform has made have no position.
  if (first.position === undefined || last.position === undefined) return headingText(text, start, end, node.depth);
  return [startOf(first), trimEnd(text, startOf(first), endOf(last))];
}

/** The text of a cell, whose node may hold the pipes around it. */
function cellRange(text: string, start: number, end: number): [number, number] {
  const last = trimEnd(text, start, end);
  let backslashes = 0;
  while (text.charCodeAt(last - 2 - backslashes) === BACKSLASH) backslashes++;
  const piped = text.charCodeAt(start) === PIPE;
  const closed = last - start > (piped ? 1 : 0) && text.charCodeAt(last - 1) === PIPE && backslashes % 2 === 0;
  const limit = closed ? last - 1 : end;
  const from = skipBlanks(text, piped ? start + 1 : start, limit);
  return [from, trimEnd(text, from, limit)];
}
