import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/node/nodeHost';
import { version } from '../version';
import { startServer } from './startServer';

/** Runs the server over what the process arguments say: Node IPC (`--node-ipc`) or `--stdio`. */
export function startOverArguments(): void {
  startServer(createConnection(ProposedFeatures.all), version, nodeHost);
}

/** Runs the server over standard input and output. */
export function startOverStdio(): void {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), version, nodeHost);
}
