import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type DocumentSelector,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol';
import { settingsSection } from './contributions';
import { concernsServer, createFileWatchers } from './fileWatchers';
import { refusedRename } from './refusedRename';
import { answerWithFiles } from './sentFiles';
import { knowsTokenTypes } from './tokenTypes';

export interface Connection {
  client: BaseLanguageClient;
  /** To be disposed of with the client. */
  watchers: vscode.Disposable[];
}

/** All that the rest of the extension needs of the library of the protocol, which is loaded with it. */
export interface Connector {
  /** A client that is ready to be started. */
  connect(output: vscode.LogOutputChannel, trace: vscode.LogOutputChannel): Connection;
  isRunning(state: State): boolean;
  isDown(state: State): boolean;
}

/** @param createClient makes a client of a server: in a process of Node, or in a worker of a browser */
export function connectorOver(createClient: (options: LanguageClientOptions) => BaseLanguageClient): Connector {
  return {
    connect: (output, trace) => {
      const watchers = createFileWatchers();
      const client = createClient(clientOptions(output, trace, watchers));
      client.registerFeature(knowsTokenTypes);
      answerWithFiles(client);
      return { client, watchers };
    },
    isRunning: (state) => state === State.Running,
    isDown: (state) => state === State.Stopped || state === State.StartFailed,
  };
}

/**
 * Files (local and remote ones alike), those of virtual folders, and documents that were never saved; and the
 * configuration and the baseline, whatever language they are taken for, so that they count while they are edited. Without
 * schemes the server would also get the old side of every diff, notebook cells and the reports that it wrote itself, and
 * find each plan twice.
 */
function documentSelector(): DocumentSelector {
  const schemes = new Set(['file', ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  return [
    { scheme: 'untitled', language: 'markdown' },
    ...[...schemes].flatMap((scheme) => [
      { scheme, language: 'markdown' },
      { scheme, pattern: '**/plantrace.config.json' },
      { scheme, pattern: '**/plantrace.baseline.json' },
    ]),
  ];
}

function clientOptions(
  output: vscode.LogOutputChannel,
  trace: vscode.LogOutputChannel,
  fileEvents: vscode.FileSystemWatcher[],
): LanguageClientOptions {
  let readsCode = false;
  return {
    documentSelector: documentSelector(),
    outputChannel: output,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'plantrace',
    // The client's own ways are to show the bare error, and to start the server again.
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: 'The server went down.' }),
    },
    // VS Code asks for diagnostics of closed files every few seconds at best. Published ones come with the pause after
    // which they were found, those of open and closed files together.
    initializationOptions: {
      watchesFiles: true,
      sendsFiles: true,
      isTrusted: vscode.workspace.isTrusted,
      diagnostics: { pull: false },
      showsPlaces: true,
    } satisfies InitializationOptions,
    synchronize: { configurationSection: settingsSection, fileEvents },
    // Hovers carry text out of files: no command links, no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      ...refusedRename,
      // The server watches source files, and nothing else, once a configuration names any.
      handleRegisterCapability: async (params, next) => {
        if (params.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles')) readsCode = true;
        await next(params, new vscode.CancellationTokenSource().token);
      },
      workspace: {
        didChangeWatchedFile: async (event, next) => {
          if (await concernsServer(event, readsCode)) await next(event);
        },
      },
    },
  };
}
