/**
 * What a text says, as twelve digits: the same for two texts that say the same in another dress. `body`: what is said
 * besides the title, as facts have it. A baseline is compared by later versions, too, so that what counts here, and in
 * `facts/bodies.ts`, must never change without a new version of the file.
 */
export function fingerprintOf(title: string, body = 0): string {
  const words = plainWords(title).replace(PUNCTUATION, ' ').replace(/\s+/g, ' ').trim();
  return digitsOf(body === 0 ? words : `${words}\n${body}`);
}

const COMMENT = /<!--[^>]{0,600}(?:-->|$)/g;
const LINK = /\[([^[\]]{1,400})\]\([^()\s]{0,400}\)/g;
const NEGATIVE = /\(negative\)/gi;
/** What a formatter puts before a mark that means itself. */
const ESCAPE = /\\(?=[!-/:-@[-`{-~])/g;
/** Marks of emphasis and of code; `_` within a word is a part of it. */
const DRESS = /[*`]|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu;

/**
 * Marks at the edge of a word. Within one they are a part of it (`1.5`, `re-sign`, `a/b`), and so is a sign before a
 * number (`-5`); signs that say something by themselves (`<`, `%`, `+`, `#`) are no punctuation.
 */
const PUNCTUATION =
  /[.,;:!?…'"„“”‚‘’«»‹›()[\]{}–—]+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[.,;:!?…'"„“”‚‘’«»‹›()[\]{}–—]+|(?<![^\s])-+(?!\p{N})/gu;

/** What a text says, without its dress: what is compared but for the punctuation, and what is shown of it. */
export function plainWords(title: string): string {
  return title
    .normalize('NFC')
    .replace(COMMENT, ' ')
    .replace(LINK, '$1')
    .replace(NEGATIVE, ' ')
    .replace(ESCAPE, '')
    .replace(DRESS, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Two mixed sums over all characters (cyrb53), 48 bits of them: that two of a plan's texts meet is out of the question. */
function digitsOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  const first = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const second = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return (second & 0xffff).toString(16).padStart(4, '0') + (first >>> 0).toString(16).padStart(8, '0');
}
