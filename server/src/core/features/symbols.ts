import type { ItemFact } from '../facts/facts';
import type { ItemKind } from '../model/vocabulary';
import { tidy } from '../facts/titles';
import type { Snapshot } from '../workspace/snapshot';
import { labelOf } from '../graph/labels';
import { headingEnds } from './headingEnds';

/** One entry of a document's outline. */
export interface DocumentSymbolNode {
  readonly name: string;
  readonly detail: string;
  readonly kind: ItemKind | 'heading' | 'row';
  /** Everything that belongs to it. */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly DocumentSymbolNode[];
}

/** The same while it is made: it grows around what it encloses. */
interface GrowingNode extends DocumentSymbolNode {
  end: number;
  readonly children: GrowingNode[];
}

/**
 * A document's outline: headings, the items under them, their criteria. An item stands below the one that encloses it,
 * whether their headings are on one level or their rows are. Empty for ordinary markdown.
 */
export function documentSymbols(snapshot: Snapshot, path: string): DocumentSymbolNode[] {
  const file = snapshot.graph.file(path);
  if (!file?.rule) return [];
  const { headings, items, rows } = file.facts;
  const ends = headingEnds(file.facts);
  const text = snapshot.text(path) ?? '';
  const roots: GrowingNode[] = [];
  const nodeOfHeading: GrowingNode[] = [];
  const nodeOfItem = new Map<number, GrowingNode>();
  const open: { depth: number; node: GrowingNode }[] = [];
  headings.forEach((heading, i) => {
    const itemIndex = items.findIndex((it) => it.heading === i && it.start >= heading.start && it.end <= heading.end);
    const item = items[itemIndex];
    const node: GrowingNode = {
      name: item && item.kind !== 'section' ? labelOf(item, file) : heading.text === '' ? '(no title)' : heading.text,
      detail: item && item.kind !== 'section' ? item.title : '',
      kind: item?.kind ?? 'heading',
      start: heading.start,
      end: Math.max(ends[i] ?? 0, heading.end),
      nameStart: heading.start,
      nameEnd: heading.end,
      children: [],
    };
    nodeOfHeading.push(node);
    while (open.length > 0 && (open[open.length - 1]?.depth ?? 0) >= heading.depth) open.pop();
    const holder = item ? nodeOfItem.get(item.parent) : undefined;
    const isBeside = headings[items[item?.parent ?? -1]?.heading ?? -1]?.depth === heading.depth;
    (holder && isBeside ? growTo(holder, node).children : (open[open.length - 1]?.node.children ?? roots)).push(node);
    open.push({ depth: heading.depth, node });
    if (item) nodeOfItem.set(itemIndex, node);
  });
  const index = snapshot.graph.fileIndex(path);
  items.forEach((item, i) => {
    const heading = headings[item.heading];
    if (heading && item.start >= heading.start && item.end <= heading.end) return;
    // A bullet whose section is numbered by rows has no ID of its own: its place would tell that of another one.
    const isReplaced = snapshot.graph.canonicalOf(snapshot.graph.itemNumber(index, i)) < 0;
    const node: GrowingNode = {
      name: isReplaced ? item.title : labelOf(item, file),
      detail: isReplaced ? '' : item.title,
      kind: item.kind,
      start: Math.min(item.blockStart, item.start),
      end: Math.max(item.blockEnd, item.end),
      nameStart: item.start,
      nameEnd: item.end,
      children: [],
    };
    const holder = rowAround(items, i, nodeOfItem);
    for (const around of holder) growTo(around, node);
    (holder[0]?.children ?? nodeOfHeading[item.heading]?.children ?? roots).push(node);
    nodeOfItem.set(i, node);
  });
  for (const row of rows) {
    if (row.kind === 'gate') continue;
    const owner = items[row.owner];
    const next = headings.findIndex(({ start }) => start > row.start);
    const above = owner?.heading ?? (next < 0 ? headings.length : next) - 1;
    nodeOfHeading[above]?.children.push({
      name: tidy(text.slice(row.start, row.end)),
      detail: '',
      kind: 'row',
      start: row.start,
      end: row.end,
      nameStart: row.start,
      nameEnd: row.end,
      children: [],
    });
  }
  return roots;
}

function growTo(node: GrowingNode, part: DocumentSymbolNode): GrowingNode {
  node.end = Math.max(node.end, part.end);
  return node;
}

/** The nodes of the rows around an item's row, the nearest first. */
function rowAround(
  items: readonly ItemFact[],
  index: number,
  nodes: ReadonlyMap<number, GrowingNode>,
): readonly GrowingNode[] {
  const around: GrowingNode[] = [];
  const heading = items[index]?.heading;
  for (let at = items[index]?.parent ?? -1; at >= 0; at = items[at]?.parent ?? -1) {
    const node = nodes.get(at);
    if (!node || items[at]?.heading !== heading || node.kind === 'heading') break;
    around.push(node);
  }
  return around;
}

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: ItemKind;
  readonly container: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Items whose ID or title holds the query's characters in order; IDs that begin with it first. At most `most`. */
export function workspaceSymbols(snapshot: Snapshot, query: string, most: number): WorkspaceSymbol[] {
  const { graph } = snapshot;
  const wanted = query.toLowerCase().replace(/[[\]\s]/g, '');
  const found: { symbol: WorkspaceSymbol; rank: number }[] = [];
  graph.files.forEach((file, f) => {
    file.facts.items.forEach((item, i) => {
      const number = graph.itemNumber(f, i);
      if (!graph.isCanonical(number)) return;
      const rank = rankOf(item.id.toLowerCase(), item.title.toLowerCase(), wanted);
      if (rank < 0) return;
      const name = `${labelOf(item, file)} ${item.title}`.trim();
      found.push({
        rank,
        symbol: { name, kind: item.kind, container: file.path, file: file.path, start: item.start, end: item.end },
      });
    });
  });
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ symbol }) => symbol);
}

function rankOf(id: string, title: string, wanted: string): number {
  if (wanted === '') return 3;
  if (id.startsWith(wanted)) return id === wanted ? 0 : 1;
  if (id.includes(wanted)) return 2;
  if (title.replace(/\s/g, '').includes(wanted)) return 3;
  return isSubsequence(wanted, id + title) ? 4 : -1;
}

function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (const c of wanted) {
    at = text.indexOf(c, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}
