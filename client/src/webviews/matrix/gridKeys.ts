import type { Position } from './grid';

/** Where a key leads from a cell; null for keys that lead nowhere. `last`: the last line and the last column. */
export function moved(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { line, column }: Position,
  { last, page }: { readonly last: Position; readonly page: number },
): Position | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return { line: far ? 0 : line - 1, column };
    case 'ArrowDown':
      return { line: far ? last.line : line + 1, column };
    case 'ArrowLeft':
      return { line, column: far ? 0 : column - 1 };
    case 'ArrowRight':
      return { line, column: far ? last.column : column + 1 };
    case 'Home':
      return { line: far ? 0 : line, column: 0 };
    case 'End':
      return { line: far ? last.line : line, column: last.column };
    case 'PageUp':
      // From the rows into the header only step by step.
      return { line: Math.max(Math.min(line, 0), line - page), column };
    case 'PageDown':
      return { line: line + page, column };
    default:
      return null;
  }
}
