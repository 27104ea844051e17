import path from 'node:path';
import { URI } from 'vscode-uri';

/** A folder that documents belong to, with the way between URIs and paths relative to it. */
export interface FolderPlace {
  readonly uri: string;
  /** Absolute path on disk; null for folders that are not on this machine's disk. */
  readonly root: string | null;
}

export function folderPlace(uri: string): FolderPlace {
  const parsed = URI.parse(uri);
  return { uri, root: parsed.scheme === 'file' ? path.resolve(parsed.fsPath) : null };
}

/** Path of a URI relative to the folder, with `/`; null when it lies outside. */
export function relativePath(folder: FolderPlace, uri: string): string | null {
  const parsed = URI.parse(uri);
  if (folder.root !== null && parsed.scheme === 'file') {
    const relative = path.relative(folder.root, path.resolve(parsed.fsPath));
    if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) return null;
    return path.sep === '/' ? relative : relative.split(path.sep).join('/');
  }
  const base = baseOf(folder);
  return uri.startsWith(base) ? decoded(uri.slice(base.length)) : null;
}

/** URI of a path relative to the folder. */
export function uriOf(folder: FolderPlace, relative: string): string {
  if (folder.root !== null) return URI.file(path.join(folder.root, relative)).toString();
  return `${baseOf(folder)}${relative.split('/').map(encodeURIComponent).join('/')}`;
}

/** What the URIs in a folder begin with. Documents that were never saved have no folder: theirs is `untitled:`. */
function baseOf({ uri }: FolderPlace): string {
  return /[/:]$/.test(uri) ? uri : `${uri}/`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a per cent sign that means itself
  }
}
