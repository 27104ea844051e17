import type { DocumentSymbol, DocumentSymbolParams } from 'vscode-languageserver';
import { documentSymbols, type DocumentSymbolNode } from '../../core/features/symbols';
import type { LineStarts } from '../../core/text/lineIndex';
import { rangeOf, symbolKindOf } from '../convert';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const documentSymbolFeature: LspFeature = {
  name: 'documentSymbols',
  capabilities: () => ({ documentSymbolProvider: true }),
  listen: (connection, session, guard) =>
    connection.onDocumentSymbol(guard.whileOn((params) => onDocumentSymbol(session, params), null)),
};

export function onDocumentSymbol(session: Session, params: DocumentSymbolParams): DocumentSymbol[] | null {
  const place = session.placeOf(params.textDocument.uri);
  if (!place) return null;
  const snapshot = place.folder.snapshot();
  const lines = place.folder.lines(place.path);
  return documentSymbols(snapshot, place.path).map((node) => symbolOf(node, lines));
}

function symbolOf(node: DocumentSymbolNode, lines: LineStarts | undefined): DocumentSymbol {
  return {
    name: node.name === '' ? '(empty)' : node.name,
    detail: node.detail,
    kind: symbolKindOf(node.kind),
    range: rangeOf(lines, node.start, node.end),
    selectionRange: rangeOf(lines, node.nameStart, node.nameEnd),
    children: node.children.map((child) => symbolOf(child, lines)),
  };
}
