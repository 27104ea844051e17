import type { Block, Blocks, Heading, Row } from '../markdown/blocks';
import type { Duty, ItemKind } from '../model/vocabulary';
import { wordsOf } from '../profile/words';
import type { ItemFact } from './facts';
import { tidy } from './titles';

/** Documents whose items say more than their titles: below their headings, or in further cells of their rows. */
const DUTIES: ReadonlySet<Duty | null> = new Set<Duty>(['spec', 'component']);
const KINDS: ReadonlySet<ItemKind> = new Set<ItemKind>(['requirement', 'constraint', 'story', 'criterion', 'property']);

/** What stands behind these labels is a record of the work, and nothing that is asked for. */
const RECORDS = new Set(
  (
    'status,state,priority,owner,author,date,updated,last updated,version,phase,effort,estimate,complexity,' +
    'work package,work packages,covered by,implemented by,verified by,tested by,traces,traced by,traces to'
  ).split(','),
);
const LABEL = /^\s{0,8}(?:\*\*|__)([^*_:\n]{1,40}):?(?:\*\*|__):?/;
const BOX = /^\[[ xX~-]\]\s/;
const COMMENT = /<!--[^>]{0,600}(?:-->|$)/g;
/** A cell of fewer words is a status, a name or a trace. */
const FEWEST_WORDS = 5;

const NONE: ReadonlyMap<number, number> = new Map<number, number>();

/**
 * By the index of an item: what its place says besides its title, as a number that tells one text from another. The text
 * itself is not kept. Layout, marks and boxes do not count; nor do items within, which say their own.
 */
export function readBodies(
  text: string,
  blocks: Blocks,
  items: readonly ItemFact[],
  duty: Duty | null,
): ReadonlyMap<number, number> {
  const bodies = new Map<number, number>();
  for (const [item, words] of saidBesides(text, blocks, items, duty)) {
    const sum = sumOf(bodies.get(item) ?? 0, words);
    if (sum !== 0) bodies.set(item, sum);
  }
  return bodies.size === 0 ? NONE : bodies;
}

/** The same as the words themselves, for whoever shows them. */
export function readBodyWords(
  text: string,
  blocks: Blocks,
  items: readonly ItemFact[],
  duty: Duty | null,
): ReadonlyMap<number, string> {
  const bodies = new Map<number, string>();
  for (const [item, words] of saidBesides(text, blocks, items, duty))
    bodies.set(item, `${bodies.get(item) ?? ''}\n${words}`);
  return bodies;
}

function* saidBesides(
  text: string,
  blocks: Blocks,
  items: readonly ItemFact[],
  duty: Duty | null,
): Generator<readonly [item: number, words: string]> {
  if (!DUTIES.has(duty)) return;
  const starting = new Map<number, number>();
  items.forEach((item, i) => {
    if (!starting.has(item.blockStart)) starting.set(item.blockStart, i);
  });
  let current: { readonly item: number; readonly depth: number } | null = null;
  let skippedTo = 0;
  for (const block of blocks) {
    if (block.start < skippedTo) continue;
    const item = starting.get(block.start);
    const fact = item === undefined ? undefined : items[item];
    if (block.kind === 'heading' && block.parent < 0) {
      if (fact || (current && block.depth <= current.depth)) current = null;
      if (item !== undefined && fact && has(fact)) current = { item, depth: block.depth };
      else if (current) yield [current.item, wordsIn(text, block)];
    } else if (item !== undefined && fact) {
      skippedTo = fact.blockEnd;
      if (block.kind === 'row' && has(fact)) yield [item, wordsOfRow(text, block, fact)];
    } else if (current) yield [current.item, wordsIn(text, block)];
  }
}

function has({ kind, strength, restates }: ItemFact): boolean {
  return KINDS.has(kind) && strength === 'explicit' && !restates;
}

function wordsIn(text: string, block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return linesOf(text, block.segments);
    case 'row':
      return text.slice(block.start, block.end);
    case 'code':
      return text.slice(block.start, block.end);
    default:
      return '';
  }
}

function linesOf(text: string, segments: Heading['segments']): string {
  const lines: string[] = [];
  for (let i = 0; i + 1 < segments.length; i += 2) lines.push(text.slice(segments[i], segments[i + 1]));
  return lines
    .join('\n')
    .split(/\r\n|\n|\r/)
    .filter((line) => !RECORDS.has(wordsOf(LABEL.exec(line)?.[1] ?? '')))
    .map((line) => line.replace(BOX, ''))
    .join('\n');
}

function wordsOfRow(text: string, row: Row, { start, title }: ItemFact): string {
  const cells: string[] = [];
  for (let i = 0; i + 1 < row.cells.length; i += 2) {
    const [from = 0, to = 0] = [row.cells[i], row.cells[i + 1]];
    const cell = text.slice(from, to);
    const isOwn = (start >= from && start < to) || tidy(cell) === title;
    if (!isOwn && (cell.match(WORD) ?? []).length >= FEWEST_WORDS) cells.push(cell);
  }
  return cells.join('\n');
}

const WORD = /[\p{L}\p{N}]{1,100}/gu;
/** What carries meaning: words, and the signs of comparisons and shares. */
const MEANT = /[\p{L}\p{N}]{1,100}|[<>=≤≥≠%±€$]/gu;

function sumOf(before: number, words: string): number {
  let sum = before;
  for (const word of words.replace(COMMENT, ' ').match(MEANT) ?? []) {
    for (let i = 0; i < word.length; i++) sum = Math.imul(sum ^ word.charCodeAt(i), 16777619);
    sum = Math.imul(sum ^ 32, 16777619);
  }
  return sum >>> 0;
}
