import type { TextDocumentPositionParams } from 'vscode-languageserver';
import type { Snapshot } from '../core/workspace/snapshot';
import type { Folder } from './folder';
import type { Session } from './session';

/** A position as the core wants it: one snapshot, a path, an offset into the text that the snapshot was read from. */
export interface OffsetPlace {
  readonly folder: Folder;
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly offset: number;
}

export function offsetAt(session: Session, params: TextDocumentPositionParams): OffsetPlace | null {
  const place = session.placeOf(params.textDocument.uri);
  const document = session.documents.get(params.textDocument.uri);
  if (!place || !document) return null;
  return {
    folder: place.folder,
    snapshot: place.folder.snapshot(),
    path: place.path,
    offset: document.offsetAt(params.position),
  };
}
