import type { Block, Blocks, List, Paragraph, Row } from '../markdown/blocks';
import { ReferenceField, referenceStride } from './facts';
import type { DocumentReader } from './documentReader';
import { readLabel } from './labels';
import { nounsIn, shareWords, singularOf, statedCountIn, type StatedCount } from './statedCount';

/** A list and the line directly before it that says what it holds. */
interface IntroducedList {
  readonly line: string;
  readonly lineStart: number;
  readonly list: List;
  /** How many things it has, the likeliest way of counting first; null where nobody could say. */
  readonly sizes: () => readonly number[] | null;
  readonly count: StatedCount | null;
}

/** The numbers that a plan states and that its lists, or its items, can be held against. */
export function readCounts(reader: DocumentReader): void {
  if (!reader.rule || reader.rule.source.quotes) return;
  const { blocks, text } = reader;
  const lists: IntroducedList[] = [];
  blocks.forEach((block, i) => {
    if (block.kind === 'list') {
      const list = introducedList(reader, block, i);
      if (list) lists.push(list);
    } else if (block.kind === 'paragraph') readTotal(reader, block);
    else if (block.kind === 'row') readTotalRow(reader, block);
  });
  for (const list of lists) if (list.count) addCount(reader, list.count, list.lineStart, list);
  for (const { start, end } of reader.collected.rows) {
    const line = text.slice(start, end);
    const count = statedCountIn(line);
    const named = count ? lists.filter((list) => nounsIn(list.line).includes(count.noun)) : [];
    const [list] = named;
    // A row may speak of some of them: only what also says of them what the list's own line says, speaks of all.
    if (!count || named.length !== 1 || !list || !shareWords(line, list.line, count.noun)) continue;
    const isTold = list.count !== null && !list.sizes()?.includes(list.count.count);
    if (!isTold) addCount(reader, count, start, list);
  }
}

function addCount(
  reader: DocumentReader,
  count: StatedCount,
  lineStart: number,
  { sizes, list }: IntroducedList,
): void {
  const listed = sizes();
  if (!listed) return;
  const start = lineStart + count.at;
  reader.collected.counts.push({
    stated: count.count,
    noun: reader.collected.interner.shared(count.noun),
    start,
    end: start + count.length,
    listed,
    listStart: list.start,
    listEnd: list.end,
  });
}

const ENDS_IN_COLON = /:[\s*_]*$/;
const WHOLLY_BOLD = /^(?:\*\*[^*]+\*\*|__[^_]+__)$/;
/** The list goes on beyond what it shows. */
const OPEN_ENDED = /^[\s*_(]*(?:\.\.\.|\u2026|etc\b|and (?:\d+ )?(?:more|others)\b|more\b)/i;

function introducedList(reader: DocumentReader, list: List, index: number): IntroducedList | null {
  const { blocks, text } = reader;
  const lead = blocks[index - 1];
  if (lead?.kind !== 'paragraph' || lead.parent !== list.parent) return null;
  const line = lineOf(text, lead);
  if (line === null || !(ENDS_IN_COLON.test(line) || WHOLLY_BOLD.test(line))) return null;
  const sizes = (): number[] | null => {
    const counted = sizesOf(blocks, text, list, index);
    const { ranges } = reader.collected;
    if (!counted || ranges.some(({ start, end }) => start >= list.start && end <= list.end)) return null;
    const cited = citedIn(reader, list.start, list.end);
    return [...new Set([...counted, ...(cited > 0 ? [cited] : [])])];
  };
  return { line, lineStart: lead.segments[0] ?? lead.start, list, sizes, count: statedCountIn(line) };
}

/** The text of a paragraph of one line; null for longer ones. */
function lineOf(text: string, { segments }: Paragraph): string | null {
  const isShort = segments.length === 2 && (segments[1] ?? 0) - (segments[0] ?? 0) <= LONGEST_LOOK;
  return isShort ? text.slice(segments[0], segments[1]) : null;
}

/** How many items a list has: those that are no groups of others, or those at the top, or all. Null where it is not whole. */
function sizesOf(blocks: Blocks, text: string, list: List, index: number): number[] | null {
  const inside = new Set([index]);
  const withLists = new Set<number>();
  const items: number[] = [];
  let next = index + 1;
  for (; next < blocks.length; next++) {
    const block = blocks[next] as Block;
    if (!inside.has(block.parent)) break;
    inside.add(next);
    if (block.kind === 'item') items.push(next);
    else if (block.kind === 'list') withLists.add(block.parent);
  }
  const top = items.filter((i) => blocks[i]?.parent === index);
  const leaves = items.filter((i) => !withLists.has(i));
  const [first] = top;
  const begin = first === undefined ? undefined : blocks[first];
  if (begin?.kind !== 'item' || (list.ordered && begin.ordinal !== 1) || goesOn(blocks, text, list, next)) return null;
  if (leaves.some((i) => OPEN_ENDED.test(textOfItem(blocks, text, i)))) return null;
  const areGroups = [...withLists].every((i) => isGroup(blocks, text, i));
  const likeliest = areGroups ? leaves.length : top.length;
  return [likeliest, top.length, leaves.length, items.length];
}

const LONGEST_LOOK = 200;

function textOfItem(blocks: Blocks, text: string, item: number): string {
  const lead = blocks[item + 1];
  if (lead?.kind !== 'paragraph' || lead.parent !== item) return '';
  const start = lead.segments[0] ?? lead.start;
  return text.slice(start, Math.min(lead.end, start + LONGEST_LOOK));
}

function isGroup(blocks: Blocks, text: string, item: number): boolean {
  const words = textOfItem(blocks, text, item);
  const label = readLabel(words, 0, words.length, () => true);
  return label !== null && label.valueStart >= words.length;
}

/** Whether a further list before the next heading belongs to the same line: one that has no line of its own. */
function goesOn(blocks: Blocks, text: string, { parent }: List, from: number): boolean {
  let before: Block | null = null;
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    if (block.kind === 'heading' || block.parent < parent) return false;
    if (block.parent !== parent) continue;
    if (block.kind === 'table') return true;
    if (block.kind === 'list') {
      const line = before?.kind === 'paragraph' ? lineOf(text, before) : null;
      return line === null || !(ENDS_IN_COLON.test(line) || WHOLLY_BOLD.test(line));
    }
    before = block;
  }
  return false;
}

