import { normalisePath } from '../graph/relations';

/** The path from a document to a file as a link destination: `../requirements/Network.md`. Both from the workspace root. */
export function relativePath(from: string, to: string): string {
  const target = normalisePath(to);
  if (target === null) return encoded(to);
  const source = from.split('/').slice(0, -1);
  const parts = target.split('/');
  let shared = 0;
  while (shared < source.length && shared < parts.length - 1 && source[shared] === parts[shared]) shared++;
  return encoded([...source.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/'));
}

/** Blanks and parentheses would end a destination early. */
function encoded(path: string): string {
  return path.replace(/[ ()<>]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
