import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { renamableAt, rename } from '../../core/features/rename';
import { rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import { nextTurn } from '../nextTurn';
import { offsetAt } from '../offset';
import type { Session } from '../session';
import { plainEditOf } from '../workspaceEdits';

export const renameFeature: LspFeature = {
  name: 'rename',
  capabilities: ({ abilities }) => ({ renameProvider: abilities.preparesRename ? { prepareProvider: true } : true }),
  listen: (connection, session, guard) => {
    connection.onPrepareRename(guard.whileOn((params) => onPrepareRename(session, params), null));
    connection.onRenameRequest(guard.whileOn((params, token) => onRename(session, params, token), null));
  },
};

/** The characters of the ID alone, whatever they are dressed in; nothing where there is no ID. */
function onPrepareRename(
  session: Session,
  params: PrepareRenameParams,
): { range: Range; placeholder: string } | ResponseError | null {
  const at = offsetAt(session, params);
  const found = at && renamableAt(at.snapshot, at.path, at.offset);
  if (!found) return null;
  if ('refused' in found) return refusal(found.refused);
  return { range: rangeOf(at.folder.lines(at.path), found.start, found.end), placeholder: found.id };
}

/**
 * One edit over all documents. It is not shown first unless the person asks for that: the name says what it does, and it
 * is undone in one step.
 */
async function onRename(
  session: Session,
  params: RenameParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | ResponseError | null> {
  // Many documents may be read and written: whoever has given up meanwhile is heard first.
  await nextTurn();
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  const at = offsetAt(session, params);
  const change = at && rename(at.snapshot, at.path, at.offset, params.newName);
  if (!change) return null;
  if ('refused' in change) return refusal(change.refused);
  return plainEditOf([{ folder: at.folder, change }], (uri) => session.versionOf(uri), session.abilities);
}

const refusal = (sentence: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, sentence);
