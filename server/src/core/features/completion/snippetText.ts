/** Text in a snippet that stands for itself. */
export const literal = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A place to fill in. */
export const tabStop = (number: number, words: string): string => `\${${number}:${literal(words)}}`;

/** A text whose `…` are to be filled in, one after the other. */
export function filledIn(text: string, from: number): string {
  let number = from;
  return text
    .split('\u2026')
    .map(literal)
    .reduce((before, behind) => `${before}${tabStop(number++, '\u2026')}${behind}`);
}
