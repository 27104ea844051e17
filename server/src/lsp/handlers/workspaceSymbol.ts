import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { workspaceSymbols } from '../../core/features/symbols';
import { locationOf, symbolKindOf } from '../convert';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const workspaceSymbolFeature: LspFeature = {
  name: 'workspaceSymbols',
  capabilities: () => ({ workspaceSymbolProvider: true }),
  listen: (connection, session, guard) =>
    connection.onWorkspaceSymbol(guard.whileOn((params) => onWorkspaceSymbol(session, params), null)),
};

/** More would not be read, and every one of them travels to the client. */
const MOST_SYMBOLS = 300;

export function onWorkspaceSymbol(session: Session, params: WorkspaceSymbolParams): SymbolInformation[] {
  return session.allFolders().flatMap((folder) =>
    workspaceSymbols(folder.snapshot(), params.query, MOST_SYMBOLS).map((symbol) => ({
      name: symbol.name,
      kind: symbolKindOf(symbol.kind),
      containerName: symbol.container,
      location: locationOf(folder, symbol.file, symbol.start, symbol.end),
    })),
  );
}
