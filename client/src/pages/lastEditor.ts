import * as vscode from 'vscode';

/** The editor of text that had the focus last: a page that has it now is none. */
export class LastEditor implements vscode.Disposable {
  private last = vscode.window.activeTextEditor;
  private readonly listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
    if (editor) this.last = editor;
  });

  dispose(): void {
    this.listener.dispose();
  }

  /** The document and the cursor in it; undefined where none was open, or it has been closed since. */
  place(): { uri: string; position: { line: number; character: number } } | undefined {
    const isOpen = this.last && vscode.workspace.textDocuments.includes(this.last.document);
    const editor = isOpen ? this.last : vscode.window.visibleTextEditors[0];
    if (editor?.document.languageId !== 'markdown') return undefined;
    const { line, character } = editor.selection.active;
    return { uri: editor.document.uri.toString(), position: { line, character } };
  }
}
