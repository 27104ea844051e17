import { placeOfMatrix } from '../../core/authoring/matrix/placeOfMatrix';
import { updateMatrix } from '../../core/authoring/matrix/updateMatrix';
import type { PlanGroup } from '../../core/graph/planGroup';
import type { Snapshot } from '../../core/workspace/snapshot';
import type { UpdateMatrixParams, UpdateMatrixResult } from '../../protocol';
import { editOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';

export function onUpdateMatrix(session: Session, { uri }: UpdateMatrixParams): UpdateMatrixResult {
  const meant = plansMeant(session, uri);
  if ('refused' in meant) return { kind: 'refused', reason: meant.refused };
  const { folder, snapshot, group, path } = meant;
  const result = updateMatrix(snapshot, group, path === null ? {} : { path });
  if ('refused' in result) return { kind: 'refused', reason: result.refused };
  const ahead = [...result.ahead];
  if ('unchanged' in result) return { kind: 'unchanged', uri: folder.uri(result.unchanged), ahead };
  const { created, added, corrected } = result;
  const edit = editOf(
    result.change,
    (file) => folder.uri(file),
    (open) => session.versionOf(open) ?? null,
  );
  return { kind: 'edit', uri: folder.uri(result.path), created, added, corrected, ahead, edit };
}

interface PlansMeant {
  readonly folder: Folder;
  readonly snapshot: Snapshot;
  readonly group: PlanGroup;
  /** The matrix that is meant; null where the document is another one. */
  readonly path: string | null;
}

/** The plans of the document, else the only ones that are open. */
function plansMeant(session: Session, uri: string | undefined): PlansMeant | { readonly refused: string } {
  const own = uri === undefined ? null : session.placeOf(uri);
  const all = session.openFolders().flatMap(({ folder }) => {
    const snapshot = folder.snapshot();
    return [...snapshot.graph.groups.values()].flatMap((group): PlansMeant[] => {
      // A matrix of no plans, and plans without a profile that knows what a matrix is.
      if (!group.files.some(({ rule }) => rule?.duty === 'plan') || placeOfMatrix(snapshot, group) === null) return [];
      const document = folder === own?.folder ? group.files.find((file) => file.path === own.path) : undefined;
      return [{ folder, snapshot, group, path: document?.rule?.duty === 'matrix' ? document.path : null }];
    });
  });
  const around = all.find(
    ({ folder, group }) => folder === own?.folder && group.files.some((file) => file.path === own.path),
  );
  const [only] = all;
  if (around) return around;
  if (only && all.length === 1) return only;
  if (only) return { refused: 'Several sets of plans are open: open a document of the one that is meant.' };
  return { refused: 'No phase plans are open whose requirements could be traced.' };
}
