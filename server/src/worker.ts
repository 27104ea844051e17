import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { workerHost } from './host/browser/workerHost';
import { startServer } from './lsp/startServer';
import { version } from './version';

/** The scope of a worker; the types that are loaded here are those of Node. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] &
  ConstructorParameters<typeof BrowserMessageWriter>[0];

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), version, workerHost);
