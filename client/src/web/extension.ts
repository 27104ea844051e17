import * as vscode from 'vscode';
import { activatePlantrace, type PlantraceApi } from '../activation';

export { deactivate } from '../activation';

/** In VS Code for the Web: the server is a worker. Extensions are a single file there. */
export function activate(context: vscode.ExtensionContext): PlantraceApi {
  return activatePlantrace(context, async () => {
    const { connectorTo } = await import('./workerConnection');
    return connectorTo(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').toString(true));
  });
}
