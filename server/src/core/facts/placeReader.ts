import { readBlocks } from '../markdown/blockReader';
import { readInline } from '../markdown/inlineReader';
import type { Block, Blocks, Heading, Paragraph, Row } from '../markdown/blocks';
import { foldHyphens } from '../ids/template';
import type { Citations, CitedId } from '../ids/reader';
import type { ItemRule, LinkRule } from '../profile/compile';
import { headingSays, wordsOf } from '../profile/words';
import { LineIndex } from '../text/lineIndex';
import type { Surrounding } from './context';
import { cellWords, type DocumentKind } from './detect';
import { DocumentReader, type Run } from './documentReader';
import { Interner, symbolText } from './interner';
import { readCheckbox } from './status';
import { surroundingOf } from './surrounding';

/** What a document's rule says of one place of its text, whether anything stands there or not. */
export interface PlaceAt {
  readonly kind: 'heading' | 'row' | 'cell' | 'text';
  /** Nothing but marks stands between the beginning of the heading, row or cell and the place. */
  readonly isLead: boolean;
  /** Nothing but IDs, and what parts them, stands between the beginning of the value and the place. */
  readonly isListed: boolean;
  /** In words. */
  readonly label: string | null;
  /** Header of the table column, in words. */
  readonly column: string | null;
  /** Index of the table column, -1 elsewhere. */
  readonly cell: number;
  /** Headers of the table's columns as they are written. */
  readonly headers: readonly string[];
  /** The place stands in a row that defines an item. */
  readonly isInItem: boolean;
  /** By ID form: the rule that gives a citation in this place its role. */
  readonly links: readonly (LinkRule | null)[];
  /** Forms whose statuses the table states. */
  readonly stated: ReadonlySet<number>;
  /** What an ID would define that led the heading, row or cell. */
  readonly defines: readonly ItemRule[];
  /** Names (`symbolText`) of the IDs that the same run cites already. */
  readonly cited: readonly string[];
  /** Names of what cites here: of the row's own ID, and of those of the sections around. */
  readonly own: readonly string[];
  /** Number of the section around. */
  readonly section: string | null;
  /** One of the headings around says one of the titles, which are in words. */
  readonly isUnder: (titles: readonly string[]) => boolean;
  /** Index of the heading around among the headings of the document, -1 for none. */
  readonly heading: number;
  readonly depth: number;
}

