import * as vscode from 'vscode';
import { commands, settingsOfMarkdown } from './contributions';
import type { PlanStateTracker } from './planState';

/** Remembered for a workspace once somebody has been asked. */
const askedKey = 'plantrace.askedAboutReferenceLinks';

/**
 * VS Code's own markdown validation takes `[4.4-3]` for a link whose definition is missing, and reports every one of them.
 * Where it is on in a workspace with plans, says so once and offers to leave reference links out.
 */
export function explainReferenceLinks(plans: PlanStateTracker, state: vscode.Memento): vscode.Disposable {
  const look = (): void => void askOnce(plans, state);
  const listeners = [
    plans.onDidChange(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsOfMarkdown.validate)) look();
    }),
  ];
  look();
  return vscode.Disposable.from(...listeners);
}

async function askOnce(plans: PlanStateTracker, state: vscode.Memento): Promise<void> {
  if (plans.state !== 'plans' || !reportsIds() || state.get(askedKey, false)) return;
  await state.update(askedKey, true);
  const ignore = vscode.l10n.t('Ignore Reference Links in This Workspace');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      "VS Code's markdown validation is on. It takes IDs such as [4.4-3] for links without a definition, and reports each of them.",
    ),
    ignore,
    vscode.l10n.t('Leave It On'),
  );
  if (chosen === ignore) await vscode.commands.executeCommand(commands.ignoreReferenceLinks);
}

function reportsIds(): boolean {
  const configuration = vscode.workspace.getConfiguration();
  return (
    configuration.get(settingsOfMarkdown.validate, false) &&
    configuration.get<string>(settingsOfMarkdown.referenceLinks) !== 'ignore'
  );
}

/** *Ignore reference links*: a setting of the workspace, so that everybody who opens it has the same. */
export async function ignoreReferenceLinks(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  await configuration.update(settingsOfMarkdown.referenceLinks, 'ignore', vscode.ConfigurationTarget.Workspace);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Links and files are still validated; IDs in brackets are left to Plantrace.'),
  );
}
