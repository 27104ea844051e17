/** The line ending that a document uses: that of the line around an offset, else the first one, else `\n`. */
export function lineEndingAt(text: string, offset: number): string {
  const next = text.indexOf('\n', offset);
  const at = next >= 0 ? next : text.indexOf('\n');
  if (at < 0) return text.includes('\r') ? '\r' : '\n';
  return text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}