const PICTURES = /\p{Extended_Pictographic}\uFE0F?/gu;
const MARKS_ONLY = /^[[(`*_~\s]*$/;
const SEPARATORS = /[\s,;:&+/|(){}[\]*_`~\u2013\u2014\u2026\u2192<>=]+/;
const JOINERS = new Set(['and', 'or', 'to', 'through', 'phase', 'spec', 'week', 'day', 'story', 'user', 'requirement']);
const LONGEST_LIST = 400;

/**
 * Reads what holds at an offset of a text by the reader of documents itself: what it would make of an ID there. Something
 * must stand at `at` (a letter that is no ID will do), since nothing has no place; `wordStart` is where it begins.
 * Null where no rule reads the text: in code, comments and link targets.
 */
export function readPlace(
  path: string,
  text: string,
  at: number,
  wordStart: number,
  kind: DocumentKind,
): PlaceAt | null {
  const reader = new PlaceReader(path, text, kind, at, wordStart);
  reader.read();
  return reader.place;
}

class PlaceReader extends DocumentReader {
  place: PlaceAt | null = null;

  constructor(
    path: string,
    text: string,
    private readonly meant: DocumentKind,
    private readonly at: number,
    private readonly wordStart: number,
  ) {
    const { field, belowHeading } = meant.rule.items;
    const all = readBlocks(text);
    // Elsewhere what stands above the last heading says nothing of the place, but for the headings themselves.
    const blocks = field.length + belowHeading.length > 0 ? all : sinceLastHeading(all, at);
    // What is half typed must not be remembered by the workspace: a table of its own.
    const own = new Interner();
    const readers = { blocks: readBlocks, inline: readInline };
    super(path, text, blocks, new LineIndex(text), meant, meant.profile.grammar, own, readers);
  }

  override addReferences(citations: Citations, run: Run, skip: number, defaultOwner: number, valueStart = -1): void {
    super.addReferences(citations, run, skip, defaultOwner, valueStart);
    const { at } = this;
    if (run.start > at || at >= run.end || isMasked(run.masks, at)) return;
    const block = this.blockAt();
    if (block) this.place = this.placeIn(block, citations, run, valueStart);
  }

  private blockAt(): { block: Heading | Paragraph | Row; index: number } | null {
    for (let index = this.blocks.length - 1; index >= 0; index--) {
      const block = this.blocks[index] as Block;
      if (block.start > this.at) continue;
      if (block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'row') return { block, index };
    }
    return null;
  }

  private placeIn(
    { block, index }: { block: Heading | Paragraph | Row; index: number },
    { ids }: Citations,
    run: Run,
    valueStart: number,
  ): PlaceAt {
    const { text, context, wordStart, rule } = this;
    const isRow =
      block.kind === 'paragraph' && block.parent === index - 1 && this.blocks[block.parent]?.kind === 'item';
    const first = block.kind === 'paragraph' ? (block.segments[0] ?? block.start) : run.start;
    const box = isRow ? readCheckbox(text, first) : null;
    const from = Math.max(first, box?.end ?? 0);
    const kind = block.kind === 'heading' ? 'heading' : block.kind === 'row' ? 'cell' : isRow ? 'row' : 'text';
    const isLead = kind !== 'text' && wordStart >= from && this.isLead(kind, text.slice(from, wordStart));
    const value = Math.max(valueStart, run.start, isRow ? from : 0);
    const header = block.kind === 'row' ? this.headerOf(block) : null;
    const columns = header ? cellWords(text, header) : [];
    const cell =
      block.kind === 'row' ? block.cells.findIndex((start, c) => c % 2 === 0 && start === run.start) / 2 : -1;
    const around = this.around(run);
    const links = this.collected.grammar.forms.map((_, form) => {
      const link = context.linkRule(rule?.links ?? [], form, run.place, around);
      // What leads a row is what the row is about.
      return link?.place.afterLead && isLead ? null : link;
    });
    const { column } = run.place;
    const stated = (rule?.statuses ?? []).filter((s) => column !== null && s.columns.has(column));
    const owners = [run.place.rowItem, context.enclosing(null)].filter((item) => item >= 0);
    const isHere = (id: CitedId): boolean => id.start <= this.at && id.end >= wordStart;
    const stack = [...this.headingsAround()];
    return {
      kind,
      isLead,
      isListed: isListOfIds(text.slice(Math.max(value, wordStart - LONGEST_LIST), wordStart)),
      label: run.place.label,
      column,
      cell,
      headers: columns.map((_, c) => text.slice(header?.cells[c * 2] ?? 0, header?.cells[c * 2 + 1] ?? 0)),
      isInItem: run.place.rowItem >= 0,
      links,
      stated: new Set(stated.flatMap(({ forms }) => [...forms])),
      defines: isLead ? this.definers(kind, block, columns, cell, box !== null) : [],
      cited: ids.filter((id) => !isHere(id)).map(({ id, form }) => this.nameOf(id, form)),
      own: owners.flatMap((item) => {
        const fact = this.collected.items[item];
        return fact && !(fact.start <= this.at && fact.end >= wordStart) ? [this.nameOf(fact.id, fact.form)] : [];
      }),
      section: context.sectionNumber,
      isUnder: (titles) => titles.some((title) => stack.some((words) => headingSays(words, title))),
      heading: kind === 'heading' ? this.collected.headings.length - 2 : context.headingIndex,
      depth: block.kind === 'heading' ? block.depth : 0,
    };
  }

  private nameOf(id: string, form: number): string {
    return symbolText(foldHyphens(id), this.collected.grammar.forms[form]?.namespace ?? '');
  }

  /** Nothing but marks stands before, or words that come before an ID or belong to one: `### User Story`. */
  private isLead(kind: PlaceAt['kind'], before: string): boolean {
    if (MARKS_ONLY.test(before)) return true;
    if (kind !== 'heading') return false;
    const words = wordsOf(before.replace(PICTURES, ''));
    const introducing = this.meant.rule.items.heading.flatMap((r) => r.introducedBy ?? []);
    const phrases = this.collected.grammar.phrases.map(({ phrase }) => phrase.toLowerCase());
    return (
      words === '' || [...introducing, ...phrases].some((phrase) => phrase === words || phrase.startsWith(`${words} `))
    );
  }

  /** Words of the headings around: those after which no heading as high has come. */
  private *headingsAround(): Generator<string> {
    let depth = 7;
    for (let i = this.collected.headings.length - 1; i >= 0 && depth > 1; i--) {
      const heading = this.collected.headings[i];
      if (!heading || heading.depth >= depth) continue;
      depth = heading.depth;
      yield heading.words;
    }
  }

  private around(run: Run): Surrounding {
    const { text, wordStart, at } = this;
    const cited = { start: wordStart, end: at + 1, expressionStart: wordStart, expressionEnd: at + 1 } as CitedId;
    const surrounding = surroundingOf(text, run.start, run.end, cited);
    return {
      get afterBar() {
        return surrounding.afterBar;
      },
      // The bracket that closes may not be typed yet.
      inBrackets: /\[[\w ,/+&-]{0,60}$/.test(text.slice(Math.max(run.start, wordStart - 62), wordStart)),
      isAfter: (words) => surrounding.isAfter(words),
    };
  }

  private definers(
    kind: PlaceAt['kind'],
    block: Heading | Paragraph | Row,
    columns: readonly string[],
    cell: number,
    isBoxed: boolean,
  ): ItemRule[] {
    const { items } = this.meant.rule;
    const isThere = ({ under, afterWords, source }: ItemRule): boolean =>
      (!under || this.context.isUnder(under)) && !afterWords && source.strength !== 'example';
    if (block.kind === 'heading')
      return items.heading.filter((r) => isThere(r) && (!r.source.depths || r.source.depths.includes(block.depth)));
    if (kind === 'row') return items.listLead.filter((r) => isThere(r) && (!r.source.boxed || isBoxed));
    if (kind !== 'cell') return [];
    const has = (set: ReadonlySet<string> | null, c: number): boolean => set?.has(columns[c] ?? '') ?? false;
    return items.cell.filter(
      (r) =>
        isThere(r) &&
        columns.findIndex((_, c) => has(r.columns, c)) === cell &&
        (!r.beside || columns.some((_, c) => c !== cell && has(r.beside, c))),
    );
  }

  private headerOf(row: Row): Row | null {
    const header = this.blocks.find((b): b is Row => b.kind === 'row' && b.parent === row.parent && b.header);
    return header === row ? null : (header ?? null);
  }
}

/** The headings before the last one, that one, and what follows it. */
function sinceLastHeading(blocks: Blocks, at: number): Blocks {
  const isTop = (block: Block): boolean => block.kind === 'heading' && block.parent < 0;
  let last = blocks.length - 1;
  while (last >= 0 && !(isTop(blocks[last] as Block) && (blocks[last] as Block).start <= at)) last--;
  if (last <= 0) return blocks;
  const headings = blocks.slice(0, last).filter(isTop);
  const dropped = last - headings.length;
  const since = blocks
    .slice(last)
    .map((block) => (block.parent < 0 ? block : { ...block, parent: block.parent - dropped }));
  return [...headings, ...since];
}

function isMasked(masks: readonly number[], at: number): boolean {
  for (let i = 0; i < masks.length; i += 2) if ((masks[i] ?? 0) <= at && at < (masks[i + 1] ?? 0)) return true;
  return false;
}

function isListOfIds(text: string): boolean {
  return text
    .split(SEPARATORS)
    .every((word) => word === '' || /\d/.test(word) || /^[.-]+$/.test(word) || JOINERS.has(word.toLowerCase()));
}
