import type { TextEdit } from '../text/edit';
import type { BaselineReading, Entries } from './baseline';
import { lineEdits, writeBaseline } from './baselineText';

/**
 * What a baseline remembers of IDs, under the IDs that they get: `newId` says which, null for those that stay. None where
 * the baseline can't be read, or somebody has laid it out by hand: nothing of it may get lost.
 */
export function renamedKeyEdits(
  { text, baseline, problems }: BaselineReading,
  newId: (document: string, id: string) => string | null,
): TextEdit[] {
  if (!baseline || problems.length > 0) return [];
  let isChanged = false;
  const named = (document: string, id: string): string => {
    const other = newId(document, id);
    if (other !== null) isChanged = true;
    return other ?? id;
  };
  const items = renamed(baseline.items, (document, id) => named(document, id));
  const reviewed = renamed(baseline.reviewed, (_, key) => {
    const hash = key.lastIndexOf('#');
    return hash < 0 ? key : `${key.slice(0, hash)}#${named(key.slice(0, hash), key.slice(hash + 1))}`;
  });
  if (!isChanged) return [];
  const inLines = (written: string): string => (text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written);
  if (inLines(writeBaseline(baseline)) !== text) return [];
  return lineEdits(text, inLines(writeBaseline({ items, reviewed })));
}

function renamed(entries: Entries, name: (document: string, key: string) => string): Entries {
  return new Map(
    [...entries].map(([document, own]) => [
      document,
      new Map([...own].map(([key, value]) => [name(document, key), value])),
    ]),
  );
}
