import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { viewsChangedNotification, type ViewsChangedParams } from '../../server/src/protocol';
import type { Connector } from './connection';
import { ProtocolTrace } from './protocolTrace';

export type ServerStatus = 'starting' | 'running' | 'failed' | 'stopped';

/** A server that goes down so often, in so long a time in ms, is not started again. */
const mostFalls = 5;
const fallsWithin = 3 * 60_000;

/**
 * Loads what makes clients of the server. The library of the protocol is nearly all of the extension and takes longer to
 * load than all the rest to run: nothing of it is there before a server is started.
 */
export type LoadConnector = () => Promise<Connector>;

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
    private readonly loadConnector: LoadConnector,
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
    // It is about to start, or nothing was there to be read, and now somebody wants to begin a plan.
    if (this.running === undefined && this.currentStatus !== 'failed') await this.start();
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
    this.setStatus('starting');
    const { connect, isDown, isRunning } = await this.loadConnector();
    const { client, watchers } = connect(this.output, this.trace);
    this.running = client;
    // The promise that the client gives out may stay open when the server goes down while it starts.
    await new Promise<void>((resolve) => {
      const wentDown = (): void => {
        resolve();
        this.wentDown(client);
      };
      this.listeners = [
        ...watchers,
        client.onDidChangeState(({ newState }) => {
          if (isRunning(newState)) this.setStatus('running');
          if (isDown(newState)) wentDown();
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
}
