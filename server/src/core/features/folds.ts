import { readBlocks } from '../markdown/blockReader';
import type { Block, Blocks } from '../markdown/blocks';
import type { LineStarts } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';
import { sectionSpans } from './sectionSpans';

/** Lines that can be folded into the first of them; 0-based. */
export interface Fold {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly kind: 'comment' | 'region' | null;
}

/**
 * What can be folded in a plan, in the order of the first lines, each with one fold: sections and phases, checklists
 * with the label above them, rows with what belongs to them, tables, fences, comments, front matter. Where there are
 * more than `most`, the innermost are left out. Empty for ordinary markdown, which editors fold themselves.
 */
export function folds(snapshot: Snapshot, path: string, most = Infinity): Fold[] {
  const file = snapshot.graph.file(path);
  const text = snapshot.text(path);
  if (!file?.rule || text === null) return [];
  const { lines } = file.facts;
  const found = new Map<number, Fold>();
  const add = (firstLine: number, lastLine: number, kind: Fold['kind']): void => {
    const known = found.get(firstLine);
    if (lastLine > firstLine && lastLine > (known?.lastLine ?? -1)) found.set(firstLine, { firstLine, lastLine, kind });
  };
  for (const { start, end } of sectionSpans(snapshot, path, text))
    add(lines.lineAt(start), lastLineOf(lines, end), null);
  const blocks = readBlocks(text);
  blocks.forEach((block, i) => addBlock(block, i));
  const inOrder = [...found.values()].sort((a, b) => a.firstLine - b.firstLine);
  return inOrder.length <= most ? inOrder : outermost(inOrder, most);

  function addBlock(block: Block, index: number): void {
    const last = lastLineOf(lines, block.end);
    switch (block.kind) {
      case 'frontMatter':
        return add(block.line, last, 'region');
      case 'html':
        return add(block.line, last, text?.startsWith('<!--', block.start) ? 'comment' : null);
      case 'code':
        // The closing fence stays in sight.
        return add(block.line, block.fenced && block.closed ? last - 1 : last, null);
      case 'list':
        return add(labelLineOf(blocks, index, lines) ?? block.line, last, null);
      case 'item':
      case 'table':
      case 'quote':
      case 'footnote':
        return add(block.line, last, null);
      default:
    }
  }
}

function lastLineOf(lines: LineStarts, end: number): number {
  return lines.lineAt(Math.max(0, end - 1));
}

/** The line of the paragraph right above a list, which says what is listed; null where there is none. */
function labelLineOf(blocks: Blocks, list: number, lines: LineStarts): number | null {
  const above = blocks[list - 1];
  const own = blocks[list];
  if (above?.kind !== 'paragraph' || !own || above.parent !== own.parent) return null;
  const line = lastLineOf(lines, above.end);
  return line === above.line && own.line - line <= 2 ? line : null;
}

/** As many as are wanted, those that lie in the fewest others. */
function outermost(inOrder: readonly Fold[], most: number): Fold[] {
  const open: Fold[] = [];
  const depths = inOrder.map((fold) => {
    while (open.length > 0 && (open.at(-1)?.lastLine ?? 0) < fold.firstLine) open.pop();
    return open.push(fold);
  });
  const ranked = inOrder.map((fold, i) => ({ fold, depth: depths[i] ?? 0 }));
  const kept = ranked.sort((a, b) => a.depth - b.depth).slice(0, most);
  return kept.map(({ fold }) => fold).sort((a, b) => a.firstLine - b.firstLine);
}
