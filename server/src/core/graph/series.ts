/** `REQ-HOST-4a` → `REQ-HOST-`. */
export function seriesOf(id: string): string {
  let end = id.length;
  const last = id.charCodeAt(end - 1);
  if (last >= 97 && last <= 122) end--;
  while (end > 0 && id.charCodeAt(end - 1) >= 48 && id.charCodeAt(end - 1) <= 57) end--;
  return id.slice(0, end);
}
