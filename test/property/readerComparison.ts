/** Compares what the fast readers and the parser of record say of a text. */
import type { Block, Blocks, InlineSpan, Segments } from '../../server/src/core/markdown/blocks';
import { readBlocks } from '../../server/src/core/markdown/blockReader';
import { labelsOf, readInline } from '../../server/src/core/markdown/inlineReader';
import { blocksOfTree, inlineOfTree, parseRemark } from '../../server/src/core/markdown/remarkTree';

export interface Difference {
  readonly what: 'block' | 'span';
  /** The first block, or span, that differs, as either reader has it; empty where it has none. */
  readonly fast: string;
  readonly tree: string;
}

/** The first difference between the two readers, if there is one. */
export function firstDifference(text: string): Difference | undefined {
  const tree = parseRemark(text);
  if (tree.type === 'tooLargeForTree') return undefined;
  const fast = readBlocks(text);
  const record = blocksOfTree(tree, text);
  const block = unequal('block', fast, record);
  if (block !== undefined) return block;
  const labels = labelsOf(text, fast);
  const inline = inlineOfTree(tree, text);
  for (const segments of runs(record)) {
    const span = unequal<InlineSpan>('span', readInline(text, segments, labels), inline(segments));
    if (span !== undefined) return span;
  }
  return undefined;
}

function unequal<T extends Block | InlineSpan>(
  what: Difference['what'],
  fast: readonly T[],
  tree: readonly T[],
): Difference | undefined {
  for (let i = 0; i < Math.max(fast.length, tree.length); i++) {
    const left = described(fast[i]);
    const right = described(tree[i]);
    if (left !== right) return { what, fast: left, tree: right };
  }
  return undefined;
}

function described(value: Block | InlineSpan | undefined): string {
  if (value === undefined) return '';
  return JSON.stringify(value, Object.keys(value).sort());
}

function runs(blocks: Blocks): Segments[] {
  return blocks.flatMap((block): Segments[] => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [block.segments];
    if (block.kind !== 'row') return [];
    const cells: Segments[] = [];
    for (let i = 0; i < block.cells.length; i += 2) cells.push([block.cells[i]!, block.cells[i + 1]!]);
    return cells;
  });
}
