import type { BaseLanguageClient } from 'vscode-languageclient';
import { isRefusal } from './refusedRename';

/**
 * Keeps a client's own failures to the output, on a desktop and in a browser alike: what a user has to know is said once,
 * by `reportFailedServer`. What the server refuses is an answer, and told where it was asked for.
 */
export function keptQuiet<Client extends BaseLanguageClient>(client: Client): Client {
  const { error, warn, info, handleFailedRequest } = client;
  client.error = (message, data) => error.call(client, message, data, false);
  client.warn = (message, data) => warn.call(client, message, data, false);
  client.info = (message, data) => info.call(client, message, data, false);
  client.handleFailedRequest = (type, token, failure: unknown, ...others) => {
    if (isRefusal(failure)) throw failure;
    return handleFailedRequest.call(client, type, token, failure, ...others) as never;
  };
  return client;
}
