import type * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageSignature,
  type ServerOptions,
} from 'vscode-languageclient/browser';
import type { CreateClient } from '../languageClient';
import { isRefusal } from '../refusedRename';

/** As browsers have it: the types that are loaded here are those of Node. */
declare const Worker: new (
  module: string,
) => ConstructorParameters<typeof BrowserMessageReader>[0] & ConstructorParameters<typeof BrowserMessageWriter>[0];

/** A client of the server in a worker. @param module URI of the bundled server */
export function workerClient(module: string): CreateClient {
  const server: ServerOptions = () => {
    const worker = new Worker(module);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  return (options) => new QuietLanguageClient('plantrace', 'Plantrace', server, options);
}

/** As `nodeClient.ts` has it, over the client for browsers: the two classes share no ancestor that shows messages. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }
  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
  override handleFailedRequest<T>(
    type: MessageSignature,
    token: vscode.CancellationToken | undefined,
    error: unknown,
    ...others: [defaultValue: T, showNotification?: boolean, throwOnCancel?: boolean]
  ): T {
    if (isRefusal(error)) throw error;
    return super.handleFailedRequest(type, token, error, ...others);
  }
}
