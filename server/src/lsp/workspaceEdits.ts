import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { UNSAID_REASON } from '../core/facts/suppressions';
import type { WorkspaceChange } from '../core/model/edit';
import type { ClientAbilities } from './clientAbilities';
import { editOf } from './convert';
import type { Folder } from './folder';

/** Changes that are one step for the person who undoes it, of one folder or of several. */
export interface FolderChange {
  readonly folder: Folder;
  readonly change: WorkspaceChange;
}

/**
 * Changes as one edit, guarded by the versions of open documents. One that touches several documents is shown before it
 * is made, where the client can do that: nobody sees all of what it does otherwise.
 */
export function workspaceEditOf(
  title: string,
  changes: readonly FolderChange[],
  versionOf: (uri: string) => number | undefined,
  { annotatesEdits }: ClientAbilities,
): WorkspaceEdit {
  const documentChanges = changes.flatMap(({ folder, change }) => {
    const data = editOf(
      change,
      (path) => folder.uri(path),
      (uri) => versionOf(uri) ?? null,
    );
    return data.documentChanges;
  });
  const touched = new Set(documentChanges.map((each) => ('kind' in each ? each.uri : each.textDocument.uri)));
  if (!annotatesEdits || touched.size < 2) return { documentChanges };
  const annotationId = 'several-documents';
  const description = `Changes ${touched.size} documents`;
  return {
    changeAnnotations: { [annotationId]: { label: title, description, needsConfirmation: true } },
    documentChanges: documentChanges.map((each) =>
      'kind' in each
        ? { ...each, annotationId }
        : { ...each, edits: each.edits.map((edit) => ({ ...edit, annotationId })) },
    ),
  };
}

/** Changes as one edit that is made at once, for clients that know versions and for those that do not. */
export function plainEditOf(
  changes: readonly FolderChange[],
  versionOf: (uri: string) => number | undefined,
  abilities: ClientAbilities,
): WorkspaceEdit {
  const edit = workspaceEditOf('', changes, versionOf, { ...abilities, annotatesEdits: false });
  if (abilities.takesVersionedEdits) return edit;
  const byUri: Record<string, TextEdit[]> = {};
  for (const each of edit.documentChanges ?? []) {
    if (!('edits' in each)) continue;
    const own = each.edits.filter((one): one is TextEdit => 'newText' in one);
    byUri[each.textDocument.uri] = [...(byUri[each.textDocument.uri] ?? []), ...own];
  }
  return { changes: byUri };
}

/** The edit with what is left for a person to write as what is selected afterwards. */
export function withReasonSelected(edit: WorkspaceEdit): WorkspaceEdit {
  const documentChanges = (edit.documentChanges ?? []).map((each) => {
    if (!('edits' in each)) return each;
    const edits = each.edits.map((own) => ('newText' in own ? (snippetOf(own) ?? own) : own));
    return { ...each, edits } satisfies TextDocumentEdit;
  });
  return { ...edit, documentChanges };
}

function snippetOf({ range, newText }: { range: SnippetTextEdit['range']; newText: string }): SnippetTextEdit | null {
  const at = newText.indexOf(UNSAID_REASON);
  if (at < 0) return null;
  const [before, after] = [newText.slice(0, at), newText.slice(at + UNSAID_REASON.length)].map(plainInSnippet);
  return { range, snippet: { kind: 'snippet', value: `${before}\${1:${plainInSnippet(UNSAID_REASON)}}${after}` } };
}

function plainInSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
