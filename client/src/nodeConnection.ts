import type * as vscode from 'vscode';
import { LanguageClient, type MessageSignature, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Connector, connectorOver } from './connection';
import { isRefusal } from './refusedRename';

/** The client's own failures go to the output; what a user has to know is said once, by `reportFailedServer`. */
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
  /** What the server refuses is an answer, and told where it was asked for. */
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
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

/** To a server in a process of Node. @param module path of the bundled server */
export function connectorTo(module: string): Connector {
  const server = serverOptions(module);
  return connectorOver((options) => new QuietLanguageClient('plantrace', 'Plantrace', server, options));
}
