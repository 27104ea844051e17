import { recordedBaseline } from '../../core/authoring/recordBaseline';
import { baselineFile } from '../../core/baseline/file';
import type { RecordBaselineParams, RecordBaselineResult } from '../../protocol';
import { editOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';

export function onRecordBaseline(session: Session, { uri }: RecordBaselineParams): RecordBaselineResult {
  const folder = folderMeant(session, uri);
  if ('refused' in folder) return { kind: 'refused', reason: folder.refused };
  const result = recordedBaseline(folder.snapshot());
  if ('refused' in result) return { kind: 'refused', reason: result.refused };
  const { recorded, isNew, change } = result;
  const waiting = recorded.waiting.length;
  const target = folder.uri(baselineFile);
  if (!change) return { kind: 'unchanged', uri: target, waiting };
  const edit = editOf(
    change,
    (path) => folder.uri(path),
    (open) => session.versionOf(open) ?? null,
  );
  return { kind: 'edit', uri: target, created: isNew, texts: recorded.texts, waiting, edit };
}

/** The folder of the document, where that is one with plans; else the only one that has any. */
function folderMeant(session: Session, uri: string | undefined): Folder | { readonly refused: string } {
  const withPlans = session
    .openFolders()
    .flatMap(({ folder, isLoose }) => (!isLoose && folder.snapshot().graph.groups.size > 0 ? [folder] : []));
  const own = uri === undefined ? null : session.placeOf(uri)?.folder;
  const meant = withPlans.find((folder) => folder === own) ?? (withPlans.length === 1 ? withPlans[0] : undefined);
  if (meant) return meant;
  if (withPlans.length > 1) return { refused: 'Several folders have plans: open a document of the one that is meant.' };
  return { refused: 'No folder that is open has plans whose texts could be recorded.' };
}
