import type { Block } from '../markdown/blocks';
import type { RunPlace } from './context';
import type { DocumentReader } from './documentReader';
import { readQuestion } from './questions';
import { readLabel } from './labels';
import { readListedVerdict } from './records';
import { readSign, verdictOf, type Checkbox } from './status';

/** The first paragraph of a list item: its words behind a checkbox, and the item that it defines (-1 for none). */
export interface ListRow {
  /** Of the paragraph among the blocks. */
  readonly index: number;
  readonly box: Checkbox | null;
  readonly start: number;
  readonly end: number;
  readonly item: number;
}

/** Files a list item as a row without an ID of its own, where a rule of the document says what it is. */
export function readRowFact(reader: DocumentReader, { index, box, start, end, item }: ListRow): void {
  const block = reader.blocks[index] as Block;
  const itemBlock = reader.blocks[block.parent] as Block & { kind: 'item' };
  const place: RunPlace = {
    label: reader.context.labelFor(itemBlock.parent),
    column: null,
    afterLead: false,
    rowItem: -1,
  };
  readQuestion(reader, box, start, end);
  const sign = box ? null : readSign(reader.text, start);
  const marked = box ?? sign;
  const own = sign?.end ?? start;
  readListedVerdict(reader, place, marked ? marked.status : verdictOf(reader.text, start, end), own, end);
  for (const rule of reader.rule?.rows ?? []) {
    const verdict = rule.kind === 'gate' && !box && !sign ? verdictOf(reader.text, start, end) : null;
    if (rule.marked && !box && !sign && verdict === null) continue;
    if (rule.grouped && namesGroup(reader, index, start)) continue;
    if (!reader.context.fits(rule.place, place)) continue;
    const list = reader.blocks[itemBlock.parent] as Block & { kind: 'list' };
    // A list below a numbered row holds its details; one below the label's own bullet is the label's list.
    if (rule.ordered && (!list.ordered || !reader.context.hasLabel(list.parent))) continue;
    const owner = reader.context.enclosing(rule.owner);
    if (rule.owner !== null && owner < 0) continue;
    if (item >= 0 && rule.kind !== 'criterion') continue;
    const group = reader.context.labelPlaceFor(itemBlock.parent);
    reader.collected.rows.push({
      kind: rule.kind,
      owner,
      // The blank behind an empty box is no part of the paragraph.
      start: Math.min(own, end),
      end,
      status: marked?.status ?? verdict,
      group: group ? reader.collected.interner.shared(group.text) : null,
      groupStart: group?.start ?? -1,
    });
    return;
  }
}

/** `1. **Safety**` with a list below it. */
function namesGroup({ blocks, text }: DocumentReader, index: number, start: number): boolean {
  const below = blocks[index + 1];
  const block = blocks[index] as Block & { kind: 'paragraph' };
  if (below?.kind !== 'list' || below.parent !== block.parent) return false;
  const label = readLabel(text, start, block.segments[1] ?? block.end, () => true);
  return label !== null && label.valueStart >= block.end;
}
