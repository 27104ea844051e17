import type {
  CancellationToken,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  ResultProgressReporter,
  UnchangedDocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { emptyReport, type FileReport } from '../fileReports';
import { nextTurn } from '../nextTurn';
import type { Pulls } from '../pulls';
import type { Session } from '../session';

/** Documents of one part of an answer that comes in parts. */
const PART = 50;

type OwnReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

function ownReport({ diagnostics, resultId }: FileReport, previous: string | undefined): OwnReport {
  return previous === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items: diagnostics };
}

/** The findings of one document, and with them those of others that the client has not seen yet. */
export async function onDocumentDiagnostic(
  session: Session,
  pulls: Pulls,
  { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const isAnswerable = (): boolean => {
    const opened = session.openFolderOf(uri);
    // Of a document in no folder nothing is ever found.
    return opened === undefined || (opened.folder.isIndexed && opened.checked !== null);
  };
  await pulls.answerable(uri, isAnswerable, token);
  const opened = session.openFolderOf(uri);
  const report = session.reportOf(uri) ?? emptyReport(uri);
  pulls.asked(uri);
  pulls.seen(report.uri);
  const own = ownReport(report, previousResultId);
  if (!session.abilities.takesRelatedDocuments) return own;
  const relatedDocuments: Record<string, OwnReport> = {};
  for (const other of [...pulls.unseenReports()]) {
    if (session.openFolderOf(other.uri) !== opened) continue;
    relatedDocuments[other.uri] = ownReport(other, undefined);
    pulls.seen(other.uri);
  }
  return Object.keys(relatedDocuments).length === 0 ? own : { ...own, relatedDocuments };
}

/** The findings of all documents, open or not; in parts, where the client takes them so. */
export async function onWorkspaceDiagnostic(
  session: Session,
  pulls: Pulls,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  await pulls.answerable('', () => session.isChecked, token);
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const reports = new Map<string, FileReport>();
  for (const { reports: own } of session.openFolders()) for (const report of own.all()) reports.set(report.uri, report);
  for (const uri of previous.keys()) if (!reports.has(uri)) reports.set(uri, session.reportOf(uri) ?? emptyReport(uri));
  const items = [...reports].map(([uri, report]): WorkspaceDocumentDiagnosticReport => {
    const own = ownReport(report, previous.get(uri));
    return { ...own, uri, version: session.versionOf(uri) ?? null };
  });
  for (const { uri } of [...pulls.unseenReports()]) pulls.seen(uri);
  if (!progress) return { items };
  for (let at = 0; at < items.length; at += PART) {
    if (token.isCancellationRequested) break;
    progress.report({ items: items.slice(at, at + PART) });
    await nextTurn();
  }
  return { items: [] };
}
