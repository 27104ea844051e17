import type { Citations, CitedId } from '../ids/reader';
import type { DocumentReader } from './documentReader';
import { leadingId, leadLength } from './leads';
import { readCheckbox, type Checkbox } from './status';

const CLOSING_BOX = /\[[^\]\s]?\s?\][\s*_`.]*$/;
const LONGEST_TAIL = 12;

/** `- [x] Phase 0: Research complete`: a row that says how far an item is which is defined elsewhere. */
export function readProgressRow(
  reader: DocumentReader,
  box: Checkbox | null,
  textStart: number,
  end: number,
  citations: Citations,
): void {
  const { rule, context, collected, text } = reader;
  const { progress, repeats } = rule ?? { progress: null, repeats: null };
  const lead = leadingId(text, textStart, citations);
  if (progress && box && lead && progress.forms.has(lead.form) && context.isUnder(progress.under)) {
    for (const { id, form, start, end } of citations.ids.slice(0, leadLength(citations)))
      collected.statuses.push({ symbol: collected.symbolOf(id, form), form, status: box.status, start, end });
  }
  if (!repeats || citations.ids.length === 0 || !context.isUnder(repeats.under)) return;
  if (box) {
    if (lead?.place === 'single') repeat(reader, [lead], box);
    return;
  }
  const closing = closingBox(text, textStart, end);
  if (closing) repeat(reader, citations.ids, closing);
}

function repeat({ rule, collected }: DocumentReader, ids: readonly CitedId[], { status }: Checkbox): void {
  const own = ids.filter(({ form }) => rule?.repeats?.forms.has(form));
  const [first] = own;
  const last = own[own.length - 1];
  if (!first || !last) return;
  const symbols = own.map(({ id, form }) => collected.symbolOf(id, form));
  collected.checked.repeats.push({ symbols, status, start: first.start, end: Math.max(first.end, last.end) });
}

/** The checkbox at the end of a row: `Phase 1: T001–T011 [x]`. */
function closingBox(text: string, start: number, end: number): Checkbox | null {
  const tail = text.slice(Math.max(start, end - LONGEST_TAIL), end);
  const m = CLOSING_BOX.exec(tail);
  if (!m) return null;
  // A box is read as one that begins a row: with a blank behind it.
  const box = readCheckbox(`${m[0].slice(0, m[0].indexOf(']') + 1)} `, 0);
  return box && { ...box, start: end - tail.length + m.index, end };
}
