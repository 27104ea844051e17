import type * as vscode from 'vscode';
import { activatePlantrace, type PlantraceApi } from './activation';
import { nodeClient } from './nodeClient';

export { deactivate, type PlantraceApi } from './activation';

/** On a desktop, and on the remote side of a window: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): PlantraceApi {
  return activatePlantrace(context, nodeClient(context.asAbsolutePath('dist/server.js')));
}
