import * as vscode from 'vscode';
import { documentSchemes, editorCommands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestWhatWasSeen } from '../serverRequests';
import { fileName } from '../versionedEdit';

/** Reports on documents, read-only because they are served and not stored. The URI's query names the document. */
export class WhatWasSeenReports implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(documentSchemes.report, this);
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: PlantraceServer) {}

  /** Asked of the server each time, so that a report reopened with the window is about the document as it is then. */
  async provideTextDocumentContent(report: vscode.Uri): Promise<string> {
    try {
      return (await requestWhatWasSeen(this.server, { uri: report.query })).markdown;
    } catch (error) {
      return vscode.l10n.t('No report: {0}', error instanceof Error ? error.message : String(error));
    }
  }

  /** The report on a document; one that is already open is brought up to date. */
  reportOn(document: vscode.Uri): vscode.Uri {
    const title = vscode.l10n.t('What Plantrace saw in {0}', fileName(document));
    const report = vscode.Uri.from({
      scheme: documentSchemes.report,
      path: title.endsWith('.md') ? `/${title}` : `/${title}.md`, // the ending makes the editor read it as markdown
      query: document.toString(),
    });
    this.changed.fire(report);
    return report;
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

export function showWhatWasSeen(reports: WhatWasSeenReports): () => Promise<void> {
  return async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown') {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a markdown document to see what Plantrace read in it.'),
      );
      return;
    }
    const report = reports.reportOn(document.uri);
    // A locked preview stays on the report; an ordinary one would follow the editor back to the plan.
    const available = await vscode.commands.getCommands(true);
    if (available.includes(editorCommands.showMarkdownPreviewToSide)) {
      await vscode.commands.executeCommand(editorCommands.showMarkdownPreviewToSide, report);
      return;
    }
    await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  };
}
