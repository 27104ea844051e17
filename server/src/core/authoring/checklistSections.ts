import type { Blocks, Heading } from '../markdown/blocks';
import { headingSays, wordsOf } from '../profile/words';
import type { LineIndex } from '../text/lineIndex';
import { SUMMARY, type ChecklistTable } from './checklistTables';
import { tablesOf, type TableInText } from './tableEdit';

/** A section of a checklist as a person has it. */
export interface FoundSection {
  /** Offset of the beginning of its first line. */
  readonly start: number;
  /** Offset of the end of the last line that holds anything of it, before the line ending. */
  readonly end: number;
  /** The tables below its heading, or the one that stands for it under no heading of its own. */
  readonly tables: readonly TableInText[];
  /** Nothing at all stands below its heading. */
  readonly isBare: boolean;
}

/**
 * Finds the sections of the template in an existing checklist: by a heading that says the title, else by one that holds
 * its words, else a table by the words of its header.
 */
export class ChecklistSections {
  private readonly headings: { readonly block: number; readonly words: string; readonly depth: number }[] = [];
  private readonly tables: readonly TableInText[];
  /** Heading → title of the template that it stands for. */
  private readonly titleOf = new Map<number, string>();

  constructor(
    text: string,
    private readonly lines: LineIndex,
    private readonly blocks: Blocks,
    templates: readonly ChecklistTable[],
  ) {
    this.tables = tablesOf(text, blocks);
    blocks.forEach((block, index) => {
      if (block.kind !== 'heading' || block.parent >= 0) return;
      this.headings.push({ block: index, words: wordsOf(textOfHeading(text, block)), depth: block.depth });
    });
    const titles = [...templates.map((t) => t.title), SUMMARY];
    this.assign(titles, (words, title) => headingSays(words, title));
    const missing = titles.filter((title) => ![...this.titleOf.values()].includes(title));
    this.assign(missing, (words, title) => ` ${words.replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.includes(` ${title} `));
  }

  private assign(titles: readonly string[], says: (words: string, title: string) => boolean): void {
    this.headings.forEach((heading, h) => {
      if (this.titleOf.has(h)) return;
      const title = titles.find((t) => says(heading.words, wordsOf(t)));
      if (title !== undefined) this.titleOf.set(h, title);
    });
  }

  /** The section of a title, all parts of it together where several headings say it; null where there is none. */
  find(title: string, tell: readonly string[]): FoundSection | null {
    const parts = this.headings.flatMap((_, h) => (this.titleOf.get(h) === title ? [this.partAt(h)] : []));
    if (parts.length > 0) {
      return {
        start: parts[0].start,
        end: parts[parts.length - 1].end,
        tables: parts.flatMap((part) => part.tables),
        isBare: parts.every((part) => part.isBare),
      };
    }
    const table =
      tell.length === 0 ? undefined : this.tables.find((t) => tell.every((word) => t.columns.includes(word)));
    if (!table) return null;
    const last = table.rows[table.rows.length - 1]?.line ?? table.header.line + 1;
    return {
      start: this.lines.lineStart(table.header.line),
      end: this.lines.lineEnd(last),
      tables: [table],
      isBare: false,
    };
  }

  private partAt(h: number): FoundSection {
    const own = this.headings[h];
    const next = this.headings.find((other, n) => n > h && (other.depth <= own.depth || this.titleOf.has(n)));
    const limit = next?.block ?? this.blocks.length;
    const heading = this.blocks[own.block];
    let end = heading.end;
    for (let b = own.block + 1; b < limit; b++) end = Math.max(end, this.blocks[b].end);
    return {
      start: this.lines.lineStart(heading.line),
      end: this.lines.lineEnd(this.lines.lineAt(end)),
      tables: this.tables.filter((t) => t.block > own.block && t.block < limit),
      isBare: limit === own.block + 1,
    };
  }
}

function textOfHeading(text: string, heading: Heading): string {
  const { segments } = heading;
  return segments.length === 0 ? '' : text.slice(segments[0], segments[segments.length - 1]);
}
