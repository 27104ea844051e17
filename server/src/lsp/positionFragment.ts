import type { LineStarts } from '../core/text/lineIndex';

/** `#L12,5`: how editors take a place in a file URI; lines and columns 1-based. */
export function positionFragment(lines: LineStarts | undefined, offset: number): string {
  if (!lines) return '';
  const { line, character } = lines.positionAt(offset);
  return `#L${line + 1},${character + 1}`;
}
