import { DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams } from 'vscode-languageserver';
import { highlights } from '../../core/features/highlights';
import { rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import { offsetAt } from '../offset';
import type { Session } from '../session';

export const documentHighlightFeature: LspFeature = {
  name: 'documentHighlights',
  capabilities: () => ({ documentHighlightProvider: true }),
  listen: (connection, session, guard) =>
    connection.onDocumentHighlight(guard.whileOn((params) => onDocumentHighlight(session, params), null)),
};

/** Null where no ID stands: the editor then highlights the word in its own way. */
function onDocumentHighlight(session: Session, params: DocumentHighlightParams): DocumentHighlight[] | null {
  const at = offsetAt(session, params);
  const found = at ? highlights(at.snapshot, at.path, at.offset) : [];
  if (!at || found.length === 0) return null;
  const lines = at.folder.lines(at.path);
  return found.map(({ start, end, isDefinition }) => ({
    range: rangeOf(lines, start, end),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
