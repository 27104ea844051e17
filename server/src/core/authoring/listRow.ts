import type { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import { lineEndingAt } from './lineEnding';
import type { PlanProse } from './planProse';

/** Puts a row below or above an item of a list, at its indentation, with a blank line between where the list has them. */
export function rowBeside(prose: PlanProse, lines: LineIndex, item: number, row: string, below: boolean): TextEdit {
  const { text, blocks } = prose;
  const { start, end } = blocks[item];
  const at = below ? lines.lineEnd(lines.lineAt(end)) : start;
  const eol = lineEndingAt(text, at);
  const prefix = text.slice(lines.lineStart(lines.lineAt(start)), start).replace(/[^\s>]/g, ' ');
  const gap = isLoose(prose, item) ? eol + prefix.trimEnd() : '';
  return { start: at, end: at, newText: below ? gap + eol + prefix + row : row + gap + eol + prefix };
}

/** `3. ` after `2. `; a list that begins each row with `1.` goes on so. */
export function nextBullet(bullet: string): string {
  return bullet.replace(/^\d{1,8}/, (number) => (number === '1' ? '1' : String(Number(number) + 1)));
}

/** A blank line stands between two of the item's siblings. */
function isLoose({ text, blocks }: PlanProse, item: number): boolean {
  const list = blocks[item].parent;
  const items = blocks.filter((block) => block.kind === 'item' && block.parent === list);
  return items.some((own, i) => {
    const gap = i > 0 ? text.slice(items[i - 1].end, own.start) : '';
    return /(?:\r\n|\n|\r(?!\n))[ \t>]*[\r\n]/.test(gap);
  });
}
