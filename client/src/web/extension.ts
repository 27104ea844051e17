import * as vscode from 'vscode';
import { activatePlantrace, type PlantraceApi } from '../activation';
import { workerClient } from './workerClient';

export { deactivate } from '../activation';

/** In VS Code for the Web: the server is a worker. */
export function activate(context: vscode.ExtensionContext): PlantraceApi {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js');
  return activatePlantrace(context, workerClient(module.toString(true)));
}
