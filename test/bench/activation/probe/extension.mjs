import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** So often is looked whether Plantrace runs, in ms. */
const pause = 2;

/** @param {vscode.ExtensionContext} context */
export function activate(context) {
  /** @type {number | undefined} */
  let activeAt;
  const timer = setInterval(() => {
    if (!vscode.extensions.getExtension('plantrace.plantrace')?.isActive) return;
    activeAt = performance.now();
    clearInterval(timer);
  }, pause);
  const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    const isThere = uris.some((uri) =>
      vscode.languages.getDiagnostics(uri).some(({ source }) => source === 'plantrace'),
    );
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (!isThere || activeAt === undefined || !folder) return;
    listener.dispose();
    const waited = performance.now() - activeAt;
    writeFileSync(path.join(folder.uri.fsPath, '..', 'waited.json'), JSON.stringify(waited));
  });
  context.subscriptions.push(listener);
}
