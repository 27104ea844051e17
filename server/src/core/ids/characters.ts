/** Character classes that ID reading is made of; all take UTF-16 code units. */

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

export const isAlphanumeric = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);

/** `-`, U+2010 HYPHEN, U+2011 NON-BREAKING HYPHEN: the three that may stand inside an ID. */
export const isHyphen = (c: number): boolean => c === 45 || c === 0x2010 || c === 0x2011;

export const isBlank = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13 || c === 0xa0;

/** A hyphen between letters or digits, or a dot between digits: what joins the parts of one word. */
export function isWordJoint(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c === 46) return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
  return isHyphen(c) && isAlphanumeric(text.charCodeAt(at - 1)) && isAlphanumeric(text.charCodeAt(at + 1));
}
