import type * as vscode from 'vscode';
import { LanguageClient, type MessageSignature } from 'vscode-languageclient/browser';
import type { CreateClient } from '../languageClient';
import { isRefusal } from '../refusedRename';

/** As browsers have it: the types that are loaded here are those of Node. */
declare const Worker: new (module: string) => ConstructorParameters<typeof LanguageClient>[3];

/** A client of the server in a worker. @param module URI of the bundled server */
export function workerClient(module: string): CreateClient {
  return (options) => new QuietLanguageClient('plantrace', 'Plantrace', options, new Worker(module));
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
