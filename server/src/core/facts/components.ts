import { wordsOf } from '../profile/words';
import type { RunPlace } from './context';
import type { DocumentReader } from './documentReader';
import { copyOf } from './interner';

const LONGEST = 600;

/** What stands where the document names components: `- Ledger (REQ-LEDGER-1)`. */
export function readComponents(
  { rule, text, collected }: DocumentReader,
  { label }: RunPlace,
  start: number,
  end: number,
): void {
  if (label === null || !rule?.componentLabels?.has(label)) return;
  const words = wordsOf(text.slice(start, Math.min(end, start + LONGEST)));
  if (words !== '') collected.checked.components.push(copyOf(words));
}
