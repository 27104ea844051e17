import * as vscode from 'vscode';
import type { RecordBaselineResult } from '../../../server/src/protocol';
import { isPreviewed } from '../authoring/preview';
import type { PlantraceServer } from '../languageClient';
import { requestBaseline } from '../serverRequests';
import { applyVersionedEdit, fileName, toUri } from '../versionedEdit';

/** Writes the baseline of the folder of the active document, or brings it up to date; an edit like any other. */
export function recordBaseline(server: PlantraceServer): () => Promise<void> {
  return async () => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const result = await requestBaseline(server, uri === undefined ? {} : { uri });
    if (result.kind === 'refused') {
      void vscode.window.showWarningMessage(result.reason);
      return;
    }
    if (result.kind === 'edit') {
      const label = vscode.l10n.t('Record baseline');
      const outcome = await applyVersionedEdit(result.edit, { label, preview: isPreviewed(result.edit) });
      if (outcome.kind === 'refused') void vscode.window.showWarningMessage(outcome.reason);
      if (outcome.kind !== 'applied') return;
      await vscode.window.showTextDocument(toUri(result.uri));
    }
    void vscode.window.showInformationMessage(sentence(result));
  };
}

function sentence(result: Exclude<RecordBaselineResult, { kind: 'refused' }>): string {
  const { waiting } = result;
  const name = fileName(toUri(result.uri));
  const done =
    result.kind === 'unchanged'
      ? vscode.l10n.t('{0} is up to date.', name)
      : result.created
        ? vscode.l10n.t('Created {0} with {1} texts.', name, result.texts)
        : vscode.l10n.t('Brought {0} up to date: {1} texts.', name, result.texts);
  if (waiting === 0) return done;
  return `${done} ${waiting === 1 ? vscode.l10n.t('One item changed, and links to it wait for a review.') : vscode.l10n.t('{0} items changed, and links to them wait for a review.', waiting)}`;
}
