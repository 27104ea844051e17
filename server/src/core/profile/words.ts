/** How headings, labels and column headers are compared: by their words alone. */

const DRESSING = /[*_`~]+/g;
const NUMBERING = /^\s*(?:§\s*)?(?:\d+(?:\.\d+)*|[A-Z])[.):]\s+|^\s*\d+(?:\.\d+)*\s+/;

/**
 * A heading, label or column header as words: lower case, without markdown dressing, leading numbering (`3)`, `4.2`),
 * a trailing colon and surplus blanks. `## 6. Risk-to-Task Mapping:` and `risk-to-task mapping` compare equal.
 */
export function wordsOf(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const words = makeWords(text);
  if (text.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    // What is kept must not hold the document that it was cut from.
    remembered.set(`${text} `.slice(0, -1), `${words} `.slice(0, -1));
  }
  return words;
}

/** Labels, headers and headings repeat from document to document; their words are remembered, within a bound. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 4000;
const LONGEST_REMEMBERED = 80;

function makeWords(text: string): string {
  return text
    .replace(DRESSING, '')
    .replace(NUMBERING, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*:$/, '')
    .toLowerCase();
}

/** True when the heading is the title, or begins with it and goes on with something that is no part of the word. */
export function headingSays(heading: string, title: string): boolean {
  if (heading === title) return true;
  if (!heading.startsWith(title)) return false;
  const next = heading.charCodeAt(title.length);
  return !(next >= 97 && next <= 122) && !(next >= 48 && next <= 57) && next !== 45;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** A heading as a kebab-case name: `Data Storage & Retention` → `data-storage-retention`. */
export function kebabOf(text: string): string {
  return (text.replace(DRESSING, '').replace(NUMBERING, '').toLowerCase().match(WORD) ?? []).join('-');
}
