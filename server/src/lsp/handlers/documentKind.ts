import type { DocumentKind, DocumentKindParams } from '../../protocol';
import type { Session } from '../session';

export function onDocumentKind(session: Session, { uri }: DocumentKindParams): DocumentKind | null {
  const place = session.placeOf(uri);
  const file = place?.folder.snapshot().graph.file(place.path);
  return file?.rule && file.profile ? { profile: file.profile.name, kind: file.rule.kind } : null;
}
