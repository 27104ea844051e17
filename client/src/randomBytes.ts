/** So many random bytes in hexadecimal, on a desktop and in a browser. */
export function randomBytes(count: number): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