/** How many different IDs a stretch of text cites or defines. */
function citedIn({ collected }: DocumentReader, start: number, end: number): number {
  const references = collected.references();
  const symbols = new Set<number>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const from = references[at + ReferenceField.start] ?? 0;
    if (from >= start && from < end) symbols.add(references[at + ReferenceField.symbol] ?? -1);
  }
  return symbols.size;
}

/** `Total tasks: 12`, `**Total**: 12 tasks`. */
const TOTAL_OF =
  /^[\s*_]*total(?: number of)? ([a-z][a-z -]{1,30}?)[*_]*:[*_\s]*(\d{1,4})(?![\w.,/-])[*_\s]*(?:\([^()]*\))?[\s.*_]*$/i;
const TOTAL = /^[\s*_]*total[*_]*:[*_\s]*(\d{1,4})[*_]* ([a-z][a-z -]{1,30}?)[*_\s]*(?:\([^()]*\))?[\s.*_]*$/i;
const TOTAL_CELL = /^[\s*_]*total(?: number of)? ([a-z][a-z -]{1,30}?)[\s*_:]*$/i;
const COUNT_CELL = /^[\s*_]*(\d{1,4})[\s*_]*$/;

function readTotal({ text, collected }: DocumentReader, { segments }: Paragraph): void {
  for (let s = 0; s < segments.length; s += 2) {
    const start = segments[s] ?? 0;
    const end = segments[s + 1] ?? start;
    const c = text.charCodeAt(start);
    // `T`, `t`, `*`, `_`
    if (end - start > LONGEST_LOOK || (c !== 84 && c !== 116 && c !== 42 && c !== 95)) continue;
    const line = text.slice(start, end);
    const of = TOTAL_OF.exec(line);
    const m = of ?? TOTAL.exec(line);
    if (!m) continue;
    const [number, words] = of ? [m[2], m[1]] : [m[1], m[2]];
    addTotal(collected, words ?? '', number ?? '', start + line.search(/\d/));
  }
}

function readTotalRow({ text, collected }: DocumentReader, { cells }: Row): void {
  if (cells.length !== 4) return;
  const words = TOTAL_CELL.exec(text.slice(cells[0], cells[1]))?.[1];
  const value = text.slice(cells[2], cells[3]);
  const number = words === undefined ? undefined : COUNT_CELL.exec(value)?.[1];
  if (words === undefined || number === undefined) return;
  addTotal(collected, words, number, (cells[2] ?? 0) + value.search(/\d/));
}

function addTotal(collected: DocumentReader['collected'], words: string, number: string, start: number): void {
  const named = words.trim().toLowerCase();
  const last = named.slice(named.lastIndexOf(' ') + 1);
  const singular = singularOf(last);
  if (singular === null) return;
  const noun = collected.interner.shared(named.slice(0, named.length - last.length) + singular);
  const place = { start, end: start + number.length };
  collected.counts.push({ stated: Number(number), noun, ...place, listed: null, listStart: start, listEnd: start });
}
