import { compileGlobs } from './globs';

const MOST_KEPT = 20_000;

/**
 * The folder within which the IDs of a document are unique: the outermost folder around it that fits one of the globs,
 * else the folder that it lies in. Paths are relative to the workspace folder, with `/`; `''` is that folder itself.
 */
export function scopeFinder(folders: readonly string[]): (path: string) => string {
  const fits = compileGlobs(folders, { nocase: true });
  const known = new Map<string, string>();
  return (path) => {
    const own = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const found = known.get(own);
    if (found !== undefined) return found;
    const scope = outermost(own, fits) ?? own;
    // A workspace has far fewer folders; the bound is for servers that run for weeks.
    if (known.size >= MOST_KEPT) known.clear();
    known.set(own, scope);
    return scope;
  };
}

function outermost(folder: string, fits: (path: string) => boolean): string | null {
  for (let end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
    if (fits(folder.slice(0, end))) return folder.slice(0, end);
  }
  return folder !== '' && fits(folder) ? folder : null;
}
