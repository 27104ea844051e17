import type { FileFacts } from '../facts/facts';

/** Where the section of each heading ends: at the line of the next heading that is no deeper, or with the document. */
export function headingEnds({ headings, lines, length }: FileFacts): number[] {
  const ends = headings.map(() => length);
  const open: number[] = [];
  headings.forEach(({ depth, start }, i) => {
    for (let last = open.at(-1); last !== undefined && (headings[last]?.depth ?? 0) >= depth; last = open.at(-1)) {
      ends[last] = lines.lineStart(lines.lineAt(start));
      open.pop();
    }
    open.push(i);
  });
  return ends;
}
