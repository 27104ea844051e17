/** `a`, `a and b`, `a, b and c`, `a, b and 3 more`: in the titles of fixes. */
export function listOf(words: readonly string[], most = 5): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
  if (shown.length <= 1) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1] ?? ''}`;
}

const LONGEST_QUOTE = 80;

/** What somebody typed, as a sentence may quote it: on one line, and not at any length. */
export function quoted(given: string): string {
  const words = given.replace(/\s+/g, ' ').trim();
  return `"${words.length > LONGEST_QUOTE ? `${[...words.slice(0, LONGEST_QUOTE)].slice(0, -1).join('')}…` : words}"`;
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A task as a sentence speaks of it: a bare number would say nothing there, since requirements have the same ones. */
export function taskName(id: string): string {
  return /^\d[\d.]*$/.test(id) ? `Task ${id}` : id;
}
