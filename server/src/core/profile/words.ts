/** How headings, labels and column headers are compared: by their words alone. */

const DRESSING = /[*_`~]+/g;
const NUMBERING = /^\s*(?:§\s*)?(?:\d+(?:\.\d+)*|[A-Z])[.):]\s+|^\s*\d+(?:\.\d+)*\s+/;

/**
 * A heading, label or column header as words: lower case, without markdown dressing, leading numbering (`3)`, `4.2`),
 * a trailing colon and surplus blanks. `## 6. Risk-to-Task Mapping:` and `risk-to-task mapping` compare equal.
 */
export function wordsOf(text: string): string {
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
