import { codeKind } from '../facts/codeFacts';
import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import { readBlocks } from '../markdown/blockReader';
import type { Block } from '../markdown/blocks';
import type { Snapshot } from '../workspace/snapshot';
import { idAt } from './place';
import { sectionSpans, type Span } from './sectionSpans';

/** All of a document that the selections from its places have in common. */
export interface SelectableDocument {
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Span[];
}

/** Null for a document that is not there, and for source files: editors know their own languages. */
export function selectable(snapshot: Snapshot, path: string): SelectableDocument | null {
  const text = snapshot.text(path);
  const file = snapshot.graph.file(path);
  if (text === null || !file || file.facts.kind === codeKind) return null;
  return { snapshot, path, text, blocks: readBlocks(text), sections: sectionSpans(snapshot, path, text) };
}

/**
 * What a selection grows to from a place, step by step: word, ID, range or list of IDs, cell or field, row, list or
 * table, sections, document. Each step holds the one before it and is larger.
 */
export function selectionSteps(document: SelectableDocument, offset: number): Span[] {
  const { text, blocks, sections } = document;
  const candidates: Span[] = [
    wordAt(text, offset),
    ...idSpans(document, offset),
    ...blocks.flatMap((block) => (holds(block, offset) ? spansOf(text, block, offset) : [])),
    ...sections,
    { start: 0, end: text.length },
  ];
  const steps: Span[] = [];
  let last: Span = { start: offset, end: offset };
  for (const { start, end } of candidates.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const isLarger = start <= last.start && end >= last.end && end - start > last.end - last.start;
    if (isLarger) steps.push((last = { start, end }));
  }
  return steps.length > 0 ? steps : [last];
}

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

const LONGEST_WORD = 100;

function wordAt(text: string, offset: number): Span {
  const isPart = (at: number): boolean => /[\p{L}\p{N}_]/u.test(text.charAt(at));
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < LONGEST_WORD && isPart(start - 1)) start--;
  while (end - offset < LONGEST_WORD && isPart(end)) end++;
  return { start, end };
}

/** The ID, its range, the list that it stands in; each with and without the marks around it. */
function idSpans({ snapshot, path, text }: SelectableDocument, offset: number): Span[] {
  const at = idAt(snapshot, path, offset);
  if (!at) return [];
  const spans: Span[] = [];
  const add = (span: Span): void => {
    for (let next: Span | null = span; next; next = dressed(text, next)) spans.push(next);
  };
  add(at);
  let whole: Span = at;
  const references = snapshot.graph.file(path)?.facts.references ?? new Int32Array();
  const expressions: Span[] = [];
  for (let o = 0; o < references.length; o += referenceStride) {
    const start = packedField(references, o, ReferenceField.expressionStart);
    const end = packedField(references, o, ReferenceField.expressionEnd);
    expressions.push({ start, end });
    if (start <= at.start && end >= at.end) whole = { start, end };
  }
  add(balanced(text, whole));
  const list = listAround(text, whole, expressions);
  if (list) add(balanced(text, list));
  return spans;
}

/** A span with the outer brackets of its first and its last ID, where it has their inner ones. */
function balanced(text: string, { start, end }: Span): Span {
  let depth = 0;
  let least = 0;
  for (let at = start; at < end; at++) {
    const c = text.charAt(at);
    if (c === '[') depth++;
    else if (c === ']') least = Math.min(least, --depth);
  }
  return {
    start: least < 0 && text.charAt(start - 1) === '[' ? start - 1 : start,
    end: depth > least && text.charAt(end) === ']' ? end + 1 : end,
  };
}

const PAIRS: Readonly<Record<string, string>> = { '[': ']', '`': '`', '*': '*', _: '_', '~': '~', '(': ')' };

/** A span with the marks right around it; null where they are no pair. */
function dressed(text: string, { start, end }: Span): Span | null {
  const closing = PAIRS[text.charAt(start - 1)];
  return start > 0 && closing !== undefined && text.charAt(end) === closing ? { start: start - 1, end: end + 1 } : null;
}

/** What may stand between two members of a list. */
const BETWEEN = /^[\s,;/+&`*_~[\]]*(?:and|or)?[\s`*_~[\]]*$/;
const LONGEST_BETWEEN = 20;

/** From the first to the last of the IDs that are listed together with one; null where it stands alone. */
function listAround(text: string, one: Span, expressions: readonly Span[]): Span | null {
  const areNext = (before: Span, after: Span): boolean =>
    after.start >= before.end &&
    after.start - before.end <= LONGEST_BETWEEN &&
    BETWEEN.test(text.slice(before.end, after.start));
  let { start, end } = one;
  for (const next of expressions) if (next.start >= end && areNext({ start, end }, next)) end = next.end;
  for (const previous of [...expressions].reverse())
    if (previous.end <= start && areNext(previous, { start, end })) start = previous.start;
  return start < one.start || end > one.end ? { start, end } : null;
}

/** A block, and what it has inside around an offset: a cell, a row's words, the value behind a label. */
function spansOf(text: string, block: Block, offset: number): Span[] {
  const own = { start: block.start, end: block.end };
  if (block.kind === 'row') {
    for (let c = 0; c + 1 < block.cells.length; c += 2) {
      const cell = { start: block.cells[c] ?? 0, end: block.cells[c + 1] ?? 0 };
      if (holds(cell, offset)) return [cell, own];
    }
  }
  if (block.kind === 'heading' || block.kind === 'paragraph') {
    const start = block.segments[0] ?? block.start;
    const words = { start: start + checkboxAt(text, start), end: block.segments.at(-1) ?? block.end };
    const value = { start: valueAt(text, words), end: words.end };
    return holds(value, offset) ? [value, words, own] : [words, own];
  }
  return [own];
}

function checkboxAt(text: string, start: number): number {
  return /^\[[^\]\n]{0,3}\][*]?\s+/.exec(text.slice(start, start + 12))?.[0].length ?? 0;
}

const LABEL = /^(?:\*\*[^*\n:]{1,80}(?::\*\*|\*\*\s?:)|_[^_\n:]{1,80}:|[\p{L}][^\n:*]{0,50}:)\s+/u;

/** Where the value of a field begins, behind its label; else where the words do. */
function valueAt(text: string, { start, end }: Span): number {
  const label = LABEL.exec(text.slice(start, Math.min(end, start + 120)))?.[0].length ?? 0;
  return start + label < end ? start + label : start;
}
