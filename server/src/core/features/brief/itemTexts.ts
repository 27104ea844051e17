import type { Graph } from '../../graph/graph';
import { readBlocks } from '../../markdown/blockReader';
import type { Blocks } from '../../markdown/blocks';
import type { Snapshot } from '../../workspace/snapshot';

/** Titles are cut to a bound; near it, the row itself is asked. */
const LONG_TITLE = 560;

/** The full texts of items as their documents have them. Each document is read once for all of them. */
export class ItemTexts {
  private readonly texts = new Map<string, string>();
  private readonly blocks = new Map<string, Blocks>();
  private readonly graph: Graph;

  constructor(private readonly snapshot: Snapshot) {
    this.graph = snapshot.graph;
  }

  textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.snapshot.text(path) ?? ''));
    return text;
  }

  /** All that a document says of an item: the section below its heading, or its row with what stands below it. */
  fullTextOf(item: number): string {
    const fact = this.graph.item(item);
    const { path, facts } = this.graph.fileOfItem(item);
    const text = this.textOf(path);
    const own = facts.headings[fact.heading];
    if (own && own.start <= fact.start && fact.start < own.end) {
      const section = text.slice(own.end, this.endOfSection(item)).replace(RULE_AT_END, '').trim();
      return section === '' ? fact.title : withoutMarkLines(section);
    }
    const around = this.blocksOf(path).find(
      (block) => (block.kind === 'item' || block.kind === 'row') && block.start <= fact.start && fact.start < block.end,
    );
    if (around?.kind === 'row') return fact.title;
    const innermost = this.innermostItem(path, fact.start);
    const below = innermost < 0 ? '' : this.belowFirstLine(path, innermost);
    const isLong = fact.title.length >= LONG_TITLE;
    const said = isLong ? text.slice(fact.start, fact.blockEnd).trim() : fact.title;
    return fact.strength === 'derived' || below === '' ? said : `${said}\n${below}`;
  }

  /** Where the section of an item that is a heading ends: at the next heading that is no deeper. */
  endOfSection(item: number): number {
    const { heading } = this.graph.item(item);
    const { headings, lines, length } = this.graph.fileOfItem(item).facts;
    const depth = headings[heading]?.depth ?? 0;
    const next = headings.slice(heading + 1).find((one) => one.depth <= depth);
    // A heading's place is that of its words, behind the marks.
    return next ? lines.lineStart(lines.lineAt(next.start)) : length;
  }

  blocksOf(path: string): Blocks {
    let blocks = this.blocks.get(path);
    if (!blocks) this.blocks.set(path, (blocks = readBlocks(this.textOf(path))));
    return blocks;
  }

  private innermostItem(path: string, offset: number): number {
    return this.blocksOf(path).reduce(
      (found, block, i) => (block.kind === 'item' && block.start <= offset && offset < block.end ? i : found),
      -1,
    );
  }

  /** The lines of a bullet behind its first paragraph, without what has an ID of its own, moved to the left edge. */
  private belowFirstLine(path: string, item: number): string {
    const blocks = this.blocksOf(path);
    const own = blocks[item];
    if (!own) return '';
    const first = blocks.find((block, i) => i > item && block.parent === item && block.kind === 'paragraph');
    const from = first?.end ?? own.end;
    const facts = this.graph.file(path)?.facts;
    const inner = facts?.items.find(
      ({ start, strength }) => strength === 'explicit' && start > from && start < own.end,
    );
    const to = inner ? Math.min(inner.blockStart, own.end) : own.end;
    const lines = this.textOf(path)
      .slice(from, to)
      .split(/\r\n|\n|\r/)
      .slice(1);
    const filled = lines.filter((line) => line.trim() !== '');
    const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
    return lines
      .map((line) => line.slice(indent))
      .join('\n')
      .trimEnd();
  }
}

const RULE_AT_END = /\s+(?:-{3,}|\*{3,}|_{3,})\s*$/;

const withoutMarkLines = (section: string): string =>
  section
    .split(/\r\n|\n|\r/)
    .filter((line) => !/^<!--.{0,400}-->\s*$/.test(line))
    .join('\n');
