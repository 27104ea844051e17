import type { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { PlanProse } from './planProse';

/**
 * The edits that take rows of a list or a table away, each with its line; null where something stands below one of them
 * that is not to go with it, or where nothing of a table would be left.
 */
export function removeRows(prose: PlanProse, lines: LineIndex, starts: readonly number[]): TextEdit[] | null {
  const edits: TextEdit[] = [];
  const emptied = new Map<number, number>();
  for (const start of starts) {
    const run = prose.runAt(start);
    const { blocks } = prose;
    const holder = run ? blocks[run.block] : undefined;
    if (!run || !holder) return null;
    const block = holder.kind === 'row' ? run.block : holder.parent;
    const row = blocks[block];
    if (row?.kind !== 'row' && row?.kind !== 'item') return null;
    // What else stands in a list item would be lost with it.
    if (row.kind === 'item' && blocks.some((other, i) => other.parent === block && i !== run.block)) return null;
    emptied.set(row.parent, (emptied.get(row.parent) ?? 0) + 1);
    edits.push(lineOf(prose.text, lines, lines.lineAt(row.start), lines.lineAt(row.end)));
  }
  for (const [table, count] of emptied) {
    const rows = prose.blocks.filter((block) => block.kind === 'row' && block.parent === table);
    if (rows.length > 0 && rows.length - 1 <= count) return null;
  }
  return edits;
}

/** Whole lines, with the blank one that would be left over between two. */
function lineOf(text: string, lines: LineIndex, first: number, last: number): TextEdit {
  const isBlank = (line: number): boolean =>
    line >= 0 && line < lines.lineCount && text.slice(lines.lineStart(line), lines.lineEnd(line)).trim() === '';
  const withBlank = isBlank(first - 1) && isBlank(last + 1) && last + 2 < lines.lineCount;
  const next = last + (withBlank ? 2 : 1);
  if (next < lines.lineCount) return { start: lines.lineStart(first), end: lines.lineStart(next), newText: '' };
  const start = first > 0 ? lines.lineEnd(first - 1) : 0;
  return { start, end: lines.lineEnd(last), newText: '' };
}
