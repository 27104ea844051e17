/** A client that asks for diagnostics, as the protocol has it since 3.17. */
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { everything, type LanguageClient } from './languageClient';

export const asking: ClientCapabilities = {
  ...everything,
  workspace: { ...everything.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...everything.textDocument, diagnostic: { relatedDocumentSupport: true } },
};

export function pullDocument(
  client: LanguageClient,
  uri: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport> {
  return client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

export function pullWorkspace(
  client: LanguageClient,
  previousResultIds: readonly PreviousResultId[] = [],
): Promise<WorkspaceDiagnosticReport> {
  return client.request('workspace/diagnostic', { previousResultIds });
}

/** What a client shows that asks for the workspace only, and keeps what has not changed. */
export class PulledWorkspace {
  private readonly reports = new Map<string, { resultId: string; items: readonly Diagnostic[] }>();

  constructor(private readonly client: LanguageClient) {}

  async pull(): Promise<void> {
    const known = [...this.reports].map(([uri, { resultId }]) => ({ uri, value: resultId }));
    const { items } = await pullWorkspace(this.client, known);
    for (const report of items) {
      if (report.kind === 'full')
        this.reports.set(report.uri, { resultId: report.resultId ?? '', items: report.items });
      else if (this.reports.get(report.uri)?.resultId !== report.resultId)
        throw new Error(`${report.uri} is unchanged, but was never asked for`);
    }
  }

  /** Takes what was asked for with another request. */
  take(uri: string, report: DocumentDiagnosticReport): void {
    if (report.kind === 'full') this.reports.set(uri, { resultId: report.resultId ?? '', items: report.items });
    for (const [other, related] of Object.entries(report.relatedDocuments ?? {})) this.take(other, related);
  }

  resultIdOf(uri: string): string | undefined {
    return this.reports.get(uri)?.resultId;
  }

  shown(): Map<string, readonly Diagnostic[]> {
    const shown = [...this.reports].map(([uri, { items }]): [string, readonly Diagnostic[]] => [uri, items]);
    return new Map(shown.filter(([, items]) => items.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
