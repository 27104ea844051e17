import type { FileFacts, ItemFact } from '../facts/facts';
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
  const inHeadings = itemsInHeadings(file.facts);
  headings.forEach((heading, i) => {
    const itemIndex = inHeadings.get(i) ?? -1;
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
    const holder = nodesAround(items, item.parent, item.heading, nodeOfItem);
    for (const around of holder) growTo(around, node);
    (holder[0]?.children ?? nodeOfHeading[item.heading]?.children ?? roots).push(node);
    nodeOfItem.set(i, node);
  });
  let above = -1;
  for (const row of rows) {
    if (row.kind === 'gate') continue;
    while (above > 0 && (headings[above]?.start ?? 0) > row.start) above--;
    while ((headings[above + 1]?.start ?? Infinity) <= row.start) above++;
    const owner = items[row.owner];
    const node: GrowingNode = {
      name: tidy(text.slice(row.start, row.end)),
      detail: '',
      kind: 'row',
      start: row.start,
      end: row.end,
      nameStart: row.start,
      nameEnd: row.end,
      children: [],
    };
    // Criteria below a row are that row's; below a heading they are the heading's, whatever it says.
    const holder = nodesAround(items, row.owner, above, nodeOfItem);
    for (const around of holder) growTo(around, node);
    const section = nodeOfHeading[owner?.heading ?? above];
    const isInside = section && section.start <= row.start && row.end <= section.end;
    (holder[0] ?? (isInside ? section : nodeOfHeading[above]))?.children.push(node);
  }
  return inOrder(roots);
}

/** The first item that stands in each heading, by the heading's index. */
function itemsInHeadings({ headings, items }: FileFacts): Map<number, number> {
  const found = new Map<number, number>();
  items.forEach((item, i) => {
    const heading = headings[item.heading];
    const isInside = heading && item.start >= heading.start && item.end <= heading.end;
    if (isInside && !found.has(item.heading)) found.set(item.heading, i);
  });
  return found;
}

/** What is found in several goes, as it stands in the text: front matter before headings, criteria between tasks. */
function inOrder(nodes: GrowingNode[]): GrowingNode[] {
  for (const { children } of nodes) inOrder(children);
  return nodes.sort((a, b) => a.start - b.start);
}

function growTo(node: GrowingNode, part: DocumentSymbolNode): GrowingNode {
  node.end = Math.max(node.end, part.end);
  return node;
}

/** The nodes of an item's row and of the rows around it that stand under one heading, the nearest first. */
function nodesAround(
  items: readonly ItemFact[],
  index: number,
  heading: number,
  nodes: ReadonlyMap<number, GrowingNode>,
): readonly GrowingNode[] {
  const around: GrowingNode[] = [];
  for (let at = index; at >= 0; at = items[at]?.parent ?? -1) {
    const node = nodes.get(at);
    if (!node || items[at]?.heading !== heading || node.kind === 'heading') break;
    around.push(node);
  }
  return around;
}
