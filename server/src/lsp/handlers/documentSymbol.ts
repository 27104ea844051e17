import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols, type DocumentSymbolNode } from '../../core/features/symbols';
import type { LineStarts } from '../../core/text/lineIndex';
import type { Snapshot } from '../../core/workspace/snapshot';
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
  const isNested = session.abilities.nestsSymbols;
  let answers = kept.get(snapshot);
  if (!answers) kept.set(snapshot, (answers = new Map()));
  const key = `${isNested} ${uri}`;
  let answer = answers.get(key);
  if (!answer) {
    const lines = place.folder.lines(place.path);
    const nodes = documentSymbols(snapshot, place.path);
    answer = isNested
      ? nodes.map((node) => symbolOf(node, lines))
      : nodes.flatMap((node) => listed(node, uri, lines, undefined));
    answers.set(key, answer);
  }
  return answer;
}

/** Outline, breadcrumbs and headings that stay in view all ask, and ask again, while nothing has changed. */
const kept = new WeakMap<Snapshot, Map<string, DocumentSymbol[] | SymbolInformation[]>>();

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
