import type { Heading, Paragraph } from '../markdown/blocks';
import type { ItemRule } from '../profile/compile';
import { kebabOf, wordsOf } from '../profile/words';
import type { DocumentReader } from './documentReader';
import { isNegative, sentencesOf, statesConstraint } from './sentences';
import { tidy } from './titles';

/** Numbers that a list may leave out. */
const MOST_LEFT_OUT = 20;
/** How many items of each series a document has so far. */
const counters = new WeakMap<DocumentReader, Map<string, number>>();

/**
 * The items that a bullet is by its place: the third bullet of section 4.4 is `[4.4-3]`; a later sentence of it that
 * states a constraint is one more.
 */
export function readPositions(
  reader: DocumentReader,
  block: Paragraph,
  _index: number,
  start: number,
  end: number,
): void {
  for (const rule of reader.rule?.items.position ?? []) {
    const series =
      rule.source.series?.from === 'enclosing' ? seriesInItem(reader, rule, block) : seriesOf(reader, rule);
    if (series === null) continue;
    const text = reader.text.slice(start, end);
    const all = sentencesOf(text);
    const kept = rule.source.sentences
      ? all.filter((s, i) => i === 0 || statesConstraint(text.slice(s.start, s.end)))
      : all.slice(0, 1);
    kept.forEach((sentence, i) => {
      // A sentence that is no item of its own belongs to the one before it.
      const next = kept[i + 1];
      const to = next ? lastEndBefore(all, next.start) : text.trimEnd().length;
      add(reader, rule, series, block, start + sentence.start, start + to, i);
    });
    return;
  }
}

function lastEndBefore(all: readonly { start: number; end: number }[], start: number): number {
  let end = start;
  for (const s of all) if (s.end <= start) end = s.end;
  return end;
}

function seriesOf(reader: DocumentReader, rule: ItemRule): string | null {
  const { series } = rule.source;
  if (!series) return null;
  if (rule.under && !reader.context.isUnder(rule.under)) return null;
  switch (series.from) {
    case 'heading-number': {
      const number = reader.context.sectionNumber;
      return number === null ? null : `${series.prefix}${number}-`;
    }
    case 'enclosing':
      return null;
    case 'heading-words': {
      const words = reader.context.headingBelow(rule.under ?? []);
      return words === null ? null : `${series.prefix}${kebabOf(words)}-`;
    }
    case 'path': {
      const name = reader.path.slice(reader.path.lastIndexOf('/') + 1);
      const [before, after] = series.fileName ?? ['', ''];
      const inner = name.slice(before.length, name.length - after.length);
      return inner === '' ? null : `${series.prefix}${inner}-`;
    }
  }
}

/**
 * The series of what an item's own list counts: `2.` below *Requirement 2*, for the numbered items at the top level of
 * the list; conditions inside them are their own words.
 */
function seriesInItem(reader: DocumentReader, rule: ItemRule, block: Paragraph): string | null {
  const item = reader.blocks[block.parent];
  const list = item ? reader.blocks[item.parent] : undefined;
  if (list?.kind !== 'list' || !list.ordered || list.parent >= 0) return null;
  const isUnder = rule.under?.some((title) => reader.context.isUnder([title]) || reader.context.labelFor(-1) === title);
  if (rule.under && !isUnder) return null;
  const around = enclosingOf(reader, rule);
  const number = around < 0 ? null : /(\d+(?:\.\d+)*)$/.exec(reader.collected.items[around]?.id ?? '')?.[1];
  return number === undefined || number === null ? null : `${rule.source.series?.prefix ?? ''}${number}.`;
}

function enclosingOf(reader: DocumentReader, rule: ItemRule): number {
  return rule.source.parent ? reader.context.enclosing(rule.source.parent) : -1;
}

function add(
  reader: DocumentReader,
  rule: ItemRule,
  series: string,
  block: Paragraph,
  start: number,
  end: number,
  sentence: number,
): void {
  let counts = counters.get(reader);
  if (!counts) counters.set(reader, (counts = new Map()));
  const next = (counts.get(series) ?? 0) + 1;
  // A reader goes by the number that is written, where it goes on from the one before.
  const holder = reader.blocks[block.parent];
  const written = rule.source.series?.from === 'enclosing' && holder?.kind === 'item' ? holder.ordinal : next;
  const n = Math.max(next, Math.min(written, next + MOST_LEFT_OUT));
  counts.set(series, n);
  const title = tidy(reader.text.slice(start, end));
  reader.collected.addItem({
    id: `${series}${n}`,
    form: rule.form,
    kind: rule.kind,
    strength: 'derived',
    restates: false,
    shared: true,
    title,
    start,
    end,
    blockStart: block.start,
    blockEnd: block.end,
    parent: enclosingOf(reader, rule),
    status: null,
    negative: isNegative(title),
    heading: reader.context.headingIndex,
    sentence,
  });
}

/** A numbered heading of a requirements source is an item of its own: what coverage lines cite. */
export function readSectionItem(
  reader: DocumentReader,
  block: Heading,
  number: string,
  start: number,
  end: number,
): void {
  if (!reader.rule?.items.position.some((r) => r.source.series?.from === 'heading-number')) return;
  const raw = reader.text.slice(start, end);
  reader.collected.addItem({
    id: number,
    symbol: reader.collected.interner.intern(`§${number}`),
    form: -1,
    kind: 'section',
    strength: 'explicit',
    restates: false,
    shared: false,
    title: wordsOf(raw) === '' ? raw : tidy(raw.replace(/^[\s*_]*\d+(?:\.\d+)*[.)]?\s*/, '')),
    start,
    end,
    blockStart: block.start,
    blockEnd: block.end,
    parent: -1,
    status: null,
    negative: false,
    heading: reader.context.headingIndex,
    sentence: 0,
  });
}

/**
 * `[KDD-storage-2]` names the second bullet of *Data Storage* where no other category has the word: every word of a
 * category that is unique among the categories gives the item one more ID.
 */
export function addCategoryAliases(reader: DocumentReader): void {
  const rule = reader.rule?.items.position.find((r) => r.source.series?.from === 'heading-words');
  const prefix = rule?.source.series?.prefix;
  if (prefix === undefined) return;
  const { items, interner } = reader.collected;
  const categoryOf = (id: string): string => id.slice(prefix.length, id.lastIndexOf('-'));
  const owners = new Map<string, Set<string>>();
  for (const item of items) {
    if (item.form !== rule?.form || item.strength !== 'derived') continue;
    const category = categoryOf(item.id);
    for (const word of category.split('-')) {
      const categories = owners.get(word);
      if (categories) categories.add(category);
      else owners.set(word, new Set([category]));
    }
  }
  items.forEach((item, i) => {
    if (item.form !== rule?.form || item.strength !== 'derived') return;
    const category = categoryOf(item.id);
    const words = category.split('-').filter((word) => word !== category && owners.get(word)?.size === 1);
    if (words.length === 0) return;
    const number = item.id.slice(item.id.lastIndexOf('-') + 1);
    reader.collected.setAliases(
      i,
      words.map((word) => interner.intern(`${prefix}${word}-${number}`)),
    );
  });
}
