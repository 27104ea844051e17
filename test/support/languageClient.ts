import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type Range,
} from 'vscode-languageserver/node';
import { viewsChangedNotification, type ViewsChangedParams } from '../../server/src/protocol';

/** One `textDocument/publishDiagnostics`, as it came. */
export interface Publish {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ClientOptions {
  /** Workspace folders, as paths; none for a client without a folder. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** More fields of `initialize`, or others in their place. */
  readonly params?: Partial<InitializeParams>;
  /** What a request for configuration is answered with. An error is thrown at the server. */
  readonly configuration?: () => unknown;
  /** What other requests of the server are answered with; default: null, which is what they want. */
  readonly answer?: (method: string, params: unknown) => unknown;
  readonly command?: readonly string[];
}

/** All that an editor may be able to do. */
export const everything: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    declaration: { linkSupport: true },
    implementation: { linkSupport: true },
  },
};

const running = new Set<ChildProcessWithoutNullStreams>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Generous: a server that says nothing for so long hangs. */
const HANG = 30_000;

/** A client of the built server in a process of its own. Keeps everything that the server says. */
export class LanguageClient {
  readonly publishes: Publish[] = [];
  readonly views: ViewsChangedParams[] = [];
  readonly logs: string[] = [];
  /** Requests of the server, with what they asked. */
  readonly asked: { method: string; params: unknown }[] = [];
  readonly notified: { method: string; params: unknown }[] = [];
  private readonly listeners = new Set<() => void>();
  stderr = '';

  private constructor(
    readonly process: ChildProcessWithoutNullStreams,
    readonly connection: MessageConnection,
    readonly exited: Promise<number | null>,
    readonly initialized: InitializeResult,
  ) {}

  /** Starts a server and goes through `initialize` and `initialized`. */
  static async start(options: ClientOptions = {}): Promise<LanguageClient> {
    const child = spawnServer(options.command);
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
    connection.onError(() => undefined);
    connection.listen();
    const capabilities = options.capabilities ?? everything;
    const folders = options.folders ?? [];
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folders[0] === undefined ? null : uriOf(folders[0]),
      capabilities,
      workspaceFolders: folders.length === 0 ? null : folders.map(folderOf),
      initializationOptions: options.initializationOptions,
      ...options.params,
    });
    const client = new LanguageClient(child, connection, exited, result);
    client.listen(options);
    await connection.sendNotification('initialized', {});
    return client;
  }

  private listen(options: ClientOptions): void {
    this.process.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    this.connection.onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') this.publishes.push(params as unknown as Publish);
      else if (method === viewsChangedNotification) this.views.push(params as unknown as ViewsChangedParams);
      else if (method === 'window/logMessage') this.logs.push((params as unknown as { message: string }).message);
      this.notified.push({ method, params });
      this.tell();
    });
    this.connection.onUnhandledProgress((params) => {
      this.notified.push({ method: '$/progress', params });
      this.tell();
    });
    this.connection.onRequest((method, params) => {
      this.asked.push({ method, params });
      this.tell();
      if (method !== 'workspace/configuration') return options.answer?.(method, params) ?? null;
      const { items } = params as unknown as { items: unknown[] };
      return items.map(() => options.configuration?.() ?? null);
    });
    void this.exited.then(() => this.tell());
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** Waits until something holds; asks anew whenever the server has said something. */
  until<T>(what: string, holds: () => T | undefined | false | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const value = holds();
        if (value === undefined || value === false || value === null) return;
        done();
        resolve(value);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`waited in vain until ${what}\n${this.logs.join('\n')}\n${this.stderr}`));
      }, HANG);
      const done = (): void => {
        clearTimeout(timer);
        this.listeners.delete(look);
      };
      this.listeners.add(look);
      look();
    });
  }

  /** Waits until the server has read its folders and told what it found. */
  async settled(): Promise<void> {
    await this.until('the folders are read', () => this.views.some((v) => !v.indexing));
  }

  /** Waits until a check that began after this call has been told. */
  async checked(): Promise<void> {
    const before = this.views.length;
    await this.until('another check is over', () => this.views.length > before);
  }

  /** What the client shows for a document now; null where nothing ever was published. */
  shown(uri: string): readonly Diagnostic[] | null {
    return this.publishes.filter((p) => p.uri === uri).at(-1)?.diagnostics ?? null;
  }

  /** Codes with their 0-based lines, of what the client shows for a document now. */
  shownCodes(uri: string): string[] {
    return (this.shown(uri) ?? []).map((d) => `${d.range.start.line} ${String(d.code)}`);
  }

  open(uri: string, text: string, version = 1, languageId = 'markdown'): Promise<void> {
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** A change of a range, or of the whole text. */
  change(uri: string, version: number, text: string, range?: Range): Promise<void> {
    return this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [range ? { range, text } : { text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells of files that came (1), changed (2) or went (3). */
  watched(...changes: { uri: string; type: 1 | 2 | 3 }[]): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  /** Ends the server as the protocol wants it; answers its exit status. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    await this.notify('exit', undefined);
    return this.exited;
  }
}

export function spawnServer(command?: readonly string[]): ChildProcessWithoutNullStreams {
  const [program = '', ...args] = command ?? [process.execPath, path.resolve('dist', 'server.js'), '--stdio'];
  const child = spawn(program, args);
  running.add(child);
  child.on('exit', () => running.delete(child));
  // Writing to a server that has gone is what some tests are about.
  child.stdin.on('error', () => undefined);
  return child;
}

export function uriOf(...parts: string[]): string {
  return pathToFileURL(path.join(...parts)).toString();
}

export function folderOf(folder: string): { uri: string; name: string } {
  return { uri: uriOf(folder), name: path.basename(folder) };
}

/** LSP range of the `nth` time that a piece of text stands in a text. */
export function rangeOfPiece(text: string, piece: string, nth = 0): Range {
  let at = text.indexOf(piece);
  for (let i = 0; i < nth && at >= 0; i++) at = text.indexOf(piece, at + 1);
  if (at < 0) throw new Error(`There is no ${piece}.`);
  return { start: positionIn(text, at), end: positionIn(text, at + piece.length) };
}

function positionIn(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
}
