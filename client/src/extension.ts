import type * as vscode from 'vscode';
import { activatePlantrace, type PlantraceApi } from './activation';

export { deactivate, type PlantraceApi } from './activation';

/** On a desktop, and on the remote side of a window: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): PlantraceApi {
  return activatePlantrace(context, async () => {
    // A bundle of its own: as a part of this one it would be parsed each time that the extension is activated.
    const { connectorTo } = await import('./nodeConnection');
    return connectorTo(context.asAbsolutePath('dist/server.js'));
  });
}
