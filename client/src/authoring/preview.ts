import * as vscode from 'vscode';
import type { WorkspaceEditData } from '../../../server/src/protocol';
import { settings } from '../contributions';

/** Whether the user wants to see an edit before it is made. Who asked for that with the command itself is not asked here. */
export function isPreviewed({ documentChanges }: WorkspaceEditData): boolean {
  const wanted = vscode.workspace.getConfiguration().get<string>(settings.preview);
  if (wanted !== 'severalDocuments') return wanted === 'always';
  const documents = documentChanges.map((change) => ('kind' in change ? change.uri : change.textDocument.uri));
  return new Set(documents).size > 1;
}
