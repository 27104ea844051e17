import * as vscode from 'vscode';
import { documentSchemes, editorCommands } from '../contributions';

/**
 * Texts that commands answer: what is ready, a review bundle, a report. Read-only because they are served and not stored;
 * *Save As* makes a file of one. They are gone with the window.
 */
export class Readings implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations = [
    vscode.workspace.registerTextDocumentContentProvider(documentSchemes.reading, this),
    vscode.languages.registerDocumentLinkProvider({ scheme: documentSchemes.reading }, this),
  ];
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? vscode.l10n.t('This text is gone: run the command again.');
  }

  /** Opens a text; one of the same title that is open takes its place. */
  async show(title: string, text: string): Promise<void> {
    const name = title.replace(/[\\/:?*"<>|#]+/g, ' ').trim();
    const uri = vscode.Uri.from({ scheme: documentSchemes.reading, path: `/${name}.md` }); // read as markdown
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: false });
    const copy = vscode.l10n.t('Copy');
    const preview = vscode.l10n.t('Open Preview');
    const available = await vscode.commands.getCommands(true);
    const actions = [copy, ...(available.includes(editorCommands.showMarkdownPreviewToSide) ? [preview] : [])];
    // Not waited for: the text is there to be read.
    void vscode.window.showInformationMessage(title, ...actions).then(async (chosen) => {
      if (chosen === copy) await vscode.env.clipboard.writeText(text);
      if (chosen === preview) await vscode.commands.executeCommand(editorCommands.showMarkdownPreviewToSide, uri);
    });
  }

  /** `[WP-3](docs/plans/phase-1.md#L12)`: paths from the root of a folder of the workspace, with the 1-based line. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const text = document.getText();
    const [root] = vscode.workspace.workspaceFolders ?? [];
    if (!root) return [];
    return [...text.matchAll(/\]\(<?([^()<>#\n]{1,300})#L(\d{1,7})>?\)/g)].map((found) => {
      const [, path = '', line = ''] = found;
      const start = found.index + 2;
      const range = new vscode.Range(
        document.positionAt(start),
        document.positionAt(found.index + found[0].length - 1),
      );
      const target = vscode.Uri.joinPath(root.uri, decodeURI(path)).with({ fragment: `L${line}` });
      return new vscode.DocumentLink(range, target);
    });
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.changed.dispose();
  }
}
