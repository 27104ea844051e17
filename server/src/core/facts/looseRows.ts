import { readIds, type Citations } from '../ids/reader';
import type { Paragraph } from '../markdown/blocks';
import type { DocumentReader } from './documentReader';
import { leadingId, takes } from './leads';
import { isNegative } from './sentences';
import { tidy } from './titles';

const LONGEST_ID_CELL = 120;

/**
 * Lines of a paragraph that were rows of a table until a remark between them, or a lost header, cut them off:
 * `| FR-008 | The report is kept |`. A reader takes them for rows, markdown does not. The items that they define, as
 * the symbols of their first cells say; `taken` gets the offsets of those IDs.
 */
export function readLooseRows(reader: DocumentReader, block: Paragraph, taken: Set<number>): void {
  const rules = reader.rule?.items.looseRow ?? [];
  const { segments } = block;
  if (rules.length === 0 || block.parent >= 0) return;
  for (let s = 0; s < segments.length; s += 2) {
    const start = segments[s] ?? 0;
    const end = segments[s + 1] ?? start;
    if (reader.text.charCodeAt(start) !== 124) continue;
    const close = reader.text.slice(start + 1, Math.min(end, start + LONGEST_ID_CELL)).indexOf('|');
    if (close < 0) continue;
    const from = start + 1;
    const to = from + close;
    const out: Citations = { ids: [], ranges: [] };
    readIds(reader.text, from, to, reader.collected.grammar, null, [], out);
    const lead = leadingId(reader.text, from, out);
    const rule = lead && rules.find((r) => takes(r, lead));
    if (!lead || !rule) continue;
    const title = tidy(reader.text.slice(to + 1, end).split('|')[0] ?? '');
    const item = reader.collected.addItem({
      id: lead.id,
      form: rule.form,
      kind: rule.kind,
      strength: rule.source.strength ?? 'explicit',
      restates: rule.source.restates ?? false,
      shared: rule.source.shared ?? false,
      title,
      start: lead.start,
      end: lead.end,
      blockStart: start,
      blockEnd: end,
      parent: reader.context.enclosing(null),
      status: null,
      negative: isNegative(title),
      heading: reader.context.headingIndex,
      sentence: 0,
    });
    if (rule.source.yields) reader.collected.yielding.add(item);
    taken.add(lead.start);
  }
}
