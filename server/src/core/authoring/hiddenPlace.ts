import type { Blocks } from '../markdown/blocks';
import { blocksOfTree, parseRemark } from '../markdown/remarkTree';

/** Whether what is inserted at a place would be no markdown: within a code block or HTML, or behind one that nothing closes. */
export function isHiddenPlace(text: string, at: number): boolean {
  const tree = parseRemark(text);
  return tree.type !== 'root' || isHiddenAmong(blocksOfTree(tree, text), text, at);
}

/** The same where the blocks of the text are known. */
export function isHiddenAmong(blocks: Blocks, text: string, at: number): boolean {
  return blocks.some((block) => {
    if ((block.kind !== 'code' && block.kind !== 'html') || block.start >= at) return false;
    if (at < block.end) return true;
    const isOpen = block.kind === 'code' ? !block.closed : isOpenComment(text.slice(block.start, block.end));
    return isOpen && text.slice(block.end, at).trim() === '';
  });
}

function isOpenComment(html: string): boolean {
  return html.startsWith('<!--') && !html.includes('-->');
}
