/** Compares what the fast readers and the parser of record say of a text. */
import type { Block, Blocks, InlineSpan, Segments } from '../../server/src/core/markdown/blocks';
import { readBlocks } from '../../server/src/core/markdown/blockReader';
import { labelsOf, readInline } from '../../server/src/core/markdown/inlineReader';
import { blocksOfTree, inlineOfTree, parseRemark } from '../../server/src/core/markdown/remarkTree';

export interface Difference {
  /** The first block, or span, that differs, as either reader has it; undefined where it has none. */
  readonly fast: Block | InlineSpan | undefined;
  readonly tree: Block | InlineSpan | undefined;
}

/** One line that tells a difference. */
export function told(difference: Difference): string {
  return `fast ${described(difference.fast)} tree ${described(difference.tree)}`;
}

/** The first difference between the two readers, if there is one. */
export function firstDifference(text: string): Difference | undefined {
  const tree = parseRemark(text);
  if (tree.type === 'tooLargeForTree') return undefined;
  const fast = readBlocks(text);
  const record = blocksOfTree(tree, text);
  const block = unequal<Block>(fast, record);
  if (block !== undefined) return block;
  const labels = labelsOf(text, fast);
  const inline = inlineOfTree(tree, text);
  for (const segments of runs(record)) {
    const span = unequal<InlineSpan>(readInline(text, segments, labels), inline(segments));
    if (span !== undefined) return span;
  }
  return undefined;
}

function unequal<T extends Block | InlineSpan>(fast: readonly T[], tree: readonly T[]): Difference | undefined {
  for (let i = 0; i < Math.max(fast.length, tree.length); i++) {
    if (described(fast[i]) !== described(tree[i])) return { fast: fast[i], tree: tree[i] };
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
    for (let i = 0; i < block.cells.length; i += 2) cells.push([block.cells[i], block.cells[i + 1]]);
    return cells;
  });
}
