import type { CallHierarchyItem } from 'vscode-languageserver';
import type { HierarchyEntry, KnownEntry } from '../core/features/hierarchyEntries';
import { rangeOf, symbolKindOf } from './convert';
import type { Folder } from './folder';
import type { DocumentPlace, Session } from './session';

/** An entry for the protocol, in which items of both hierarchies have one shape. */
export function hierarchyItem(folder: Folder, entry: HierarchyEntry): CallHierarchyItem {
  const { label, detail, kind, file, start, end, nameStart, nameEnd, known } = entry;
  const lines = folder.lines(file);
  return {
    name: label,
    ...(detail === '' ? {} : { detail }),
    kind: symbolKindOf(kind),
    uri: folder.uri(file),
    range: rangeOf(lines, start, end),
    selectionRange: rangeOf(lines, nameStart, nameEnd),
    data: known,
  };
}

/** What an item of an earlier answer is about, whose document may have changed since; null for an item of nobody's. */
export function knownOfItem(
  session: Session,
  { uri, data }: Pick<CallHierarchyItem, 'uri' | 'data'>,
): (DocumentPlace & { readonly known: KnownEntry }) | null {
  const place = session.placeOf(uri);
  if (!place || typeof data !== 'object' || data === null) return null;
  const { kind, path, id, namespace, words } = data as Record<string, unknown>;
  const needed = kind === 'item' ? [path, id, namespace] : kind === 'words' ? [path, words] : [null];
  return needed.every((part) => typeof part === 'string') ? { ...place, known: data as KnownEntry } : null;
}
