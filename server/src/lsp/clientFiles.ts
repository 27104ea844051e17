import type { Connection, FileEvent } from 'vscode-languageserver';
import type { Host } from '../host/host';
import { SentFolder } from '../host/sentFolder';
import { sendFilesRequest, type SendFilesParams, type SentFile } from '../protocol';
import type { ClientAbilities } from './clientAbilities';
import type { Folder } from './folder';

/**
 * A host that asks the client for the files of folders that the machine can't reach, where the client sends them, and
 * trusts folders as the client does.
 */
export function withClientFiles(host: Host, connection: Connection, abilities: () => ClientAbilities): Host {
  const ask = async (params: SendFilesParams): Promise<[string, string | null][]> => {
    const files: readonly SentFile[] = await connection.sendRequest(sendFilesRequest, params);
    return files.map(({ path, text }) => [path, text]);
  };
  return {
    ...host,
    isTrusted: () => abilities().trustsFolders,
    filesOf: (uri, complain) => {
      const own = host.filesOf(uri, complain);
      if (own || !abilities().sendsFiles || uri.startsWith('untitled:')) return own;
      return new SentFolder({
        all: async () => new Map((await ask({ uri })).flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
        some: async (paths) => new Map(await ask({ uri, paths: [...paths] })),
      });
    },
  };
}

/** Gets what changed in folders whose files the client sends, before anybody looks at it. */
export async function reloadChanged(folders: readonly Folder[], changes: readonly FileEvent[]): Promise<void> {
  for (const folder of folders) {
    const paths = changes.flatMap(({ uri }) => folder.pathOf(uri) ?? []).filter((path) => path !== '');
    if (paths.length > 0) await folder.reload(paths);
  }
}
