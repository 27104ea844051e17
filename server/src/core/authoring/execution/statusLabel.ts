import { readLabel } from '../../facts/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import type { ChangedDocument } from './changedDocuments';
import { doneCell } from './doneCell';
import type { Outcome } from './marking';

const LABEL = /^(?:status|state)$/;
const LONGEST_VALUE = 120;

/** A field (`**Status**: Pending`) of the section that an item's heading begins. */
interface StatusField {
  readonly start: number;
  readonly end: number;
}

/** Marks the status field in an item's section, in the words of the other sections' fields; `nothing` where it has none. */
export function markStatusField(document: ChangedDocument, file: LinkedFile, item: number): Outcome {
  const own = fieldOf(document, file, item);
  if (!own) return 'nothing';
  const { items } = file.facts;
  const kind = items[item]?.kind;
  const others = items.flatMap((other, i) => {
    const field = i === item || other.kind !== kind ? null : fieldOf(document, file, i);
    return field ? [document.text.slice(field.start, field.end)] : [];
  });
  const said = doneCell(document.text.slice(own.start, own.end), { title: 'status', others });
  if (said === 'done' || said === 'unclear') return said;
  document.add({ ...own, newText: said.words });
  return 'marked';
}

function fieldOf({ text, prose }: ChangedDocument, { facts }: LinkedFile, item: number): StatusField | null {
  const fact = facts.items[item];
  const heading = fact ? facts.headings[fact.heading] : undefined;
  // An item that is no heading has its section from somebody else.
  if (!fact || !heading || fact.start < heading.start || fact.start >= heading.end) return null;
  // Sections within are those of other items.
  const next = facts.headings[fact.heading + 1];
  for (const run of prose.runsIn(heading.end, next?.start ?? text.length)) {
    for (let s = 0; s < run.segments.length; s += 2) {
      const [from = 0, to = 0] = [run.segments[s], run.segments[s + 1]];
      const label = readLabel(text, from, to, (words) => LABEL.test(words));
      if (!label || !LABEL.test(label.words) || to - label.valueStart > LONGEST_VALUE) continue;
      return { start: label.valueStart, end: to };
    }
  }
  return null;
}
