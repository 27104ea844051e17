import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { Snapshot } from '../workspace/snapshot';

/** The text that a document's facts were read from; `gone` where it can't be had, `moved-on` where it is another one. */
export function snapshotText(snapshot: Snapshot, path: string): { readonly text: string } | 'gone' | 'moved-on' {
  const text = snapshot.text(path);
  const file = snapshot.graph.file(path);
  if (text === null || !file) return 'gone';
  return isTextOf(file, text) ? { text } : 'moved-on';
}

/** A text on disk may have changed behind the facts: its length and the IDs that it defines tell. */
function isTextOf(file: LinkedFile, text: string): boolean {
  const { items, length } = file.facts;
  if (length !== text.length) return false;
  return items.every((item, i) => {
    if (item.strength !== 'explicit' || item.kind === 'section') return true;
    // The members of a range that defines them share its place.
    if (items[i - 1]?.start === item.start || items[i + 1]?.start === item.start) return true;
    return isWritten(file, item, text.slice(item.start, item.end));
  });
}

/** `User Story 2` is US2, and `Day 3 – 4` is Day 3-4: where a form has several spellings, they share the number. */
function isWritten({ profile }: LinkedFile, { id, form }: ItemFact, written: string): boolean {
  if (written === id) return true;
  const own = profile?.grammar.forms[form];
  const hasSpellings = own !== undefined && (own.spelled !== null || own.unit !== null);
  return hasSpellings && lastNumber(written) === lastNumber(id);
}

const lastNumber = (id: string): number => Number(/(\d{1,9})\D?$/.exec(id)?.[1] ?? -1);
