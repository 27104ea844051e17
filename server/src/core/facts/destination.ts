/** `a/./b/../c` → `a/c`; null where it leaves the folder. */
export function normalisePath(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.replace(/\\/g, '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else parts.push(part);
  }
  return parts.join('/');
}

/**
 * Where a link's destination leads from a document: path from the workspace folder, and anchor. Null for what is no path
 * (a template's `{slot}`) or lies outside the folder, where nothing is known.
 */
export function readDestination(destination: string, from: string): { path: string; anchor: string } | null {
  const hash = destination.indexOf('#');
  const written = (hash < 0 ? destination : destination.slice(0, hash)).replace(/\?.*$/, '');
  const anchor = decode(hash < 0 ? '' : destination.slice(hash + 1));
  const path = decode(written.replace(/\\(?=[()[\] _-])/g, ''));
  if (path === null || anchor === null || /[{}<>*|"]/.test(path)) return null;
  if (path === '') return { path: from, anchor };
  const folder = from.slice(0, Math.max(0, from.lastIndexOf('/')));
  const normal = normalisePath(path.startsWith('/') || folder === '' ? path : `${folder}/${path}`);
  return normal === null ? null : { path: normal, anchor };
}

function decode(text: string): string | null {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a stray % is nobody's path
  }
}
