import type { FrontMatter } from './blocks';
import { BYTE_ORDER_MARK, DASH, PLUS, trimEnd } from './characters';
import { LineCursor } from './lineCursor';

/**
 * The front matter of a text: a first line `---` (YAML) or `+++` (TOML), blanks behind it allowed, and a later line
 * of the same. Without that later line there is no front matter.
 */
export function readFrontMatter(text: string): { readonly block: FrontMatter; readonly lastLine: number } | undefined {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const marker = text.charCodeAt(start);
  if (marker !== DASH && marker !== PLUS) return undefined;
  const fence = marker === DASH ? '---' : '+++';
  const cursor = new LineCursor(text);
  if (!cursor.advance() || !isFence(cursor, fence) || !cursor.advance()) return undefined;
  const contentStart = cursor.start;
  let contentEnd = contentStart;
  do {
    if (isFence(cursor, fence)) {
      return {
        block: {
          kind: 'frontMatter',
          parent: -1,
          start,
          end: cursor.trimmedEnd(),
          line: 0,
          format: marker === DASH ? 'yaml' : 'toml',
          contentStart,
          contentEnd,
        },
        lastLine: cursor.line,
      };
    }
    contentEnd = cursor.end;
  } while (cursor.advance());
  return undefined;
}

function isFence(cursor: LineCursor, fence: string): boolean {
  const { text, start, end } = cursor;
  return text.startsWith(fence, start) && trimEnd(text, start, end) === start + 3;
}
