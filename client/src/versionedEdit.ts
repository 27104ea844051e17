import * as vscode from 'vscode';
import type { Position, Range, WorkspaceEditData } from '../../server/src/protocol';

export type EditOutcome =
  | { kind: 'applied' }
  /** The user looked at the preview and decided against it. */
  | { kind: 'discarded' }
  | { kind: 'refused'; reason: string };

export interface EditOptions {
  /** What the edit does, as the preview names it. */
  label: string;
  /** Show every change and apply only what the user leaves ticked. */
  preview: boolean;
}

/**
 * Applies an edit that the server computed as one undoable step, unless a document it touches has moved on since then.
 * Documents that are changed are not saved: the user looks at the result first.
 */
export async function applyVersionedEdit(data: WorkspaceEditData, options: EditOptions): Promise<EditOutcome> {
  const moved = movedDocument(data);
  if (moved !== undefined) {
    return { kind: 'refused', reason: vscode.l10n.t('{0} changed meanwhile; run the command again.', moved) };
  }
  const fixed = await readOnlyDocument(data);
  if (fixed !== undefined) {
    return {
      kind: 'refused',
      reason: vscode.l10n.t('{0} is read-only: make it writable, and run the command again.', fixed),
    };
  }
  const metadata = options.preview ? { needsConfirmation: true, label: options.label } : undefined;
  const applied = await vscode.workspace.applyEdit(toWorkspaceEdit(data, metadata));
  if (applied) return { kind: 'applied' };
  if (options.preview) return { kind: 'discarded' };
  return { kind: 'refused', reason: vscode.l10n.t('The change could not be applied.') };
}

export function toUri(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri, true);
}

/** The last segment of a URI, as a message names a file. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

export function toRange(range: Range): vscode.Range {
  return new vscode.Range(toPosition(range.start), toPosition(range.end));
}

function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

/**
 * The name of a document that is no longer what the edit was computed on. A `null` guard means that the server read the
 * file from the disk: a buffer with unsaved changes is then not what it saw.
 */
function movedDocument(data: WorkspaceEditData): string | undefined {
  for (const change of data.documentChanges) {
    if ('kind' in change) continue;
    const uri = toUri(change.textDocument.uri);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const { version } = change.textDocument;
    const moved = version === null ? open?.isDirty === true : open?.version !== version;
    if (moved) return fileName(uri);
  }
  return undefined;
}

/** The name of a file that nobody can write, so that an edit does not end in buffers that can't be saved. */
async function readOnlyDocument(data: WorkspaceEditData): Promise<string | undefined> {
  for (const change of data.documentChanges) {
    const uri = toUri('kind' in change ? change.uri : change.textDocument.uri);
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return fileName(uri);
    if ('kind' in change || uri.scheme === 'untitled') continue;
    const permissions = await permissionsOf(uri);
    if ((permissions & vscode.FilePermission.Readonly) !== 0) return fileName(uri);
  }
  return undefined;
}

/** None for what can't be looked at: that it is gone is told when the edit is made. */
async function permissionsOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).permissions ?? 0;
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return 0;
    throw error;
  }
}

/**
 * The text of a file that is created goes into the file itself, and not into an unsaved editor over an empty file:
 * there is nothing to look at that could have been lost.
 */
function toWorkspaceEdit(data: WorkspaceEditData, metadata?: vscode.WorkspaceEditEntryMetadata): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const created = new Set(data.documentChanges.flatMap((change) => ('kind' in change ? [change.uri] : [])));
  for (const change of data.documentChanges) {
    if ('kind' in change) {
      const contents = new TextEncoder().encode(textOf(data, change.uri));
      edit.createFile(toUri(change.uri), { ...change.options, overwrite: false, contents }, metadata);
    } else if (!created.has(change.textDocument.uri)) {
      const uri = toUri(change.textDocument.uri);
      for (const { range, newText } of change.edits) edit.replace(uri, toRange(range), newText, metadata);
    }
  }
  return edit;
}

/** What the edits put into a file that was empty before. */
function textOf(data: WorkspaceEditData, uri: string): string {
  return data.documentChanges
    .flatMap((change) => ('kind' in change || change.textDocument.uri !== uri ? [] : change.edits))
    .map(({ newText }) => newText)
    .join('');
}
