import * as vscode from 'vscode';

/**
 * Registers a command whose failure is told in one sentence, with the details in the output: an exception that leaves a
 * command reaches the user as its bare message, or, out of a tree, not at all.
 */
export function registerCommand<Arguments extends unknown[]>(
  id: string,
  run: (...args: Arguments) => void | Promise<void>,
  output: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: Arguments) => {
    try {
      await run(...args);
    } catch (error) {
      output.error(`${id}:`, error);
      await offerOutput(
        vscode.l10n.t('Plantrace: {0}', error instanceof Error ? error.message : String(error)),
        output,
      );
    }
  });
}

async function offerOutput(message: string, output: vscode.LogOutputChannel): Promise<void> {
  const showOutput = vscode.l10n.t('Show Output');
  if ((await vscode.window.showErrorMessage(message, showOutput)) === showOutput) output.show();
}
