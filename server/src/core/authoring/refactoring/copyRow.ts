import { LineIndex } from '../../text/lineIndex';
import { applyEdits, type TextEdit } from '../../text/edit';
import { nextBullet, rowBeside } from '../listRow';
import { Refused } from '../renaming/refused';
import { TableRows, tablesOf } from '../tableEdit';
import type { OpenRow } from './rows';

/**
 * A row once more, with some of its characters changed, below or above the one that it is made of. What stands below a
 * list item is not copied.
 */
export function copyOfRow({ prose, run, row, index }: OpenRow, changes: readonly TextEdit[], below: boolean): TextEdit {
  const { text, blocks } = prose;
  const copied = (start: number, end: number): string => {
    const own = changes.filter((change) => change.start >= start && change.end <= end);
    return applyEdits(
      text.slice(start, end),
      own.map((change) => ({ ...change, start: change.start - start, end: change.end - start })),
    );
  };
  const lines = new LineIndex(text);
  if (row.kind !== 'row') {
    const bullet = text.slice(row.start, run.start);
    return rowBeside(prose, lines, index, (below ? nextBullet(bullet) : bullet) + copied(run.start, run.end), below);
  }
  const table = tablesOf(text, blocks).find(({ block }) => block === row.parent);
  const at = table?.rows.indexOf(row) ?? -1;
  if (!table || at < 0) throw new Refused('The header of a table cannot be copied.');
  const cells: string[] = [];
  for (let c = 0; c < row.cells.length; c += 2) cells.push(copied(row.cells[c] ?? 0, row.cells[c + 1] ?? 0));
  return new TableRows(text, lines, table).insertBelow(below ? at : at - 1, [cells]);
}
