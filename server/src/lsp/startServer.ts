import {
  CodeActionKind,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
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
import { FIX_ALL, onCodeAction, onCodeActionResolve } from './handlers/codeAction';
import { onCreateChecklist, onPhasePlans } from './handlers/createChecklist';
import { onDefinition } from './handlers/definition';
import { onDocumentDiagnostic, onWorkspaceDiagnostic } from './handlers/diagnostic';
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
  let isShutDown = false;
  connection.onShutdown(() => {
    isShutDown = true;
    session.pulls?.refuseAll('The server shuts down.');
  });
  /** After *shutdown* the protocol knows nothing but *exit*. */
  const whileRunning =
    <Args extends unknown[], Result>(answer: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
      return answer(...args);
    };
  connection.onInitialize((params): InitializeResult => {
    session.initialize(params);
    const { pulls } = session;
    if (pulls) {
      const { diagnostics } = connection.languages;
      diagnostics.on(whileRunning((asked, token) => onDocumentDiagnostic(session, pulls, asked, token)));
      diagnostics.onWorkspace(
        whileRunning((asked, token, _work, progress) => onWorkspaceDiagnostic(session, pulls, asked, token, progress)),
      );
    }
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
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
        ...(pulls
          ? {
              diagnosticProvider: {
                identifier: 'plantrace',
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(async () => {
    if (session.abilities.tellsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        void session.changeFolders(event.added, event.removed);
      });
    }
    await session.initialized();
  });
  connection.onDidChangeConfiguration(({ settings }) => session.configurationChanged(settings));
  connection.onDidChangeWatchedFiles(({ changes }) => session.watched(changes));
  connection.onHover(whileRunning((params) => onHover(session, params)));
  connection.onDefinition(whileRunning((params) => onDefinition(session, params)));
  connection.onReferences(whileRunning((params) => onReferences(session, params)));
  connection.onDocumentSymbol(whileRunning((params) => onDocumentSymbol(session, params)));
  connection.onWorkspaceSymbol(whileRunning((params) => onWorkspaceSymbol(session, params)));
  connection.onCodeAction(whileRunning((params, token) => onCodeAction(session, params, token)));
  connection.onCodeActionResolve(whileRunning((action, token) => onCodeActionResolve(session, action, token)));
  connection.onRequest(
    phaseTreeRequest,
    whileRunning((params: PhaseTreeParams) => onPhaseTree(session, params)),
  );
  connection.onRequest(
    whatWasSeenRequest,
    whileRunning((params: WhatWasSeenParams) => onWhatWasSeen(session, params)),
  );
  connection.onRequest<CreateChecklistResult, unknown>(
    createChecklistRequest,
    whileRunning((params: CreateChecklistParams): CreateChecklistResult => onCreateChecklist(session, params)),
  );
  connection.onRequest(
    phasePlansRequest,
    whileRunning(() => onPhasePlans(session)),
  );
  session.documents.onDidOpen(({ document }) => session.opened(document));
  session.documents.onDidChangeContent(({ document }) => session.changed(document));
  session.documents.onDidClose(({ document }) => session.closed(document));
  session.documents.listen(connection);
  connection.listen();
}
