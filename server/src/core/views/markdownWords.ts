/** A link or image; how long its words and its destination may be is bounded, and what is longer stays as it stands. */
const LINK = /!?\[([^[\]]{0,300})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/g;
const COMMENT = /<!--(?:(?!-->)[^]){0,600}-->/g;

/**
 * Words of one document to be said in another: on one line, dressed as they were, without comments (which may speak to
 * Plantrace), with links reduced to their words (they would lead elsewhere), and with no HTML.
 */
export function markdownWords(text: string): string {
  const words = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(COMMENT, '')
    .replace(LINK, '$1');
  // Runs of back-ticks stand at the odd places.
  const parts = words.split(/(`+)/);
  let result = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    const close = i % 2 === 1 ? parts.findIndex((other, at) => at > i && at % 2 === 1 && other === part) : -1;
    if (close < 0) result += i % 2 === 1 ? part : withoutHtml(part);
    else {
      result += parts.slice(i, close + 1).join('');
      i = close;
    }
  }
  return result.trim();
}

function withoutHtml(text: string): string {
  return text.replace(/(\\*)</g, (all, slashes: string) => (slashes.length % 2 === 1 ? all : `${slashes}\\<`));
}
