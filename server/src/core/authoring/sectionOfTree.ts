import type { Heading, Root, RootContent } from 'mdast';
import { headingSays, wordsOf } from '../profile/words';

/** A heading of a document and what stands under it, up to the next heading that is no deeper. */
export interface TreeSection {
  readonly heading: Heading;
  readonly content: readonly RootContent[];
}

/** Offsets of a node; remark gives every node a position. */
export function spanOfNode(node: {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}): {
  start: number;
  end: number;
} {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The source of a heading without its marks. */
export function headingText(text: string, heading: Heading): string {
  const first = heading.children[0];
  const last = heading.children[heading.children.length - 1];
  return first && last ? text.slice(spanOfNode(first).start, spanOfNode(last).end) : '';
}

/** The first section whose heading says one of the titles, or null. */
export function findSection(tree: Root, text: string, titles: readonly string[]): TreeSection | null {
  const wanted = titles.map(wordsOf);
  for (let i = 0; i < tree.children.length; i++) {
    const node = tree.children[i];
    if (node?.type !== 'heading') continue;
    const words = wordsOf(headingText(text, node));
    if (!wanted.some((title) => headingSays(words, title))) continue;
    let end = i + 1;
    while (end < tree.children.length) {
      const next = tree.children[end];
      if (next?.type === 'heading' && next.depth <= node.depth) break;
      end++;
    }
    return { heading: node, content: tree.children.slice(i + 1, end) };
  }
  return null;
}
