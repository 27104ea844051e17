import * as vscode from 'vscode';
import type { Location } from '../../../server/src/protocol';
import { toRange, toUri } from '../versionedEdit';

/** Opens a place beside the page, which stays in sight: where the document is seen already, else in another group. */
export async function openBeside({ uri, range }: Location): Promise<null> {
  const selection = toRange(range);
  const viewColumn = columnOf(uri) ?? otherColumn() ?? vscode.ViewColumn.Beside;
  const editor = await vscode.window.showTextDocument(toUri(uri), { viewColumn, selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return null;
}

function columnOf(uri: string): vscode.ViewColumn | undefined {
  const meant = toUri(uri).toString();
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === meant)?.viewColumn;
}

/** A third group for every click would leave no room for any. */
function otherColumn(): vscode.ViewColumn | undefined {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  return all.find((group) => group !== activeTabGroup)?.viewColumn;
}
