import { TextDocumentSyncKind, type Connection, type InitializeResult } from 'vscode-languageserver';
import {
  createChecklistRequest,
  type CreateChecklistParams,
  type CreateChecklistResult,
  phasePlansRequest,
  phaseTreeRequest,
  type PhaseTreeParams,
  whatWasSeenRequest,
  type WhatWasSeenParams,
} from '../protocol';
import { onCodeAction } from './handlers/codeAction';
import { onCreateChecklist, onPhasePlans } from './handlers/createChecklist';
import { onDefinition } from './handlers/definition';
import { onDocumentSymbol } from './handlers/documentSymbol';
import { onHover } from './handlers/hover';
import { onPhaseTree } from './handlers/phaseTree';
import { onReferences } from './handlers/references';
import { onWhatWasSeen } from './handlers/whatWasSeen';
import { onWorkspaceSymbol } from './handlers/workspaceSymbol';
import { Session } from './session';

/** Wires a connection to a session and listens. */
export function startServer(connection: Connection, version: string): void {
  const session = new Session(connection);
  connection.onInitialize((params): InitializeResult => {
    session.initialize(params);
    return {
      serverInfo: { name: 'plantrace', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(async () => {
    if (session.watchesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        void session.changeFolders(event.added, event.removed);
      });
    }
    await session.initialized();
  });
  connection.onDidChangeConfiguration(({ settings }) => session.configurationChanged(settings));
  connection.onDidChangeWatchedFiles(({ changes }) => session.watched(changes));
  connection.onHover((params) => onHover(session, params));
  connection.onDefinition((params) => onDefinition(session, params));
  connection.onReferences((params) => onReferences(session, params));
  connection.onDocumentSymbol((params) => onDocumentSymbol(session, params));
  connection.onWorkspaceSymbol((params) => onWorkspaceSymbol(session, params));
  connection.onCodeAction((params) => onCodeAction(session, params));
  connection.onRequest(phaseTreeRequest, (params: PhaseTreeParams) => onPhaseTree(session, params));
  connection.onRequest(whatWasSeenRequest, (params: WhatWasSeenParams) => onWhatWasSeen(session, params));
  connection.onRequest<CreateChecklistResult, unknown>(
    createChecklistRequest,
    (params: CreateChecklistParams): CreateChecklistResult => onCreateChecklist(session, params),
  );
  connection.onRequest(phasePlansRequest, () => onPhasePlans(session));
  session.documents.onDidOpen(({ document }) => session.opened(document));
  session.documents.onDidChangeContent(({ document }) => session.changed(document));
  session.documents.onDidClose(({ document }) => session.closed(document));
  session.documents.listen(connection);
  connection.listen();
}
