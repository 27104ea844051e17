import * as vscode from 'vscode';
import type { Location } from '../../../server/src/protocol';
import { editorCommands } from '../contributions';
import { fileName, toRange, toUri } from '../versionedEdit';
import type { ListedElement } from '../views/listedTree';
import type { TraceSubject } from '../views/traceSubject';
import { openLocation } from './openLocation';

/** Commands of the trees of requirements, traces, questions and findings: what they are about is the node. */

/** The trace of a node; of what stands at the cursor without one. The menu of the editor passes the document. */
export function showTraceOf(
  subject: TraceSubject,
): (element?: { node: { location: Location | null } } | vscode.Uri) => Promise<void> {
  return async (element) => {
    const node = element && 'node' in element ? element.node : undefined;
    const place = node?.location ?? placeOfCursor();
    if (place) await subject.show(place);
    await vscode.commands.executeCommand(editorCommands.focusTrace);
  };
}

function placeOfCursor(): Location | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { active } = editor.selection;
  return { uri: editor.document.uri.toString(), range: new vscode.Range(active, active) };
}

/** Of a node of any tree: `cited` as documents cite it, `name` as a plan calls a phase or a piece of work. */
export async function copyId(element?: { node: { cited?: string; name?: string | null } }): Promise<void> {
  const cited = element?.node.cited ?? element?.node.name ?? undefined;
  if (cited === undefined) return;
  await vscode.env.clipboard.writeText(cited);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', cited), 3000);
}

/** In the view of references; in a peek where nobody has that view. */
export async function findReferences(element?: { node: { location: Location | null } }): Promise<void> {
  const location = element?.node.location;
  if (!location) return;
  await openLocation(location);
  const known = await vscode.commands.getCommands();
  const command = known.includes(editorCommands.findReferences)
    ? editorCommands.findReferences
    : editorCommands.peekReferences;
  await vscode.commands.executeCommand(command);
}

/** Opens a question where its answer is written: a marker is selected, so that typing replaces it. */
export async function answerQuestion(element?: ListedElement): Promise<void> {
  const node = element?.node;
  if (!node?.location) return;
  await openLocation(node.location);
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const range = toRange(node.location.range);
  const isMarker = node.context.split(' ').includes('marker');
  editor.selection = isMarker
    ? new vscode.Selection(range.start, range.end)
    : new vscode.Selection(range.end, range.end);
}

/** Opens the quick fixes of a finding, at its place. */
export async function fixGap(element?: ListedElement): Promise<void> {
  const location = element?.node.location;
  if (!location) return;
  await openLocation(location);
  await vscode.commands.executeCommand(editorCommands.quickFix);
}

/** Opens the page of a rule. */
export async function explainRule(element?: ListedElement): Promise<void> {
  const page = element?.node.page;
  if (page === undefined) return;
  const uri = toUri(page);
  if (uri.scheme === 'http' || uri.scheme === 'https') {
    await vscode.env.openExternal(uri);
    return;
  }
  const known = await vscode.commands.getCommands();
  if (known.includes(editorCommands.showMarkdownPreview)) {
    await vscode.commands.executeCommand(editorCommands.showMarkdownPreview, uri);
    return;
  }
  try {
    await vscode.window.showTextDocument(uri, { preview: true });
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be opened; it may have been removed.', fileName(uri)),
    );
  }
}
