/** The line ending that a document uses: that of the line around an offset, else of the one before, else `\n`. */
export function lineEndingAt(text: string, offset: number): string {
  for (let at = offset; at < text.length; at++) {
    const ending = endingAt(text, at);
    if (ending !== null) return ending;
  }
  for (let at = Math.min(offset, text.length) - 1; at >= 0; at--) {
    if (text.charCodeAt(at) === LF && text.charCodeAt(at - 1) === CR) return '\r\n';
    const ending = endingAt(text, at);
    if (ending !== null) return ending;
  }
  return '\n';
}

const LF = 10;
const CR = 13;

function endingAt(text: string, at: number): string | null {
  const c = text.charCodeAt(at);
  if (c === LF) return text.charCodeAt(at - 1) === CR ? '\r\n' : '\n';
  if (c === CR) return text.charCodeAt(at + 1) === LF ? '\r\n' : '\r';
  return null;
}
