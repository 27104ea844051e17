import * as vscode from 'vscode';
import type { UpdateMatrixResult } from '../../../server/src/protocol';
import { isPreviewed } from '../authoring/preview';
import { editorCommands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestMatrix } from '../serverRequests';
import { applyVersionedEdit, fileName, toUri } from '../versionedEdit';
import { fromMenu } from './fromMenu';

/** What a key binding or another extension may pass; all of it is optional. */
export interface MatrixArguments {
  /** The matrix, or a document of its plans. Absent: the active editor. */
  uri?: string;
  /** Show the changes and ask before they are made. */
  preview?: boolean;
}

type Answered = Exclude<UpdateMatrixResult, { kind: 'refused' }>;

/** Writes the traceability matrix of the plans, or brings it up to date; an edit like any other. */
export function updateMatrix(server: PlantraceServer): (passed?: MatrixArguments | vscode.Uri) => Promise<void> {
  return async (passed) => {
    const given: MatrixArguments = fromMenu(passed);
    const uri = given.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
    const result = await requestMatrix(server, uri === undefined ? {} : { uri });
    if (result.kind === 'refused') {
      void vscode.window.showWarningMessage(result.reason);
      return;
    }
    if (result.kind === 'edit') {
      const label = vscode.l10n.t('Update traceability matrix');
      const outcome = await applyVersionedEdit(result.edit, {
        label,
        preview: given.preview === true || isPreviewed(result.edit),
      });
      if (outcome.kind === 'refused') void vscode.window.showWarningMessage(outcome.reason);
      if (outcome.kind !== 'applied') return;
      await vscode.window.showTextDocument(toUri(result.uri), { preview: false });
    }
    tell(result);
  };
}

/** Not waited for: the command has done its work, and a message may stay for as long as nobody looks at it. */
function tell(result: Answered): void {
  const uri = toUri(result.uri);
  const action = result.kind === 'edit' && !result.created ? vscode.l10n.t('Show Changes') : vscode.l10n.t('Open');
  void vscode.window.showInformationMessage(sentence(result), action).then((chosen) => {
    if (chosen !== action) return;
    // Nothing is saved yet, so the file on the disk still is what it was: the difference between the two is the edit.
    if (result.kind === 'edit' && !result.created)
      void vscode.commands.executeCommand(editorCommands.compareWithSaved, uri);
    else void vscode.window.showTextDocument(uri, { preview: false });
  });
}

function sentence(result: Answered): string {
  const name = fileName(toUri(result.uri));
  const done =
    result.kind === 'unchanged'
      ? vscode.l10n.t('{0} is up to date.', name)
      : result.created
        ? vscode.l10n.t('Created {0}.', name)
        : vscode.l10n.t('Brought {0} up to date ({1} added, {2} corrected).', name, result.added, result.corrected);
  const [first] = result.ahead;
  if (first === undefined) return done;
  const left = vscode.l10n.t(
    'It says that {0} is done, and the plan leaves it open.',
    result.ahead.slice(0, 8).join(', '),
  );
  return `${done} ${left}`;
}
