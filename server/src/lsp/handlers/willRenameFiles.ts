import {
  FileOperationPatternKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type FileOperationRegistrationOptions,
  type RenameFilesParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { movedFiles, type Move } from '../../core/authoring/movedFiles';
import type { LspFeature } from '../feature';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { inSlices } from '../slices';
import { plainEditOf, type FolderChange } from '../workspaceEdits';

const filters: FileOperationRegistrationOptions['filters'] = [
  {
    pattern: { glob: '**/*.{md,markdown}', matches: FileOperationPatternKind.file, options: { ignoreCase: true } },
  },
  { pattern: { glob: '**/*', matches: FileOperationPatternKind.folder } },
];

export const willRenameFilesFeature: LspFeature = {
  name: 'rename',
  capabilities: ({ abilities }) =>
    abilities.tellsMoves ? { workspace: { fileOperations: { willRename: { filters } } } } : {},
  listen: (connection, session, guard) => {
    connection.workspace.onWillRenameFiles(
      guard.whileOn((params, token) => onWillRenameFiles(session, params, token), null),
    );
  },
};

/** What has to follow files that are about to move; the edits are of the documents where they still are. */
async function onWillRenameFiles(
  session: Session,
  { files }: RenameFilesParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const moves = new Map<Folder, Move[]>();
  for (const { oldUri, newUri } of files) {
    const place = session.placeOf(oldUri);
    const to = place?.folder.pathOf(newUri) ?? null;
    // What leaves the folder can't be named from within it.
    if (!place || to === null || to === '') continue;
    const own = moves.get(place.folder);
    if (own) own.push({ from: place.path, to });
    else moves.set(place.folder, [{ from: place.path, to }]);
  }
  const changes: FolderChange[] = [];
  for (const [folder, own] of moves) {
    const change = await inSlices(movedFiles(folder.snapshot(), own), () => token.isCancellationRequested);
    if (!change) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    changes.push({ folder, change });
  }
  if (changes.every(({ change }) => change.edits.length === 0)) return null;
  return plainEditOf(changes, (uri) => session.versionOf(uri), session.abilities);
}
