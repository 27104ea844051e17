/**
 * The parser of record: remark, with GFM and front matter. Edits and extraction are computed on its tree, and the
 * fast readers are held to it by test. It is too slow for the index, so only authoring and tests import this file.
 */
import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readBlocks } from './blockReader';
import type { Blocks } from './blocks';
import { BYTE_ORDER_MARK } from './characters';
import { readFrontMatter } from './frontMatter';

export { blocksOfTree } from './treeBlocks';
export { inlineOfTree } from './treeInline';

/** Longest text, in UTF-16 units, that is given to remark: at its speed, more than a second of work. */
export const TREE_SIZE_LIMIT = 1_000_000;

/** Deepest nesting of containers that is given to remark, which recurses. */
export const TREE_NESTING_LIMIT = 200;

/** The refusal to build a tree of a text that would overflow the stack or take too long. */
export interface TooLargeForTree {
  readonly type: 'tooLargeForTree';
  readonly reason: 'size' | 'nesting';
}

const gfm = unified().use(remarkParse).use(remarkGfm).freeze();
const gfmWithFrontMatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/**
 * The tree of `text`, or a refusal. Offsets are those of the exact text: remark leaves a byte order mark out of its
 * count, which is mended here. (Lines and columns are as remark has them.)
 */
export function parseRemark(text: string): Root | TooLargeForTree {
  if (text.length > TREE_SIZE_LIMIT) return { type: 'tooLargeForTree', reason: 'size' };
  if (nesting(readBlocks(text)) > TREE_NESTING_LIMIT) return { type: 'tooLargeForTree', reason: 'nesting' };
  // While it looks for the end of front matter, remark opens no containers: a rule as first line, with no second, would
  // turn every list and quote of the document into paragraphs. So it is told of front matter only where there is some.
  const processor = readFrontMatter(text) === undefined ? gfm : gfmWithFrontMatter;
  let tree: Root;
  try {
    tree = processor.parse(text);
  } catch (error) {
    // Deep nesting of inline marks overflows the stack as well, and is not told from the blocks.
    if (error instanceof RangeError) return { type: 'tooLargeForTree', reason: 'nesting' };
    throw error;
  }
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) shift(tree);
  return tree;
}

function nesting(blocks: Blocks): number {
  const depths = new Int32Array(blocks.length);
  let deepest = 0;
  blocks.forEach((block, index) => {
    depths[index] = block.parent === -1 ? 1 : depths[block.parent] + 1;
    deepest = Math.max(deepest, depths[index]);
  });
  return deepest;
}

function shift(tree: Root): void {
  const pending: Nodes[] = [tree];
  const moved = new Set<object>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
      // Nodes may share a point.
      if (point.offset !== undefined && !moved.has(point)) point.offset++;
      moved.add(point);
    }
    if ('children' in node) pending.push(...node.children);
  }
}
