import type { Citations } from '../ids/reader';
import type { DocumentReader } from './documentReader';
import { leadingId, leadLength } from './leads';
import type { Checkbox } from './status';

/** `- [x] Phase 0: Research complete`: a row that says how far an item is which is defined elsewhere. */
export function readProgressRow(
  reader: DocumentReader,
  box: Checkbox | null,
  textStart: number,
  citations: Citations,
): void {
  const progress = reader.rule?.progress;
  if (!progress || !box || !reader.context.isUnder(progress.under)) return;
  const lead = leadingId(reader.text, textStart, citations);
  if (!lead || !progress.forms.has(lead.form)) return;
  for (const { id, form, start, end } of citations.ids.slice(0, leadLength(citations)))
    reader.collected.statuses.push({
      symbol: reader.collected.symbolOf(id, form),
      form,
      status: box.status,
      start,
      end,
    });
}
