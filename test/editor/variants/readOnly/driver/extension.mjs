import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as vscode from 'vscode';

/** @returns {never} */
function refuse() {
  throw vscode.FileSystemError.NoPermissions('nothing can be written here');
}

/**
 * @template T
 * @param {vscode.Uri} uri
 * @param {(file: string) => T} read
 * @returns {T}
 */
function reading(uri, read) {
  try {
    return read(uri.path);
  } catch {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
}

const changed = new vscode.EventEmitter();

/** @type {vscode.FileSystemProvider} */
const frozen = {
  onDidChangeFile: changed.event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: (uri) =>
    reading(uri, (file) => {
      const found = statSync(file);
      const type = found.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, ctime: found.ctimeMs, mtime: found.mtimeMs, size: found.size };
    }),
  readDirectory: (uri) =>
    reading(uri, (file) =>
      readdirSync(file, { withFileTypes: true }).map((entry) => [
        entry.name,
        entry.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File,
      ]),
    ),
  readFile: (uri) => reading(uri, (file) => readFileSync(file)),
  writeFile: refuse,
  createDirectory: refuse,
  delete: refuse,
  rename: refuse,
};

/** @param {vscode.ExtensionContext} context */
export function activate(context) {
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('frozen', frozen, { isReadonly: true }));
}
