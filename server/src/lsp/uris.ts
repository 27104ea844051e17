import { URI } from 'vscode-uri';

/** A folder that documents belong to, with the way between URIs and paths relative to it. */
export interface FolderPlace {
  readonly uri: string;
  /** Its path on disk, with `/` and a small drive letter; null for folders of other schemes. */
  readonly root: string | null;
}

export function folderPlace(uri: string): FolderPlace {
  return { uri, root: diskPath(URI.parse(uri)) };
}

/** Path of a URI relative to the folder, with `/`; null when it lies outside. */
export function relativePath(folder: FolderPlace, uri: string): string | null {
  const path = folder.root === null ? null : diskPath(URI.parse(uri));
  if (folder.root !== null && path !== null) {
    const root = folder.root.endsWith('/') ? folder.root : `${folder.root}/`;
    if (`${path}/` === root) return '';
    // Capitals make no other file where paths have a drive.
    const isSame = /^[a-z]:/.test(root)
      ? path.slice(0, root.length).toLowerCase() === root.toLowerCase()
      : path.startsWith(root);
    return isSame ? path.slice(root.length) : null;
  }
  const base = baseOf(folder);
  return uri.startsWith(base) ? decoded(uri.slice(base.length)) : null;
}

/** URI of a path relative to the folder. */
export function uriOf(folder: FolderPlace, relative: string): string {
  const { root } = folder;
  if (root !== null) return URI.file(`${root}${root.endsWith('/') ? '' : '/'}${relative}`).toString();
  return `${baseOf(folder)}${relative.split('/').map(encodeURIComponent).join('/')}`;
}

/** The path of a file URI without `.` and `..`, and without a slash at its end; null for other schemes. */
function diskPath({ scheme, authority, path }: URI): string | null {
  if (scheme !== 'file') return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const drive = authority === '' && /^[A-Za-z]:$/.test(parts[0] ?? '') ? parts.shift()?.toLowerCase() : undefined;
  const start = authority === '' ? (drive ?? '') : `//${authority}`;
  return parts.length === 0 ? `${start}/` : `${start}/${parts.join('/')}`;
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
