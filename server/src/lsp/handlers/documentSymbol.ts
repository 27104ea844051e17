import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
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

export function onDocumentSymbol(
  session: Session,
  { textDocument: { uri } }: DocumentSymbolParams,
): DocumentSymbol[] | SymbolInformation[] | null {
  const place = session.placeOf(uri);
  if (!place) return null;
  const snapshot = place.folder.snapshot();
  const lines = place.folder.lines(place.path);
  const nodes = documentSymbols(snapshot, place.path);
  if (session.abilities.nestsSymbols) return nodes.map((node) => symbolOf(node, lines));
  return nodes.flatMap((node) => listed(node, uri, lines, undefined));
}

const nameOf = ({ name }: DocumentSymbolNode): string => (name === '' ? '(empty)' : name);

/** Says nothing of what there is not: a plan of 100 KB has a thousand entries, and the way to the editor is the longest. */
function symbolOf(node: DocumentSymbolNode, lines: LineStarts | undefined): DocumentSymbol {
  return {
    name: nameOf(node),
    ...(node.detail === '' ? {} : { detail: node.detail }),
    kind: symbolKindOf(node.kind),
    range: rangeOf(lines, node.start, node.end),
    selectionRange: rangeOf(lines, node.nameStart, node.nameEnd),
    ...(node.children.length === 0 ? {} : { children: node.children.map((child) => symbolOf(child, lines)) }),
  };
}

/** A node and what it holds, one after the other, each with the name of what holds it. */
function listed(
  node: DocumentSymbolNode,
  uri: string,
  lines: LineStarts | undefined,
  containerName: string | undefined,
): SymbolInformation[] {
  const own = {
    name: `${nameOf(node)} ${node.detail}`.trim(),
    kind: symbolKindOf(node.kind),
    location: { uri, range: rangeOf(lines, node.start, node.end) },
    ...(containerName === undefined ? {} : { containerName }),
  };
  return [own, ...node.children.flatMap((child) => listed(child, uri, lines, nameOf(node)))];
}
