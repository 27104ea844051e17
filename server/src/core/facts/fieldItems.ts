import type { Paragraph } from '../markdown/blocks';
import type { Citations } from '../ids/reader';
import { addDefinition } from './definition';
import type { DocumentReader } from './documentReader';
import type { Label } from './labels';
import { readPart } from './parts';
import { readVerdict } from './records';
import { readStatement } from './statements';
import { readTimes } from './times';

const MARKS_ONLY = /^[\s[(`*_]*$/;
const LONGEST_MARKS = 12;
const SLOT = /^\s*(?:\u2026|\.{3})\s*$/;

/** What a labelled field says of its document; true where it names an item. */
export function readField(
  reader: DocumentReader,
  label: Label,
  citations: Citations,
  block: Paragraph,
  end: number,
): boolean {
  readTimes(reader, label, end);
  readStatement(reader, label, citations, end);
  readVerdict(reader, label, end);
  readPart(reader, label.words, SLOT.test(reader.text.slice(label.valueStart, Math.min(end, label.valueStart + 9))));
  return readFieldItem(reader, label, citations, block) >= 0;
}

/**
 * The item that a field names (`- **ID**: `open-valve``), or -1. It is what the heading around is about: its words are
 * the item's, and what stands below that heading belongs to it.
 */
function readFieldItem(reader: DocumentReader, label: Label, citations: Citations, block: Paragraph): number {
  const rule = reader.rule?.items.field.find(({ labels }) => labels?.has(label.words));
  const lead = citations.ids[0];
  if (!rule || lead?.form !== rule.form || lead.start < label.valueStart) return -1;
  if (lead.start - label.valueStart > LONGEST_MARKS) return -1;
  if (!MARKS_ONLY.test(reader.text.slice(label.valueStart, lead.start))) return -1;
  const heading = reader.context.headingSaying(rule.under ?? []);
  const words = reader.collected.headings[heading]?.text ?? '';
  const itemBlock = reader.blocks[block.parent];
  const item = addDefinition(reader, rule, lead, {
    title: words.slice(words.indexOf(':') + 1).trim(),
    blockStart: itemBlock?.kind === 'item' ? itemBlock.start : block.start,
    blockEnd: block.end,
    parent: -1,
    heading,
  });
  reader.context.defineAt(heading, item);
  return item;
}
