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
import {
  type InitializationOptions,
  viewsChangedNotification,
  type ViewsChangedParams,
} from '../../server/src/protocol';
import { settingsSection } from './contributions';
import { concernsServer, createFileWatchers } from './fileWatchers';
import { ProtocolTrace } from './protocolTrace';
import { refusedRename } from './refusedRename';
import { answerWithFiles } from './sentFiles';
import { knowsTokenTypes } from './tokenTypes';

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

export type ServerStatus = 'starting' | 'running' | 'failed' | 'stopped';

/** A server that goes down so often, in so long a time in ms, is not started again. */
const mostFalls = 5;
const fallsWithin = 3 * 60_000;

/** Makes a client of a server that has not been started: in a process of Node, or in a worker of a browser. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/**
 * The server as the rest of the extension sees it. A language client that failed to start cannot be started again, so
 * every start makes a new one, and nobody else keeps a client across a restart. A server that went down is started
 * again here as well, and not by the client: between its restarts, the client's state reads as if it had given up.
 */
export class PlantraceServer implements vscode.Disposable {
  private running: BaseLanguageClient | undefined;
  private listeners: vscode.Disposable[] = [];
  /** Starts and stops, one after the other: two restarts in a row must not leave two servers. */
  private turn: Promise<void> = Promise.resolve();
  private currentStatus: ServerStatus = 'stopped';
  /** When servers went down by themselves, not long ago. */
  private falls: number[] = [];
  private readonly statusChanged = new vscode.EventEmitter<ServerStatus>();
  private readonly viewsChanged = new vscode.EventEmitter<ViewsChangedParams>();
  private readonly trace: ProtocolTrace;

  readonly onDidChangeStatus = this.statusChanged.event;
  readonly onViewsChanged = this.viewsChanged.event;

  constructor(
    private readonly createClient: CreateClient,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.trace = new ProtocolTrace(output);
  }

  get client(): BaseLanguageClient | undefined {
    return this.running;
  }

  get status(): ServerStatus {
    return this.currentStatus;
  }

  /** Nothing happens where it runs already. */
  start(): Promise<void> {
    return this.next(async () => {
      if (this.running === undefined) await this.launch();
    });
  }

  restart(): Promise<void> {
    this.falls = [];
    return this.relaunch();
  }

  stop(): Promise<void> {
    return this.next(() => this.shutDown());
  }

  async request<Result>(method: string, params?: object, token?: vscode.CancellationToken): Promise<Result> {
    // Nothing was there to be read, and now somebody wants to begin a plan.
    if (this.currentStatus === 'stopped') await this.start();
    if (this.running === undefined) {
      throw new Error(vscode.l10n.t('The Plantrace server is not running.'));
    }
    return this.running.sendRequest<Result>(method, params ?? {}, token);
  }

  dispose(): void {
    void this.stop();
    this.trace.dispose();
    this.statusChanged.dispose();
    this.viewsChanged.dispose();
  }

  private relaunch(): Promise<void> {
    return this.next(async () => {
      await this.shutDown();
      await this.launch();
    });
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step, step);
    return this.turn;
  }

  private async launch(): Promise<void> {
    const watchers = createFileWatchers();
    const client = this.createClient(this.clientOptions(watchers));
    client.registerFeature(knowsTokenTypes);
    answerWithFiles(client);
    this.running = client;
    this.setStatus('starting');
    // The promise that the client gives out may stay open when the server goes down while it starts.
    await new Promise<void>((resolve) => {
      const wentDown = (): void => {
        resolve();
        this.wentDown(client);
      };
      this.listeners = [
        ...watchers,
        client.onDidChangeState(({ newState }) => {
          if (newState === State.Running) this.setStatus('running');
          if (newState === State.Stopped || newState === State.StartFailed) wentDown();
        }),
        client.onNotification(viewsChangedNotification, (params: ViewsChangedParams) => this.viewsChanged.fire(params)),
      ];
      client.start().then(resolve, (error: unknown) => {
        this.output.error(error instanceof Error ? error.message : String(error));
        wentDown();
      });
    });
  }

  /** Starts a server that went down again, unless it does nothing but go down. */
  private wentDown(client: BaseLanguageClient): void {
    if (client !== this.running) return; // told already
    this.running = undefined;
    for (const listener of this.listeners.splice(0)) listener.dispose();
    const now = Date.now();
    this.falls = [...this.falls.filter((fall) => now - fall < fallsWithin), now];
    if (this.falls.length >= mostFalls) {
      this.setStatus('failed');
      return;
    }
    this.setStatus('starting');
    void this.relaunch();
  }

  private async shutDown(): Promise<void> {
    const client = this.running;
    this.running = undefined;
    // Before the client stops: its going down is wanted, and must not be reported as a crash.
    for (const listener of this.listeners.splice(0)) listener.dispose();
    try {
      await client?.dispose();
    } catch (error) {
      this.output.warn(error instanceof Error ? error.message : String(error)); // it had crashed or hung: already gone
    }
    this.setStatus('stopped');
  }

  private setStatus(status: ServerStatus): void {
    if (status === this.currentStatus) return;
    this.currentStatus = status;
    this.statusChanged.fire(status);
  }

  private clientOptions(fileEvents: vscode.FileSystemWatcher[]): LanguageClientOptions {
    let readsCode = false;
    return {
      documentSelector: documentSelector(),
      outputChannel: this.output,
      traceOutputChannel: this.trace,
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
}
