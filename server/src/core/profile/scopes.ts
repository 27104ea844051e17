import { compileGlobs } from './globs';

const MOST_KEPT = 20_000;

/** A folder within which IDs are unique; declared by the profile, or merely where a document lies. */
export interface Scope {
  readonly folder: string;
  readonly isDeclared: boolean;
}

/**
 * The folder within which the IDs of a document are unique: the outermost folder around it that fits one of the globs,
 * else the folder that it lies in. Paths are relative to the workspace folder, with `/`; `''` is that folder itself.
 */
export function scopeFinder(folders: readonly string[]): (path: string) => Scope {
  const fits = compileGlobs(folders, { nocase: true });
  const known = new Map<string, Scope>();
  return (path) => {
    const own = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const before = known.get(own);
    if (before !== undefined) return before;
    const found = outermost(own, fits);
    const scope = { folder: found ?? own, isDeclared: found !== null };
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
