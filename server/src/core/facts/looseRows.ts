import { readIds, type Citations } from '../ids/reader';
import type { Paragraph } from '../markdown/blocks';
import { addDefinition } from './definition';
import type { DocumentReader } from './documentReader';
import { leadingId, takes } from './leads';
import { tidy } from './titles';

const LONGEST_ID_CELL = 120;

/**
 * Lines of a paragraph that were rows of a table until a remark between them, or a lost header, cut them off:
 * `| FR-008 | The report is kept |`. A reader takes them for rows, markdown does not. Answers the offsets of the IDs that
 * define items; null for none, as nearly always.
 */
export function readLooseRows(reader: DocumentReader, block: Paragraph): ReadonlySet<number> | null {
  const rules = reader.rule?.items.looseRow ?? [];
  const { segments } = block;
  if (rules.length === 0 || block.parent >= 0) return null;
  let taken: Set<number> | null = null;
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
    addDefinition(reader, rule, lead, {
      title,
      blockStart: start,
      blockEnd: end,
      parent: reader.context.enclosing(null),
    });
    taken ??= new Set();
    taken.add(lead.start);
  }
  return taken;
}
