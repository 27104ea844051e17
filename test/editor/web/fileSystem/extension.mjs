// A file system of the scheme `served`: files that the server of the page gives and takes. It cannot be searched, and it
// can be read-only, as file systems of real virtual workspaces are.
import * as vscode from 'vscode';

/**
 * The authority of a URI is host and port of the server, as `127.0.0.1+8080`.
 * @param {vscode.Uri} uri
 */
const address = (uri, query = '') => `http://${uri.authority.replace('+', ':')}/files${uri.path}${query}`;

/**
 * @param {vscode.Uri} uri
 * @param {RequestInit} [init]
 * @param {string} [query]
 */
async function call(uri, init, query) {
  const response = await fetch(address(uri, query), init);
  if (response.status === 404) throw vscode.FileSystemError.FileNotFound(uri);
  if (response.status === 403) throw vscode.FileSystemError.NoPermissions(uri);
  if (!response.ok) throw vscode.FileSystemError.Unavailable(uri);
  return response;
}

export function activate() {
  const changed = new vscode.EventEmitter();
  /**
   * @param {vscode.Uri} uri
   * @param {vscode.FileChangeType} type
   */
  const tell = (uri, type) => changed.fire([{ uri, type }]);
  /** @type {vscode.FileSystemProvider} */
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => /** @type {vscode.FileStat} */ (await (await call(uri, undefined, '?stat')).json()),
    readDirectory: async (uri) =>
      /** @type {[string, vscode.FileType][]} */ (await (await call(uri, undefined, '?list')).json()),
    readFile: async (uri) => new Uint8Array(await (await call(uri)).arrayBuffer()),
    writeFile: async (uri, content, { create }) => {
      const isThere = (await fetch(address(uri, '?stat'))).ok;
      if (!isThere && !create) throw vscode.FileSystemError.FileNotFound(uri);
      await call(uri, { method: 'PUT', body: content });
      tell(uri, isThere ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created);
    },
    createDirectory: async (uri) => void (await call(uri, { method: 'PUT' }, '?folder')),
    delete: async (uri) => {
      await call(uri, { method: 'DELETE' });
      tell(uri, vscode.FileChangeType.Deleted);
    },
    rename: async (from, to) => {
      await call(to, { method: 'PUT', body: await (await call(from)).arrayBuffer() });
      await call(from, { method: 'DELETE' });
      tell(from, vscode.FileChangeType.Deleted);
      tell(to, vscode.FileChangeType.Created);
    },
  };
  return vscode.workspace.registerFileSystemProvider('served', provider, { isCaseSensitive: true });
}
