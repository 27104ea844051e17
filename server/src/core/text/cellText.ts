/** Words as the text of a table's cell: on one line, a pipe escaped where it would divide the row. */
export function cellText(words: string): string {
  return words
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/(\\*)\|/g, (all, slashes: string) => (slashes.length % 2 === 1 ? all : `${slashes}\\|`))
    .trim();
}
