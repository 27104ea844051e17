import type { Connection, FileEvent } from 'vscode-languageserver';
import type { Host } from '../host/host';
import { SentFolder } from '../host/sentFolder';
import { sendFilesRequest, type SendFilesParams, type SentFile } from '../protocol';
import type { Folder } from './folder';

/** A host that asks the client for the files of folders that the machine can't reach, where the client sends them. */
export function withClientFiles(host: Host, connection: Connection, sendsFiles: () => boolean): Host {
  const ask = async (params: SendFilesParams): Promise<[string, string | null][]> => {
    const files: readonly SentFile[] = await connection.sendRequest(sendFilesRequest, params);
    return files.map(({ path, text }) => [path, text]);
  };
  return {
    ...host,
    filesOf: (uri, complain) => {
      const own = host.filesOf(uri, complain);
      if (own || !sendsFiles() || uri.startsWith('untitled:')) return own;
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
