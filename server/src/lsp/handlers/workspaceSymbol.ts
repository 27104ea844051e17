import type { SymbolInformation, WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { symbolPlace, workspaceSymbols } from '../../core/features/workspaceSymbols';
import { locationOf, symbolKindOf } from '../convert';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const workspaceSymbolFeature: LspFeature = {
  name: 'workspaceSymbols',
  capabilities: ({ abilities }) => ({ workspaceSymbolProvider: { resolveProvider: abilities.resolvesSymbols } }),
  listen: (connection, session, guard) => {
    connection.onWorkspaceSymbol(guard.whileOn((params) => onWorkspaceSymbol(session, params), null));
    connection.onWorkspaceSymbolResolve(guard.always((symbol) => onWorkspaceSymbolResolve(session, symbol)));
  },
};

/** More would not be read, and every one of them travels to the client. */
const MOST_SYMBOLS = 300;

/** What a symbol keeps until somebody goes to it. */
interface SymbolData {
  readonly id: string;
  readonly start: number;
}

export function onWorkspaceSymbol(
  session: Session,
  { query }: WorkspaceSymbolParams,
): SymbolInformation[] | WorkspaceSymbol[] {
  const { resolvesSymbols } = session.abilities;
  return session.allFolders().flatMap((folder) =>
    workspaceSymbols(folder.snapshot(), query, MOST_SYMBOLS).map((symbol) => {
      const shown = { name: symbol.name, kind: symbolKindOf(symbol.kind), containerName: symbol.container };
      if (!resolvesSymbols) return { ...shown, location: locationOf(folder, symbol.file, symbol.start, symbol.end) };
      const data: SymbolData = { id: symbol.id, start: symbol.start };
      return { ...shown, location: { uri: folder.uri(symbol.file) }, data };
    }),
  ) as SymbolInformation[] | WorkspaceSymbol[];
}

/** Where the item is now: documents may have been edited since it was listed. */
function onWorkspaceSymbolResolve(session: Session, symbol: WorkspaceSymbol): WorkspaceSymbol {
  const place = session.placeOf(symbol.location.uri);
  const data = symbol.data as SymbolData | undefined;
  if (!place || !data) return symbol;
  const now = symbolPlace(place.folder.snapshot(), place.path, data.id, data.start);
  return { ...symbol, location: locationOf(place.folder, place.path, now?.start ?? 0, now?.end ?? 0) };
}
