import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Connector, connectorOver } from './connection';
import { keptQuiet } from './quietClient';

function serverOptions(module: string): ServerOptions {
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

/** To a server in a process of Node. @param module path of the bundled server */
export function connectorTo(module: string): Connector {
  const server = serverOptions(module);
  return connectorOver((options) => keptQuiet(new LanguageClient('plantrace', 'Plantrace', server, options)));
}
