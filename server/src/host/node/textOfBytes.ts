/**
 * What a file with these bytes says, without its byte order mark: UTF-8, or UTF-16 where the mark says so; bytes that are
 * neither become U+FFFD, as they do in an editor.
 */
export function textOfBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return withoutMark((text.charCodeAt(0) === 0xfffd ? decodeUtf16(bytes) : null) ?? text);
}

export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

export function decodeUtf16(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
  return null;
}
