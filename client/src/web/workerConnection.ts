import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type ServerOptions,
} from 'vscode-languageclient/browser';
import { type Connector, connectorOver } from '../connection';
import { keptQuiet } from '../quietClient';

/** As browsers have it: the types that are loaded here are those of Node. */
declare const Worker: new (
  module: string,
) => ConstructorParameters<typeof BrowserMessageReader>[0] & ConstructorParameters<typeof BrowserMessageWriter>[0];

function serverOptions(module: string): ServerOptions {
  return () => {
    const worker = new Worker(module);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
}

/** To a server in a worker. @param module URI of the bundled server */
export function connectorTo(module: string): Connector {
  const server = serverOptions(module);
  return connectorOver((options) => keptQuiet(new LanguageClient('plantrace', 'Plantrace', server, options)));
}
