import {
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import {
  authoringRequest,
  type AuthoringParams,
  type AuthoringResult,
  createChecklistRequest,
  type CreateChecklistParams,
  type CreateChecklistResult,
  type ExtractParams,
  type ExtractResult,
  extractableSectionsRequest,
  extractRequest,
  graphPageRequest,
  type GraphPageParams,
  matrixPageRequest,
  type MatrixPageParams,
  matrixTextRequest,
  type MatrixTextParams,
  mermaidRequest,
  overviewPageRequest,
  type OverviewPageParams,
  phasePlansRequest,
  phaseCountRequest,
  documentKindRequest,
  type DocumentKind,
  type DocumentKindParams,
  phasePathRequest,
  phaseTreeRequest,
  planFiguresRequest,
  planGapsRequest,
  type PhaseChoice,
  type PhasePathParams,
  type PhaseTreeParams,
  type PlanFigures,
  type PlanFiguresParams,
  recordBaselineRequest,
  type RecordBaselineParams,
  type RecordBaselineResult,
  toggleTraceRequest,
  type ToggleTraceParams,
  type ToggleTraceResult,
  updateMatrixRequest,
  viewRequest,
  type ViewParams,
  type UpdateMatrixParams,
  type UpdateMatrixResult,
  whatWasSeenRequest,
  type WhatWasSeenParams,
} from '../protocol';
import type { Host } from '../host/host';
import { reloadChanged, withClientFiles } from './clientFiles';
import { announced, lspFeatures } from './features';
import { onAuthor } from './handlers/author';
import { onCreateChecklist, onPhasePlans } from './handlers/createChecklist';
import { onDocumentKind } from './handlers/documentKind';
import { onExtract, onExtractableSections } from './handlers/extract';
import { onDocumentDiagnostic, onWorkspaceDiagnostic } from './handlers/diagnostic';
import { onGraphPage, onMermaid } from './handlers/graphPage';
import { onMatrixPage, onMatrixText, onToggleTrace } from './handlers/matrixPage';
import { onPhaseCount, onPhasePath, onPhaseTree, onPlanGaps } from './handlers/phaseTree';
import { onPlanFigures } from './handlers/planFigures';
import { onOverviewPage } from './handlers/overviewPage';
import { onRecordBaseline } from './handlers/recordBaseline';
import { onView } from './handlers/view';
import { onUpdateMatrix } from './handlers/updateMatrix';
import { onWhatWasSeen } from './handlers/whatWasSeen';
import { Session } from './session';

/** Wires a connection to a session and listens. */
export function startServer(connection: Connection, version: string, host: Host): void {
  const session: Session = new Session(
    connection,
    withClientFiles(host, connection, () => session.abilities),
  );
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
    const own = announced(session);
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
        ...own,
        ...(pulls
          ? {
              diagnosticProvider: {
                identifier: 'plantrace',
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
        workspace: { ...own.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
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
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await reloadChanged(session.allFolders(), changes);
    session.watched(changes);
  });
  for (const feature of lspFeatures) {
    const isOn = (): boolean => session.isOn(feature.name);
    feature.listen(connection, session, {
      whileOn: (answer, whenOff) => whileRunning((...args) => (isOn() ? answer(...args) : whenOff)),
      always: whileRunning,
    });
  }
  connection.onRequest(
    phaseTreeRequest,
    whileRunning((params: PhaseTreeParams) => onPhaseTree(session, params)),
  );
  connection.onRequest(
    phasePathRequest,
    whileRunning((params: PhasePathParams) => onPhasePath(session, params)),
  );
  connection.onRequest(
    phaseCountRequest,
    whileRunning((params: PhaseChoice) => onPhaseCount(session, params)),
  );
  connection.onRequest<PlanFigures | null, unknown>(
    planFiguresRequest,
    whileRunning((params: PlanFiguresParams): PlanFigures | null => onPlanFigures(session, params)),
  );
  connection.onRequest(
    planGapsRequest,
    whileRunning(() => onPlanGaps(session)),
  );
  connection.onRequest<DocumentKind | null, unknown>(
    documentKindRequest,
    whileRunning((params: DocumentKindParams): DocumentKind | null => onDocumentKind(session, params)),
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
  connection.onRequest(
    extractableSectionsRequest,
    whileRunning(() => onExtractableSections(session)),
  );
  connection.onRequest<ExtractResult, unknown>(
    extractRequest,
    whileRunning((params: ExtractParams): ExtractResult => onExtract(session, params)),
  );
  connection.onRequest<RecordBaselineResult, unknown>(
    recordBaselineRequest,
    whileRunning((params: RecordBaselineParams): RecordBaselineResult => onRecordBaseline(session, params)),
  );
  connection.onRequest<UpdateMatrixResult, unknown>(
    updateMatrixRequest,
    whileRunning((params: UpdateMatrixParams): UpdateMatrixResult => onUpdateMatrix(session, params)),
  );
  connection.onRequest<AuthoringResult, unknown>(
    authoringRequest,
    whileRunning((params: AuthoringParams): AuthoringResult => onAuthor(session, params)),
  );
  connection.onRequest(
    matrixPageRequest,
    whileRunning((params: MatrixPageParams) => onMatrixPage(session, params)),
  );
  connection.onRequest(
    matrixTextRequest,
    whileRunning((params: MatrixTextParams) => onMatrixText(session, params)),
  );
  connection.onRequest<ToggleTraceResult, unknown>(
    toggleTraceRequest,
    whileRunning((params: ToggleTraceParams): ToggleTraceResult => onToggleTrace(session, params)),
  );
  connection.onRequest(
    graphPageRequest,
    whileRunning((params: GraphPageParams) => onGraphPage(session, params)),
  );
  connection.onRequest(
    mermaidRequest,
    whileRunning((params: GraphPageParams) => onMermaid(session, params)),
  );
  connection.onRequest(
    overviewPageRequest,
    whileRunning((params: OverviewPageParams) => onOverviewPage(session, params)),
  );
  connection.onRequest(
    viewRequest,
    whileRunning((params: ViewParams) => onView(session, params)),
  );
  session.documents.onDidOpen(({ document }) => session.opened(document));
  session.documents.onDidChangeContent(({ document }) => session.changed(document));
  session.documents.onDidClose(({ document }) => session.closed(document));
  session.documents.listen(connection);
  connection.listen();
}
