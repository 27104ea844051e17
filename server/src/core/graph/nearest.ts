/** An item, and where its definition stands. */
export interface PlacedItem {
  readonly item: number;
  readonly path: string;
}

/**
 * Of items of one name in several scopes, the one that a reader of a document outside them means: it shares more folders
 * with the document than all others do. -1 where several are equally near.
 */
export function nearestItem(items: Iterable<PlacedItem>, path: string): number {
  let best = -1;
  let most = -1;
  let isAlone = false;
  for (const candidate of items) {
    const shared = sharedFolders(candidate.path, path);
    if (shared < most) continue;
    isAlone = shared > most;
    most = shared;
    best = candidate.item;
  }
  return isAlone ? best : -1;
}

/** How many folders two paths have in common, from the top. */
function sharedFolders(a: string, b: string): number {
  let shared = 0;
  for (let start = 0; ; shared++) {
    const end = a.indexOf('/', start);
    if (end < 0 || b.indexOf('/', start) !== end || a.slice(start, end) !== b.slice(start, end)) return shared;
    start = end + 1;
  }
}
