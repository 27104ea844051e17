import type { TextEdit } from '../text/edit';
import type { BaselineReading, Entries } from './baseline';
import { lineEdits, writeBaseline } from './baselineText';

/**
 * What a baseline remembers of IDs, under the IDs that they get: `newId` says which, null for those that stay. None where
 * the baseline can't be read, or somebody has laid it out by hand: nothing of it may get lost.
 */
export function renamedKeyEdits(
  reading: BaselineReading,
  newId: (document: string, id: string) => string | null,
): TextEdit[] {
  return rewritten(reading, (document) => document, newId);
}

/** The same for documents that get other paths. */
export function movedDocumentEdits(reading: BaselineReading, newPath: (document: string) => string | null): TextEdit[] {
  return rewritten(
    reading,
    (document) => newPath(document) ?? document,
    () => null,
  );
}

function rewritten(
  { text, baseline, problems }: BaselineReading,
  pathOf: (document: string) => string,
  newId: (document: string, id: string) => string | null,
): TextEdit[] {
  if (!baseline || problems.length > 0) return [];
  const idIn = (document: string, id: string): string => newId(document, id) ?? id;
  const items = renamed(baseline.items, pathOf, idIn);
  const words = renamed(baseline.words, pathOf, idIn);
  const inDocument = (key: string): string => {
    const hash = key.lastIndexOf('#');
    if (hash < 0) return pathOf(key);
    const document = key.slice(0, hash);
    return `${pathOf(document)}#${idIn(document, key.slice(hash + 1))}`;
  };
  const reviewed = renamed(baseline.reviewed, inDocument, (_, key) => (key.includes('#') ? inDocument(key) : key));
  const inLines = (written: string): string => (text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written);
  if (inLines(writeBaseline(baseline)) !== text) return [];
  return lineEdits(text, inLines(writeBaseline({ items, words, reviewed })));
}

function renamed(
  entries: Entries,
  pathOf: (document: string) => string,
  name: (document: string, key: string) => string,
): Entries {
  return new Map(
    [...entries].map(([document, own]) => [
      pathOf(document),
      new Map([...own].map(([key, value]) => [name(document, key), value])),
    ]),
  );
}
