import * as vscode from 'vscode';
import type { Location } from '../../../server/src/protocol';
import { fileName, toRange, toUri } from '../versionedEdit';

/** Opens what a tree node stands for, with its line in view. */
export async function openLocation({ uri, range }: Location): Promise<void> {
  const target = toUri(uri);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(target);
  } catch {
    // The tree may still show what a checkout or a deletion has just removed.
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be opened; it may have been removed.', fileName(target)),
    );
    return;
  }
  const start = toRange(range).start;
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
  editor.revealRange(toRange(range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
