import type { CitedId } from '../ids/reader';
import { addDefinition } from './definition';
import type { DocumentReader } from './documentReader';
import type { LeadPosition } from './leads';

const MARKS_ONLY = /^[\s[\](){}`*_:.]*$/;

/**
 * The item whose ID stands alone in the paragraph right below a heading (`### Delays`, and below it `` `req~delays~2` ``),
 * or -1. Its words are the heading's, and what stands below that heading belongs to it.
 */
export function readBelowHeading(reader: DocumentReader, at: LeadPosition, lead: CitedId): number {
  const rule = reader.rule?.items.belowHeading.find((r) => r.form === lead.form);
  if (!rule || reader.blocks[at.index - 1]?.kind !== 'heading' || at.citations.ids.length > 1) return -1;
  if (lead.place !== 'single' || !MARKS_ONLY.test(reader.text.slice(lead.end, at.end))) return -1;
  if (rule.under && !reader.context.isUnder(rule.under)) return -1;
  const item = addDefinition(reader, rule, lead, {
    title: reader.collected.headings[reader.context.headingIndex]?.text ?? '',
    blockStart: at.block.start,
    blockEnd: at.block.end,
    parent: reader.context.enclosing(null),
  });
  reader.context.headingDefines(item);
  return item;
}
