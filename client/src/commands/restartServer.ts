import * as vscode from 'vscode';
import type { PlantraceServer } from '../languageClient';

export function restartServer(server: PlantraceServer): () => Promise<void> {
  return async () => {
    const title = vscode.l10n.t('Restarting the Plantrace server');
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => server.restart());
  };
}
