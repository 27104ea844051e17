import * as vscode from 'vscode';
import { FileChangeType, type FileEvent } from 'vscode-languageclient';

/** Documents, configuration, baseline and ignore rules: what the server reads. */
const read = ['**/*.md', '**/plantrace.config.json', '**/plantrace.baseline.json', '**/.gitignore'];

const readByServer = /(?:\.md|\/plantrace\.(?:config|baseline)\.json|\/\.gitignore)$/;

/** A last segment such as `main.ts` or `Makefile.in`; `001-login`, `v1.2` and `specs` are taken for folders. */
const ordinaryFile = /\.[A-Za-z][A-Za-z0-9]{0,4}$/;

/**
 * Watchers for what the server reads, and one for everything that appears or vanishes: a folder that is deleted, renamed
 * or moved in is reported as itself alone, and a pattern for its files never sees it.
 */
export function createFileWatchers(): vscode.FileSystemWatcher[] {
  return [
    ...read.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern, true, false, true)),
    vscode.workspace.createFileSystemWatcher('**', false, true, false),
  ];
}

/**
 * Whether the server has to hear of an event. Everything that vanishes counts, since what it was can no longer be asked;
 * of what appears, only what the server reads and folders, which it walks.
 * @param readsCode it reads source files as well
 */
export async function concernsServer(event: FileEvent, readsCode: boolean): Promise<boolean> {
  if (event.type !== FileChangeType.Created) return true;
  const uri = vscode.Uri.parse(event.uri);
  if (readByServer.test(uri.path)) return true;
  if (ordinaryFile.test(uri.path)) return readsCode;
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false; // gone again: its deletion is an event of its own
  }
}
