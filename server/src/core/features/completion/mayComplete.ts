/** The signs after which an editor asks by itself. */
export const TRIGGER_SIGNS: readonly string[] = ['[', '-', ',', '.'];

const LONGEST_LOOK = 120;

/**
 * Whether a sign that was just typed can be one of an ID or a list of IDs, by what stands before it on its line: asked
 * before anything is read, since most hyphens, commas and full stops are those of prose. `before` ends with the sign.
 */
export function mayComplete(before: string, sign: string): boolean {
  const near = before.slice(-LONGEST_LOOK);
  switch (sign) {
    case '-':
      return (
        /^\s*-$/.test(before) ||
        /(?:^|[^\p{L}\p{N}.])(?:[A-Z][\w.\-\u2010\u2011]*|\d[\d.]*|`[a-z][a-z\d-]*)-$/u.test(near)
      );
    case ',':
      return /\d[a-z]?[\])`*_]{0,6}\s?,$/.test(near) || /`,$/.test(near);
    case '.':
      return (
        /(?:^|[^\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){0,4}\.$/u.test(near) ||
        /[A-Z]-?\d{1,4}(?:\.\d{1,3})*\.$|\d[a-z]?\.\.$/.test(near)
      );
    case '[':
      return true;
    default:
      return false;
  }
}
