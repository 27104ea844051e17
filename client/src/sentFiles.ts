import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { sendFilesRequest, type SendFilesParams, type SentFile } from '../../server/src/protocol';

/** What the server reads of a folder: documents, ignore files and its own. */
const isRead = /(?:\.(?:md|markdown)|^\.gitignore|^plantrace\.(?:config|baseline)\.json)$/i;
const isNever = /^(?:node_modules|\.git|\.hg|\.svn)$/;
/** Files above this size are not sent, in bytes: no plan is that long. */
const largest = 16 * 1024 * 1024;
/** So many files or folders are read at once. */
const together = 20;

/** Answers the server's requests for files that it can't reach: those of virtual workspaces, and all in a browser. */
export function answerWithFiles(client: BaseLanguageClient): void {
  client.onRequest(sendFilesRequest, ({ uri, paths }: SendFilesParams) => sentFiles(vscode.Uri.parse(uri), paths));
}

async function sentFiles(folder: vscode.Uri, paths: readonly string[] | undefined): Promise<SentFile[]> {
  const files = paths
    ? paths.map((path) => ({ path, uri: vscode.Uri.joinPath(folder, path) }))
    : (await filesIn(folder)).map((uri) => ({ path: uri.path.slice(folder.path.length).replace(/^\//, ''), uri }));
  const sent: SentFile[] = [];
  for (let at = 0; at < files.length; at += together) {
    const some = files.slice(at, at + together);
    sent.push(...(await Promise.all(some.map(async ({ path, uri }) => ({ path, text: await textOf(uri) })))));
  }
  return sent;
}

/**
 * By walking: `findFiles` waits for ever where a file system cannot be searched. Links are not followed, since they may
 * lead in circles.
 */
async function filesIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  let level = [folder];
  while (level.length > 0) {
    const below: vscode.Uri[] = [];
    for (let at = 0; at < level.length; at += together) {
      const some = level.slice(at, at + together);
      const found = await Promise.all(some.map(async (parent) => ({ parent, entries: await entriesOf(parent) })));
      for (const { parent, entries } of found)
        for (const [name, type] of entries) {
          const uri = vscode.Uri.joinPath(parent, name);
          if ((type & vscode.FileType.File) !== 0 && isRead.test(name)) files.push(uri);
          else if (type === vscode.FileType.Directory && !isNever.test(name)) below.push(uri);
        }
    }
    level = below;
  }
  return files;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return []; // gone, or out of reach: there is nothing to read
    throw error;
  }
}

/** Null for what is gone, is no file, or is larger than any plan. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > largest) return null;
    return new TextDecoder('utf-8').decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return null;
    throw error;
  }
}
