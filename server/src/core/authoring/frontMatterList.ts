import type { FrontMatter } from '../markdown/blocks';
import type { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';

const ROW = /^[ \t]*-[ \t]+/;
const REST = /^["']?[ \t]*(?:#.*)?$/;

/** Takes one entry out of the list that a key of the front matter holds; a list without any is left empty. */
export function removeFromFrontMatter(
  text: string,
  lines: LineIndex,
  block: FrontMatter,
  entry: { readonly start: number; readonly end: number },
): TextEdit | null {
  const line = lines.lineAt(entry.start);
  const lineText = (n: number): string => text.slice(lines.lineStart(n), lines.lineEnd(n));
  const own = lineText(line);
  const lineStart = lines.lineStart(line);
  const before = own.slice(0, entry.start - lineStart);
  const after = own.slice(entry.end - lineStart);
  const row = ROW.exec(own);
  if (row && /^["']?$/.test(before.slice(row[0].length)) && REST.test(after)) {
    const isInside = (n: number): boolean => lines.lineStart(n) >= block.contentStart && n < lines.lineCount;
    const hasOthers = [line - 1, line + 1].some((n) => n >= 0 && isInside(n) && ROW.test(lineText(n)));
    if (hasOthers) return { start: lineStart, end: lines.lineStart(line + 1), newText: '' };
    const key = /^[A-Za-z_][\w-]{0,63}[ \t]*:/.exec(lineText(line - 1));
    if (!key) return null;
    const from = lines.lineStart(line - 1) + key[0].length;
    return { start: from, end: lines.lineEnd(line), newText: ' []' };
  }
  const quote = /["']$/.exec(before)?.[0] ?? '';
  if (quote !== '' && !after.startsWith(quote)) return null;
  const start = entry.start - quote.length;
  const end = entry.end + quote.length;
  const left = text.slice(lineStart, start);
  const right = text.slice(end, lines.lineEnd(line));
  const comma = /^[ \t]*,[ \t]*/.exec(right)?.[0];
  if (left.includes('[') && comma !== undefined) return { start, end: end + comma.length, newText: '' };
  const gap = /[ \t]*,[ \t]*$/.exec(left)?.[0];
  if (left.includes('[') && gap !== undefined) return { start: start - gap.length, end, newText: '' };
  if (/\[[ \t]*$/.test(left) && /^[ \t]*\]/.test(right)) return { start, end, newText: '' };
  return /:[ \t]+$/.test(left) && REST.test(right) ? { start, end, newText: '[]' } : null;
}
