import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isDocument, type Complaint, type IsRead, type LeavesOut } from '../host';
import { decodeUtf16, withoutMark } from './textOfBytes';

export { isDocument, type Complaint, type IsRead, type LeavesOut } from '../host';

const NEVER = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);

interface IgnoreFile {
  /** The folder of the file with a `/` behind it, or nothing for the root. */
  readonly base: string;
  readonly rules: Ignore;
}

/**
 * Every document (or whatever else `isRead` asks for) below `start`, a folder of the root, as paths relative to the root
 * with `/`, in no particular order. `.gitignore` files count, those between the root and the folder included, and so
 * does `leavesOut`. Nothing is found twice: links lead out of the root once, and within it nowhere. A folder that cannot
 * be read is one complaint.
 */
export function* documentsBelow(
  root: string,
  complain: Complaint,
  start = '',
  leavesOut: LeavesOut = () => false,
  isRead: IsRead = isDocument,
): Generator<string> {
  const walked = [realPathOf(root) ?? root];
  const pending = [{ relative: start, ignores: ignoreFilesAbove(root, start) }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { relative } = next;
    const folder = path.join(root, relative);
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      complain(`${relative === '' ? folder : relative}: ${reasonOf(error)}; the folder is left out.`);
      continue;
    }
    const ignores = entries.some((e) => e.name === '.gitignore')
      ? withIgnoreFile(next.ignores, folder, relative)
      : next.ignores;
    for (const entry of entries) {
      const name = relative === '' ? entry.name : `${relative}/${entry.name}`;
      const isLink = entry.isSymbolicLink();
      if (!entry.isDirectory() && !isLink && !(entry.isFile() && isRead(name))) continue;
      if (NEVER.has(entry.name) || leavesOut(name)) continue;
      const kind = isLink
        ? kindBehind(path.join(folder, entry.name), walked, isRead(name))
        : entry.isFile()
          ? 'file'
          : 'folder';
      if (kind === null) continue;
      if (ignores.length > 0 && isIgnored(ignores, kind === 'folder' ? `${name}/` : name)) continue;
      if (kind === 'folder') pending.push({ relative: name, ignores });
      else yield name;
    }
  }
}

/**
 * What a link leads to; null where there is nothing to read, or nothing that is not read already. A file that a link
 * gives another name counts as another document: what a document is may depend on its name, as with `CLAUDE.md`.
 */
function kindBehind(link: string, walked: string[], isFileRead: boolean): 'file' | 'folder' | null {
  const real = realPathOf(link);
  const stats = real === null ? null : statOf(real);
  if (real === null || stats === null) return null;
  if (stats.isFile()) {
    if (!isFileRead) return null;
    return path.basename(real) === path.basename(link) && walked.some((w) => isWithin(real, w)) ? null : 'file';
  }
  if (!stats.isDirectory() || walked.some((w) => isWithin(real, w) || isWithin(w, real))) return null;
  walked.push(real);
  return 'folder';
}

/** Whether a walk from the root comes to a file or folder by this path, and not by another. */
export function isWalked(root: string, relative: string): boolean {
  const realRoot = realPathOf(root) ?? root;
  const real = realPathOf(path.join(root, relative));
  const realParent = realPathOf(path.join(root, relative, '..'));
  if (real === null || realParent === null) return false;
  const isOther = (found: string, name: string): boolean =>
    isWithin(found, realRoot) && path.relative(realRoot, found) !== (name === '.' ? '' : path.normalize(name));
  if (statOf(real)?.isDirectory()) return relative === '' || !(isOther(real, relative) || isWithin(realRoot, real));
  if (isOther(realParent, path.dirname(relative))) return false;
  return path.basename(real) !== path.basename(relative) || !isOther(real, relative);
}

/** Whether a path is a folder's own or lies below it; both absolute. */
export function isWithin(inner: string, folder: string): boolean {
  const relative = path.relative(folder, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** Where a path leads when every link is followed; null for a loop and for what is not there. */
export function realPathOf(file: string): string | null {
  try {
    return fs.realpathSync(file);
  } catch {
    return null;
  }
}

/** Null for what is gone or out of reach: either way there is nothing to read. */
export function statOf(file: string): fs.Stats | null {
  try {
    return fs.statSync(file);
  } catch {
    return null;
  }
}

function withIgnoreFile(ignores: readonly IgnoreFile[], folder: string, relative: string): readonly IgnoreFile[] {
  try {
    const rules = ignore({ allowRelativePaths: true }).add(fs.readFileSync(path.join(folder, '.gitignore'), 'utf8'));
    return [...ignores, { base: relative === '' ? '' : `${relative}/`, rules }];
  } catch {
    return ignores; // an unreadable .gitignore ignores nothing
  }
}

/** The ignore files of the folders from the root down to, and without, a folder. */
function ignoreFilesAbove(root: string, relative: string): readonly IgnoreFile[] {
  let ignores: readonly IgnoreFile[] = [];
  let folder = '';
  for (const part of relative.split('/').filter((p) => p !== '')) {
    ignores = withIgnoreFile(ignores, path.join(root, folder), folder);
    folder = folder === '' ? part : `${folder}/${part}`;
  }
  return ignores;
}

function isIgnored(ignores: readonly IgnoreFile[], name: string): boolean {
  let ignored = false;
  for (const { base, rules } of ignores) {
    const result = rules.test(name.slice(base.length));
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}

/** Whether the configuration, or an ignore file between the root and a path, leaves the path out. Folders end in `/`. */
export function isIgnoredBelow(root: string, relative: string, leavesOut: LeavesOut = () => false): boolean {
  if (leavesOut(relative.replace(/\/$/, ''))) return true;
  const parts = relative.split('/').filter((part) => part !== '');
  if (parts.some((part) => NEVER.has(part))) return true;
  const folders = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  return folders.some((name, i) => {
    const isFolder = i < parts.length - 1 || relative.endsWith('/');
    return isIgnored(ignoreFilesAbove(root, name), isFolder ? `${name}/` : name);
  });
}

/** Files above this size are refused: no plan is that long, and a string of it costs twice as much. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The text of a file without its byte order mark, or null with one complaint. UTF-8, or UTF-16 where the mark says so;
 * bytes that are neither become U+FFFD, as they do in an editor.
 */
export function readText(file: string, shown: string, complain: Complaint): string | null {
  try {
    let text = fs.readFileSync(file, 'utf8');
    if (text.charCodeAt(0) === 0xfffd) text = decodeUtf16(fs.readFileSync(file)) ?? text;
    if (text.length > LARGEST) {
      complain(`${shown}: larger than 64 MB; the file is left out.`);
      return null;
    }
    return withoutMark(text);
  } catch (error) {
    complain(`${shown}: ${reasonOf(error)}; the file is left out.`);
    return null;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no folder',
  EISDIR: 'a folder, no file',
  ELOOP: 'a loop of links',
  EMFILE: 'too many open files',
};

/** An error of the file system in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
