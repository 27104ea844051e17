import type * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageSignature,
  type ServerOptions,
} from 'vscode-languageclient/browser';
import { type Connector, connectorOver } from '../connection';
import { isRefusal } from '../refusedRename';

/** As browsers have it: the types that are loaded here are those of Node. */
declare const Worker: new (
  module: string,
) => ConstructorParameters<typeof BrowserMessageReader>[0] & ConstructorParameters<typeof BrowserMessageWriter>[0];

/** As `nodeLanguageClient.ts` has it, over the client for browsers: the two classes share no ancestor that shows messages. */
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

function serverOptions(module: string): ServerOptions {
  return () => {
    const worker = new Worker(module);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
}

/** To a server in a worker. @param module URI of the bundled server */
export function connectorTo(module: string): Connector {
  const server = serverOptions(module);
  return connectorOver((options) => new QuietLanguageClient('plantrace', 'Plantrace', server, options));
}
