const BOX = /\[([ xX\u2705\u2713\u2714~-])\]\s*([^[\]|]{0,60})/g;

/** What a cell with boxes says: `[x] Pass / [ ] Fail` is *Pass*, one without a tick is open; other cells as they stand. */
export function outcomeInWords(cell: string): string {
  const boxes = [...cell.matchAll(BOX)];
  if (boxes.length === 0) return cell;
  const ticked = boxes.filter(([, mark]) => mark !== ' ');
  if (ticked.length === 0) return 'open';
  return ticked
    .map(
      ([, mark, words = '']) =>
        words.replace(/\s*\/?\s*$/, '') || (mark === '~' || mark === '-' ? 'in progress' : 'yes'),
    )
    .join(', ');
}

/** A cell in which somebody wrote something: no number at the head of a row, and no boxes that wait for a tick. */
export function isOwnWord(cell: string): boolean {
  return cell !== '' && !/^#?\d+$/.test(cell) && outcomeInWords(cell) !== 'open';
}
