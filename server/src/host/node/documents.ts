import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What could not be read, as one sentence for people. */
export type Complaint = (message: string) => void;

const DOCUMENT = /\.(?:md|markdown)$/i;
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);

/** True for the files that Plantrace reads. */
export function isDocument(name: string): boolean {
  return DOCUMENT.test(name);
}

/**
 * Every document below a folder, as paths relative to it with `/`, in no particular order. `.gitignore` files count;
 * links to folders are followed once, so that a loop ends. A folder that cannot be read is one complaint.
 */
export function* documentsBelow(root: string, complain: Complaint): Generator<string> {
  const visited = new Set<string>();
  const pending: { folder: string; relative: string; ignores: readonly { base: string; rules: Ignore }[] }[] = [
    { folder: root, relative: '', ignores: [] },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { folder, relative } = next;
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
      let isFolder = entry.isDirectory();
      if (!isFolder && !entry.isSymbolicLink() && !DOCUMENT.test(entry.name)) continue;
      if (isFolder && NEVER.has(entry.name)) continue;
      if (entry.isSymbolicLink()) {
        const target = followed(path.join(folder, entry.name), visited);
        if (target === null) continue;
        isFolder = target === 'folder';
        if (!isFolder && !DOCUMENT.test(entry.name)) continue;
      }
      if (ignores.length > 0 && isIgnored(ignores, isFolder ? `${name}/` : name)) continue;
      if (isFolder) pending.push({ folder: path.join(folder, entry.name), relative: name, ignores });
      else if (entry.isFile() || entry.isSymbolicLink()) yield name;
    }
  }
}

/** What a link leads to; null where it leads nowhere or to a folder that was seen already. */
function followed(link: string, visited: Set<string>): 'file' | 'folder' | null {
  try {
    const real = fs.realpathSync(link);
    if (fs.statSync(real).isFile()) return 'file';
    if (visited.has(real) || link.startsWith(real + path.sep)) return null;
    visited.add(real);
    return 'folder';
  } catch {
    return null; // a dangling link or a loop: there is nothing to read
  }
}

function withIgnoreFile(
  ignores: readonly { base: string; rules: Ignore }[],
  folder: string,
  relative: string,
): readonly { base: string; rules: Ignore }[] {
  try {
    const rules = ignore({ allowRelativePaths: true }).add(fs.readFileSync(path.join(folder, '.gitignore'), 'utf8'));
    return [...ignores, { base: relative === '' ? '' : `${relative}/`, rules }];
  } catch {
    return ignores; // an unreadable .gitignore ignores nothing
  }
}

function isIgnored(ignores: readonly { base: string; rules: Ignore }[], name: string): boolean {
  let ignored = false;
  for (const { base, rules } of ignores) {
    const result = rules.test(name.slice(base.length));
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}

/** Whether an ignore file between the root and a path leaves the path out. Folders end in `/`. */
export function isIgnoredBelow(root: string, relative: string): boolean {
  const parts = relative.split('/').filter((part) => part !== '');
  if (parts.some((part) => NEVER.has(part))) return true;
  let ignores: readonly { base: string; rules: Ignore }[] = [];
  let folder = '';
  for (const [i, part] of parts.entries()) {
    const here = path.join(root, folder);
    if (fs.existsSync(path.join(here, '.gitignore'))) ignores = withIgnoreFile(ignores, here, folder);
    folder = folder === '' ? part : `${folder}/${part}`;
    const isFolder = i < parts.length - 1 || relative.endsWith('/');
    if (ignores.length > 0 && isIgnored(ignores, isFolder ? `${folder}/` : folder)) return true;
  }
  return false;
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
    if (text.charCodeAt(0) === 0xfffd) text = decodeUtf16(file) ?? text;
    if (text.length > LARGEST) {
      complain(`${shown}: larger than 64 MB; the file is left out.`);
      return null;
    }
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  } catch (error) {
    complain(`${shown}: ${reasonOf(error)}; the file is left out.`);
    return null;
  }
}

function decodeUtf16(file: string): string | null {
  const bytes = fs.readFileSync(file);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
  return null;
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
