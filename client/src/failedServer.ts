import * as vscode from 'vscode';
import { commands } from './contributions';
import type { PlantraceServer } from './languageClient';

/** Says once that the server went down for good, and what can be done about it. */
export function reportFailedServer(server: PlantraceServer): vscode.Disposable {
  return server.onDidChangeStatus(async (status) => {
    if (status !== 'failed') return;
    const restart = vscode.l10n.t('Restart Server');
    const showOutput = vscode.l10n.t('Show Output');
    const message = vscode.l10n.t('The Plantrace server is not running. Plans are not checked until it runs again.');
    const chosen = await vscode.window.showErrorMessage(message, restart, showOutput);
    if (chosen === restart) await vscode.commands.executeCommand(commands.restartServer);
    if (chosen === showOutput) await vscode.commands.executeCommand(commands.showOutput);
  });
}
