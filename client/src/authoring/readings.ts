import * as vscode from 'vscode';
import { documentSchemes, editorCommands } from '../contributions';

/** `[WP-3](docs/plans/phase-1.md#L12)`: a path from the root of a folder of the workspace, with the 1-based line. */
const links = /\]\(<?([^()<>#\n]{1,300})#L(\d{1,7})>?\)/g;

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

  /** Shows a text as it is to be read: rendered, with links that lead into the plans. */
  async read(title: string, text: string): Promise<void> {
    const uri = this.served(title, withTargets(text));
    const available = await vscode.commands.getCommands(true);
    if (available.includes(editorCommands.showMarkdownPreview))
      await vscode.commands.executeCommand(editorCommands.showMarkdownPreview, uri);
    else await vscode.window.showTextDocument(uri, { preview: true });
  }

  /** Shows a text that is meant for somebody else, as it is, to be copied or saved. */
  async share(title: string, text: string): Promise<void> {
    await vscode.window.showTextDocument(this.served(title, text), { preview: false });
    const copy = vscode.l10n.t('Copy');
    const save = vscode.l10n.t('Save As…');
    // Not waited for: the text is there to be looked at.
    void vscode.window.showInformationMessage(title, copy, save).then(async (chosen) => {
      if (chosen === copy) await vscode.env.clipboard.writeText(text);
      if (chosen === save) await vscode.commands.executeCommand(editorCommands.saveAs);
    });
  }

  /** One of the same title takes the place of the one that is there. */
  private served(title: string, text: string): vscode.Uri {
    const name = title.replace(/[\\/:?*"<>|#]+/g, ' ').trim();
    const uri = vscode.Uri.from({ scheme: documentSchemes.reading, path: `/${name}.md` }); // read as markdown
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    return uri;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return [...document.getText().matchAll(links)].flatMap((found) => {
      const [whole, path = '', line = ''] = found;
      const target = targetOf(path, line);
      const range = new vscode.Range(
        document.positionAt(found.index + 2),
        document.positionAt(found.index + whole.length - 1),
      );
      return target ? [new vscode.DocumentLink(range, target)] : [];
    });
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.changed.dispose();
  }
}

function targetOf(path: string, line: string): vscode.Uri | undefined {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  return root && vscode.Uri.joinPath(root.uri, unescaped(path)).with({ fragment: `L${line}` });
}

function unescaped(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // a per cent sign that means itself
  }
}

/** Links as a preview follows them, wherever the text itself is: from the root of the workspace's first folder. */
function withTargets(text: string): string {
  return text.replace(links, (_, path: string, line: string) => `](</${path}#L${line}>)`);
}
