import type { Heading, Paragraph } from '../markdown/blocks';
import type { Citations, CitedId } from '../ids/reader';
import type { ItemRule } from '../profile/compile';
import { wordsOf } from '../profile/words';
import type { DocumentReader } from './documentReader';
import type { Status } from '../model/vocabulary';
import { readBelowHeading } from './belowHeading';
import { addDefinition } from './definition';
import { readSign, statusOfText, type Checkbox } from './status';
import { titleAfter } from './titles';

/** With the backslashes that formatters put before brackets which lead nowhere. */
const MARKS_ONLY = /^[[(`*_~\s\\]*$/;
const LONGEST_MARKS = 12;
const LONGEST_INTRODUCTION = 80;

/**
 * The ID that begins `text[start, …)` with nothing but marks, or one of `words`, before it; or null. It may be the first
 * of a range: only a rule whose `members` count takes that for a definition.
 */
export function leadingId(
  text: string,
  start: number,
  citations: Citations,
  words: readonly string[] = [],
): CitedId | null {
  const first = citations.ids[0];
  if (!first || first.start < start || (first.place !== 'single' && first.place !== 'range-start')) return null;
  let from = start;
  if (words.length > 0) {
    const before = wordsOf(text.slice(start, Math.min(first.start, start + LONGEST_INTRODUCTION)));
    if (words.some((w) => before === w)) from = first.start;
  }
  if (first.start - from > LONGEST_MARKS) return null;
  return MARKS_ONLY.test(text.slice(from, first.start)) ? first : null;
}

const PICTURES = /(?:\p{Extended_Pictographic}\uFE0F?[\u200D\s]*){1,3}/uy;

/** Where the words of a heading begin that has pictures before them: `📅 Week 1`, `✅ Day 3`. */
export function afterPictures(text: string, start: number): number {
  PICTURES.lastIndex = start;
  return start + (PICTURES.exec(text)?.[0].length ?? 0);
}

/** The rule may define what begins like this. */
export function takes(rule: ItemRule, lead: CitedId): boolean {
  return rule.form === lead.form && (lead.place === 'single' || (rule.source.members ?? false));
}

/** How many of the citations are what the lead defines: one, or all members of its range. */
export function leadLength(citations: Citations): number {
  const lead = citations.ids[0];
  if (!lead || lead.place === 'single') return 1;
  return citations.ids.filter((id) => id.expressionStart === lead.expressionStart).length;
}

/** The further members of a range that a place defines: each an item like the first, which is at `item`. */
export function addMembers(reader: DocumentReader, citations: Citations, item: number): void {
  const first = reader.collected.items[item];
  const length = leadLength(citations);
  if (!first || length === 1) return;
  for (const { id } of citations.ids.slice(1, length)) reader.collected.addMember(item, id);
  const start = citations.ids[0]?.expressionStart;
  const at = citations.ranges.findIndex((range) => range.start === start);
  if (at >= 0) citations.ranges.splice(at, 1);
}

/** `Phase 2: Berths`, `Phase 2 (berths)`, `Phase 2`; `Phase 2 Checkpoint` speaks of it. */
const TITLE_AFTER = /^[\])`*_]*\s*(?:$|[:\uff1a\u2014\u2013([|.]|-\s)/;

/** The item that a heading defines (`### WP-3: Title`), or -1. */
export function readHeadingItem(reader: DocumentReader, block: Heading, citations: Citations, end: number): number {
  const rules = reader.rule?.items.heading ?? [];
  if (rules.length === 0) return -1;
  const begin = block.segments[0] ?? block.start;
  const start = afterPictures(reader.text, begin);
  const words = rules.flatMap((r) => r.introducedBy ?? []);
  const lead = leadingId(reader.text, start, citations, words);
  if (!lead) return -1;
  const rule = rules.find(
    (r) =>
      takes(r, lead) &&
      (!r.source.depths || r.source.depths.includes(block.depth)) &&
      (!r.source.marked ||
        TITLE_AFTER.test(reader.text.slice(lead.expressionEnd, Math.min(end, lead.expressionEnd + 8)))) &&
      (!r.under || reader.context.isUnder(r.under)),
  );
  if (!rule) return -1;
  const title = titleAfter(reader.text, lead.expressionEnd, end);
  const parent = parentOf(reader, rule);
  const known = rule.source.resumes ? takenUp(reader, rule, lead, parent) : null;
  if (known?.item !== undefined) return known.item;
  const item = addLead(
    reader,
    rule,
    known?.lead ?? lead,
    title,
    block.start,
    block.end,
    readSign(reader.text, begin),
    parent,
  );
  if (known) reader.collected.resumable.set(known.key, item);
  addMembers(reader, citations, item);
  return item;
}

function parentOf(reader: DocumentReader, rule: ItemRule): number {
  const last = rule.within < 0 ? -1 : reader.context.lastOf(rule.within);
  if (last >= 0) return last;
  const around = reader.context.enclosing(null);
  return around < 0 && rule.source.parent ? reader.context.lastHeadingItem(rule.source.parent) : around;
}

/** The item of that ID that the document has already; else the key of a new one, and how its ID is told from another's. */
function takenUp(
  reader: DocumentReader,
  rule: ItemRule,
  lead: CitedId,
  parent: number,
): { key: string; lead: CitedId; item?: number } {
  const { resumable, items } = reader.collected;
  const key = `${rule.form} ${rule.within < 0 ? -1 : parent} ${lead.id}`;
  const item = resumable.get(key);
  if (item !== undefined) return { key, lead, item };
  const anywhere = `${rule.form} ${lead.id}`;
  if (!resumable.has(anywhere)) resumable.set(anywhere, items.length);
  else if (parent >= 0) return { key, lead: { ...lead, id: `${items[parent]?.id ?? ''} ${lead.id}` } };
  return { key, lead };
}

/** An ID that is struck out was given up, unless its work is said to be done. */
export function statusOfStruck(text: string, idStart: number, status: Status | null): Status | null {
  const isStruck = /~~[*_`[(]*$/.test(text.slice(Math.max(0, idStart - 8), idStart));
  return isStruck && status !== 'done' ? 'deferred' : status;
}

export interface LeadPosition {
  readonly block: Paragraph;
  readonly index: number;
  readonly isLead: boolean;
  readonly box: Checkbox | null;
  readonly textStart: number;
  readonly end: number;
  readonly citations: Citations;
}

/** The item that a list row or a paragraph defines by the ID it begins with, or -1. */
export function readLeadItem(reader: DocumentReader, at: LeadPosition): number {
  const items = reader.rule?.items;
  const isParagraph = !at.isLead && at.block.parent < 0;
  const rules = at.isLead ? items?.listLead : isParagraph ? items?.paragraphLead : undefined;
  if (!items || !rules || rules.length + (isParagraph ? items.belowHeading.length : 0) === 0) return -1;
  const lead = leadingId(reader.text, at.textStart, at.citations);
  if (!lead) return -1;
  const below = isParagraph ? readBelowHeading(reader, at, lead) : -1;
  if (below >= 0) return below;
  const rule = rules.find((r) => takes(r, lead) && admits(reader, r, at, lead));
  if (!rule) return -1;
  const first = reader.text.charCodeAt(at.textStart);
  if (!at.isLead && !rule.source.plain && first !== 42 && first !== 95) return -1; // a bold lead
  const title = titleAfter(reader.text, lead.expressionEnd, at.end);
  const parent = at.isLead ? reader.context.rowItemAt(at.block.parent) : -1;
  const enclosing = parent >= 0 ? parent : reader.context.enclosing(null);
  const itemBlock = at.isLead ? reader.blocks[at.block.parent] : at.block;
  const blockStart = itemBlock?.start ?? at.block.start;
  const item = addLead(reader, rule, lead, title, blockStart, at.end, at.box, enclosing);
  if (rule.source.marked && goesOnInBold(reader.text, lead)) reader.collected.yielding.add(item);
  addMembers(reader, at.citations, item);
  return item;
}

const MARK_BEFORE = /[*_]/;
const MARK_AFTER = /^[\])`*_]*\s*(?:[:\u2014\u2013*_]|-\s)/;

/** `**C-003 is superseded**`: a remark on what it names, rather than its definition. */
const WORDS_AFTER = /^\s+[a-z]/;

function goesOnInBold(text: string, lead: CitedId): boolean {
  return WORDS_AFTER.test(text.slice(lead.expressionEnd, lead.expressionEnd + 8));
}

function admits(reader: DocumentReader, rule: ItemRule, at: LeadPosition, lead: CitedId): boolean {
  if (rule.source.boxed && at.box === null) return false;
  if (rule.source.marked) {
    const before = reader.text.slice(at.textStart, lead.start);
    if (!MARK_BEFORE.test(before) && !MARK_AFTER.test(reader.text.slice(lead.end, lead.end + 8))) return false;
  }
  if (rule.under && !reader.context.isUnder(rule.under)) return false;
  if (rule.source.continues && !goesOn(reader, rule, lead)) return false;
  if (!rule.afterWords) return true;
  const from = reader.context.paragraphBefore(at.block.parent);
  const before = from < 0 ? '' : wordsOf(reader.text.slice(from, from + 48).split(/[\r\n]/)[0] ?? '');
  return rule.afterWords.some((words) => before.startsWith(words));
}

/** `2.1` below an item that has the number 2. */
function goesOn({ context, collected }: DocumentReader, rule: ItemRule, lead: CitedId): boolean {
  const around = collected.items[context.enclosing(rule.source.parent ?? null)];
  const number = /\d+(?:\.\d+)*$/.exec(around?.id ?? '')?.[0];
  return number !== undefined && lead.id.startsWith(`${number}.`);
}

function addLead(
  reader: DocumentReader,
  rule: ItemRule,
  lead: CitedId,
  title: string,
  blockStart: number,
  blockEnd: number,
  box: Checkbox | null,
  parent: number,
): number {
  const marked = reader.text.slice(lead.end, Math.min(blockEnd, lead.end + 4 + title.length)).match(/✅|❌|⏳|🔄/u);
  const status = statusOfStruck(reader.text, lead.start, box?.status ?? (marked ? statusOfText(marked[0]) : null));
  return addDefinition(reader, rule, lead, { title, blockStart, blockEnd, parent, status });
}
