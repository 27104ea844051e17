const context = document.createElement('canvas').getContext('2d');
let family = '';

/** As much of some words as fits, as they are drawn. */
export function fitted(words: string, width: number, isLabel: boolean): string {
  if (!context) return words;
  if (family === '') family = getComputedStyle(document.body).fontFamily;
  context.font = isLabel ? `600 13px ${family}` : `12px ${family}`;
  if (context.measureText(words).width <= width) return words;
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${words.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${words.slice(0, low).trimEnd()}…`;
}
