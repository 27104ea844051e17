import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { TextsAt } from '../../core/commands/command';
import { configurationAt } from '../../core/commands/earlierSnapshot';
import { configurationFile } from '../../core/configuration/file';
import { LONGEST_CODE } from '../../core/facts/codeFacts';
import type { Refusal } from '../../core/model/edit';
import { isDocument, isIgnoredBelow, realPathOf } from './documents';
import { filesRead } from './readFiles';
import { textOfBytes } from './textOfBytes';

/** What a folder may say at a revision, all in all, in bytes. */
const MOST = 512 * 1024 * 1024;
/** One document, in bytes: what is larger is left out on disk, too. */
const LARGEST = 64 * 1024 * 1024;
/** How long git may take for one answer, in ms. */
const PATIENCE = 60_000;

/**
 * The documents and source files of a folder, and its configuration, as a git revision has them. Git reads what is there
 * and nothing else: no shell, and none of the programs that a repository can name in its configuration.
 */
export function gitHistory(root: string): TextsAt {
  return (revision) => textsOf(root, revision);
}

function textsOf(root: string, revision: string): ReadonlyMap<string, string> | Refusal {
  const named = revision.trim();
  if (named === '' || named.startsWith('-') || /[\0\r\n]/.test(named))
    return { refused: `"${named}" is no git revision: name a commit, a branch or a tag, as in HEAD~3 or main.` };
  const top = git(root, ['rev-parse', '--show-toplevel']);
  if ('refused' in top) return top;
  if (top.status !== 0) return { refused: whyNot(top.complaint) };
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${named}^{commit}`]);
  if ('refused' in commit) return commit;
  if (commit.status !== 0) return { refused: unknownRevision(root, named) };
  const below = belowTop(textOfBytes(top.output).replace(/\r?\n$/, ''), root);
  const tree = git(root, ['rev-parse', '--verify', '--quiet', `${textOfBytes(commit.output).trim()}:${below}`]);
  if ('refused' in tree) return tree;
  // The folder came later: it had no documents then.
  if (tree.status !== 0) return new Map();
  const listing = git(root, ['ls-tree', '-r', '-z', '-l', '--full-tree', textOfBytes(tree.output).trim()]);
  if ('refused' in listing) return listing;
  if (listing.status !== 0) return { refused: `Git can't list ${named}: ${listing.complaint}.` };
  return textsRead(root, blobsIn(listing.output));
}

/** The configuration first: it says which source files count, and what is left out. */
function textsRead(root: string, all: readonly Blob[]): ReadonlyMap<string, string> | Refusal {
  const own = textsOfBlobs(
    root,
    all.filter(({ name }) => name === configurationFile),
  );
  if ('refused' in own) return own;
  const configuration = configurationAt(own);
  if ('refused' in configuration) return configuration;
  const isRead = filesRead(configuration.code);
  const blobs = all.filter(({ name, size }) => {
    if (!isRead(name) || size > (isDocument(name) ? LARGEST : LONGEST_CODE)) return false;
    return !isIgnoredBelow(root, name, configuration.leavesOut);
  });
  if (blobs.reduce((sum, { size }) => sum + size, 0) > MOST)
    return { refused: 'The documents of that revision are larger than 512 MB together: compare a folder of them.' };
  const texts = textsOfBlobs(root, blobs);
  return 'refused' in texts ? texts : new Map([...own, ...texts]);
}

/** Turns off what a repository may have git run, and everything that would ask the network or a person. */
const HARDENED = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', process.platform === 'win32' ? 'NUL' : '/dev/null'],
  ['protocol.allow', 'never'],
  ['core.quotePath', 'false'],
].flatMap(([key = '', value = '']) => ['-c', `${key}=${value}`]);

interface GitAnswer {
  readonly status: number | null;
  readonly output: Buffer;
  /** The first line of what it complained of, without the word that begins it. */
  readonly complaint: string;
}

function git(root: string, args: readonly string[], input = '', most = MOST): GitAnswer | Refusal {
  const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...HARDENED, ...args], {
    cwd: root,
    input,
    env: environment(),
    maxBuffer: most,
    timeout: PATIENCE,
    windowsHide: true,
    stdio: 'pipe',
  });
  const code = error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT')
    return { refused: 'Git was not found: install it, or put it on the path, to compare revisions.' };
  if (error) return { refused: `Git gave no answer: ${error.message}.` };
  const [first = ''] = stderr.toString('utf8').split(/\r?\n/);
  return { status, output: stdout, complaint: first.replace(/^(?:fatal|error): /, '').replace(/\.$/, '') };
}

/** What others set for git, as hooks and aliases do, would lead it to another repository. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  };
}

function whyNot(complaint: string): string {
  if (/dubious ownership/i.test(complaint))
    return 'Git does not read this repository because it belongs to somebody else: see "git config safe.directory".';
  if (/not a git repository/i.test(complaint))
    return 'This folder is in no git repository, so there is no revision to compare with.';
  return `Git can't read this folder: ${complaint}.`;
}

function unknownRevision(root: string, named: string): string {
  const head = git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if ('status' in head && head.status !== 0)
    return 'The repository has no commit yet, so there is nothing to compare with.';
  const shallow = git(root, ['rev-parse', '--is-shallow-repository']);
  const isShallow = 'output' in shallow && textOfBytes(shallow.output).trim() === 'true';
  return isShallow
    ? `Git knows no revision "${named}" here, and this clone has only a part of the history: fetch the rest with "git fetch --unshallow".`
    : `Git knows no revision "${named}" here: name a commit, a branch or a tag, as in HEAD~3 or main.`;
}

/** The path of a folder from the top of its repository; empty for the top itself. */
function belowTop(top: string, root: string): string {
  const relative = path.relative(realPathOf(top) ?? top, realPathOf(root) ?? root);
  return relative.split(path.sep).join('/');
}

interface Blob {
  /** From the folder. */
  readonly name: string;
  readonly object: string;
  readonly size: number;
}

/** Plain files; links and modules of other repositories are none. */
function blobsIn(listing: Buffer): Blob[] {
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, object = '', size = '', name = ''] =
        /^100\d{3} blob ([0-9a-f]{40,64}) +(\d{1,15})\t(.{1,4096})$/su.exec(line) ?? [];
      return name === '' ? [] : [{ name, object, size: Number(size) }];
    });
}

/** All in one go: a process for each file would take seconds. */
function textsOfBlobs(root: string, blobs: readonly Blob[]): ReadonlyMap<string, string> | Refusal {
  const texts = new Map<string, string>();
  if (blobs.length === 0) return texts;
  const asked = blobs.map(({ object }) => `${object}\n`).join('');
  const most = blobs.reduce((sum, { size }) => sum + size + 128, 4096);
  const answer = git(root, ['cat-file', '--batch'], asked, most);
  if ('refused' in answer) return answer;
  const { output } = answer;
  let at = 0;
  for (const { name, object, size } of blobs) {
    const end = output.indexOf(0x0a, at);
    const head = end < 0 ? '' : output.toString('latin1', at, end);
    if (head !== `${object} blob ${size}`)
      return {
        refused: `Git can't read ${name} as it was: ${answer.complaint === '' ? 'it is missing' : answer.complaint}.`,
      };
    texts.set(name, textOfBytes(output.subarray(end + 1, end + 1 + size)));
    at = end + 1 + size + 1;
  }
  return texts;
}
