import { readDestination } from '../../facts/destination';
import type { TextEdit } from '../../text/edit';
import { folderOf, wayTo, type Moves } from './moves';

/** Where a destination of markdown stands, `<>` left out. */
export interface DestinationPlace {
  readonly start: number;
  readonly end: number;
}

const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:|^\/\//i;

/**
 * The edit that lets a link lead where it led, after some files have moved; null where it still does. Only the path is
 * written anew: what stands behind it stays, and so does how it is written.
 */
export function movedLink(text: string, { start, end }: DestinationPlace, from: string, moves: Moves): TextEdit | null {
  const destination = text.slice(start, end);
  const [written = ''] = /^[^#?]*/.exec(destination) ?? [];
  if (written === '' || HAS_SCHEME.test(destination)) return null;
  const path = readDestination(written, from)?.path;
  if (path === undefined || path === '') return null;
  const fromThen = moves.newPath(from);
  const root = written.startsWith('/') ? written.slice(1) : rootPath(path, from, moves);
  if (root !== null) {
    const old = readDestination(root, '')?.path ?? '';
    if (old === '' || !moves.isMoved(old)) return null;
    const newText = (written.startsWith('/') ? '/' : '') + spelled(moves.newPath(old), written, text, start);
    return { start, end: start + written.length, newText };
  }
  const target = moves.newPath(path);
  if (readDestination(written, fromThen)?.path === target) return null;
  const way = wayTo(folderOf(fromThen), target);
  const dotted = written.startsWith('./') && !way.startsWith('../') ? `./${way}` : way;
  const slash = written.endsWith('/') ? '/' : '';
  return { start, end: start + written.length, newText: spelled(dotted, written, text, start) + slash };
}

/** A path that was written from the root of the workspace, as tools write it and readers take it. */
function rootPath(path: string, from: string, { existsNow }: Moves): string | null {
  const folder = folderOf(from);
  if (folder === '' || !path.startsWith(`${folder}/`) || existsNow(path)) return null;
  const rest = path.slice(folder.length + 1);
  return rest.includes('/') && existsNow(rest) ? rest : null;
}

/** The path in the manner of the one before: between `<>` as it is, else without what would end a destination. */
function spelled(path: string, before: string, text: string, start: number): string {
  if (text.charAt(start - 1) === '<') return path.replace(/[<>]/g, encodeURIComponent);
  // Someone who writes `%C3%A4` writes all of a path so.
  const isUri = /%[89A-F]/i.test(before);
  const all = isUri ? encodeURI(path) : path.replace(/%(?=[0-9A-F]{2})/gi, '%25');
  if (/\\[ ()_-]/.test(before) && !path.includes(' ')) return all.replace(/[()]/g, '\\$&');
  return all.replace(/[ ()<>#?]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
